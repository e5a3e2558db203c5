import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import type { Redeliver } from '../../usecases/redeliver.ts';
import { RECENT_MS } from '../api/people.ts';
import { decisionOfDeliveryBlock } from '../kit/ids.ts';
import { type ListenerDeps, refusalText, toThemAlone } from '../listeners/discussion.ts';

type Args = AllMiddlewareArgs & SlackActionMiddlewareArgs<BlockAction>;
type Deps = Pick<ListenerDeps, 'people' | 'access' | 'messages'> & {
  readonly redeliver: Redeliver;
};

/**
 * Retries an undelivered thread for its owner: in its own channel, which tells them nothing about it, or
 * in another one, which the owner must see and the bot must be able to post in.
 */
export const redeliverThread =
  ({ redeliver, people, access, messages: t }: Deps) =>
  async ({ ack, action, body, respond }: Args): Promise<void> => {
    await ack();
    const decisionId = decisionOfDeliveryBlock(action.block_id);
    if (decisionId === null) return;
    const actor = { userId: body.user.id };
    const tell = (text: string) => respond(toThemAlone(text));
    const moveTo = action.type === 'conversations_select' ? action.selected_conversation : null;
    const may =
      moveTo === null
        ? await people.membership(actor.userId, RECENT_MS)
        : await access.soon(actor, moveTo);
    if (may !== 'may' && may !== 'member') {
      await tell(refusalText(t, may, null));
      return;
    }
    const outcome = await redeliver({
      decisionId,
      userId: actor.userId,
      ...(moveTo === null ? {} : { moveTo }),
    });
    await tell(t.notice.outcome[outcome]);
  };
