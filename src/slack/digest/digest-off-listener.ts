import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import { RECENT_MS } from '../api/people.ts';
import type { Actor } from '../api/permissions.ts';
import { mention } from '../kit/blocks.ts';
import { type ListenerDeps, refusalText } from '../listeners/discussion.ts';
import { type DigestDeps, notMember } from './digest-shown.ts';

type Args = AllMiddlewareArgs & SlackActionMiddlewareArgs<BlockAction>;
type Deps = Pick<DigestDeps, 'digests' | 'people' | 'gateway' | 'messages' | 'log'> &
  Pick<ListenerDeps, 'access'>;

/**
 * Under a digest: one click turns it off, by the one who gets it or by any member who sees the
 * channel. The click says which digest; whether it is theirs is asked of Slack, and the channel is
 * told in a message of its own: what the click says about the digest's message is nobody's word.
 */
export const stopDigestFromMessage =
  (deps: Deps) =>
  async ({ ack, action, body, respond }: Args): Promise<void> => {
    const { digests, gateway, messages: t, log } = deps;
    const { id: userId } = body.user;
    const target = action.type === 'button' ? (action.value ?? '') : '';
    const refusal = await refusalOf(deps, { userId }, target);
    const wasOn = refusal === null && (await digests.unsubscribe(target, userId));
    await ack();
    const tell = (text: string) =>
      respond({ response_type: 'ephemeral', replace_original: false, text });
    if (refusal !== null || !wasOn || target === userId) {
      await tell(refusal ?? (wasOn ? t.digest.turnedOff : t.digest.isOff));
      return;
    }
    const text = t.digest.turnedOffBy(mention(userId));
    const rowId = `digest-off:${target}`;
    const told = await gateway.post({ channel: target, content: { text, blocks: [] }, rowId });
    if (told.kind === 'done') return;
    log.warn({ error: told.error }, 'A channel was not told that its digest was turned off');
    await tell(text);
  };

/** Why they may not turn it off, in words for them; null if they may. */
async function refusalOf(
  { people, access, messages: t }: Deps,
  actor: Actor,
  target: string,
): Promise<string | null> {
  if (target === actor.userId) {
    return notMember(t, await people.membership(actor.userId, RECENT_MS));
  }
  const may = await access.soon(actor, target);
  if (may === 'may') return null;
  return may === 'not_in_it' || may === 'bot_not_in_it'
    ? t.digest.notYours
    : refusalText(t, may, null);
}
