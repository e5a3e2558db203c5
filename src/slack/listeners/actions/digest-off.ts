import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import { mention } from '../../blocks.ts';
import { readDigestShown } from '../../forms/digest-off.ts';
import { digestTurnedOff } from '../../views/digest-off.ts';
import { type DigestListenerDeps, notMember } from '../digest-shown.ts';

type Args = AllMiddlewareArgs & SlackActionMiddlewareArgs<BlockAction>;
type Deps = Pick<DigestListenerDeps, 'digests' | 'people' | 'gateway' | 'messages' | 'log'>;

/** Under a digest: one click turns it off, by the one who gets it or by any member in the channel. */
export const digestOff =
  ({ digests, people, gateway, messages: t, log }: Deps) =>
  async ({ ack, action, body, respond }: Args): Promise<void> => {
    const userId = body.user.id;
    const target = action.type === 'button' ? (action.value ?? '') : '';
    const shown = readDigestShown(body);
    const isTheirs = target === userId || target === shown?.channel;
    const standing = await people.standing(userId, body.user.team_id);
    const refusal = notMember(t, standing) ?? (isTheirs ? null : t.digest.notYours);
    if (refusal === null) await digests.unsubscribe(target, userId);
    await ack();
    const tell = (text: string) =>
      respond({ response_type: 'ephemeral', replace_original: false, text });
    if (refusal !== null) {
      await tell(refusal);
      return;
    }
    if (shown === null) return;
    const content = digestTurnedOff(t, shown.content, userId);
    const updated = await gateway.update({ channel: shown.channel, ts: shown.ts }, content);
    if (updated.kind === 'done') return;
    log.warn({ error: updated.error }, 'A digest does not show that it was turned off');
    await tell(t.digest.turnedOffBy(mention(userId)));
  };
