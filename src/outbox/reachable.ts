import type { ThreadContext } from '../domain/decision-context.ts';
import { inThread, type OutboxEntry } from '../domain/outbox-entry.ts';
import type { Access, NoAccess, NoReach } from '../slack/api/access.ts';
import { type Answer, DONE } from '../slack/api/answer.ts';

/**
 * Why an entry cannot go out now, asked of Slack at that moment: a thread begins only where its owner
 * can read it, who may have named a channel of others or have left it, and one person alone is told
 * of a decision only while they may see it. Null when it may go.
 */
export async function whyUnreachable(
  access: Pick<Access, 'of' | 'reach'>,
  { message, channelId }: Pick<OutboxEntry, 'message' | 'channelId'>,
  { decision }: Pick<ThreadContext, 'decision'>,
): Promise<Answer<null> | null> {
  if (inThread(message)) {
    return message.kind === 'root' && decision.thread === null
      ? whyNoThread(await access.reach(decision.ownerId, channelId))
      : null;
  }
  switch (message.kind) {
    case 'rating_reminder':
      return whyNotTold(await access.of({ userId: channelId }, decision.channelId));
    case 'undelivered':
      // Its owner is told why, wherever they are, and nothing of the decision.
      return null;
    case 'refresh':
    case 'delivered_after_all':
      return null;
  }
}

const NOT_YET = { kind: 'later', error: 'scope_unknown', isUnconfirmed: false } as const;

function whyNoThread(may: 'may' | NoReach): Answer<null> | null {
  switch (may) {
    case 'may':
      return null;
    case 'not_in_it':
      return { kind: 'refused', error: 'asker_not_in_channel' };
    case 'bot_not_in_it':
      return { kind: 'refused', error: 'channel_not_found' };
    case 'not_permitted':
      return { kind: 'refused', error: 'missing_scope' };
    case 'not_known':
      return NOT_YET;
  }
}

function whyNotTold(may: 'may' | NoAccess): Answer<null> | null {
  if (may === 'may') return null;
  return may === 'not_known' || may === 'unknown_person' ? NOT_YET : DONE;
}
