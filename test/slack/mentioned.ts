import { isHidden } from '../../src/domain/decision.ts';
import type { ThreadContext } from '../../src/domain/decision-context.ts';
import type { OutboxMessage } from '../../src/domain/outbox-entry.ts';
import { BOT } from './rendered.ts';

/** The people whom a message may mention; empty when it is not sent. */
export function mentionedIn(message: OutboxMessage, thread: ThreadContext): readonly string[] {
  const { decision, entry } = thread;
  switch (message.kind === 'refresh' ? message.live : message.kind) {
    case 'root':
      return onRoot(thread);
    case 'panel':
      return thread.ratings.map(({ userId }) => userId);
    case 'objection':
    case 'revised':
    case 'proposal':
    case 'decided':
    case 'withdrawn':
    case 'reviewed':
      return entry === null ? [] : [entry.actorId];
    case 'open_reminder':
    case 'review_asked':
    case 'rating_reminder':
      return [decision.ownerId];
    case 'undelivered':
      return asksForBot(message) ? [BOT] : [];
    default:
      return [];
  }
}

/** Only a bot that is not there has to be invited. */
const asksForBot = (message: OutboxMessage): boolean =>
  message.kind === 'undelivered' && message.refusal === 'not_in_channel';

function onRoot({ decision, ratings }: ThreadContext): readonly string[] {
  const { ownerId, status, blind, withdrawn, decided } = decision;
  if (status === 'rating') {
    return [ownerId, ...ratings.map(({ userId }) => userId), ...(blind?.invited ?? [])];
  }
  return [
    ownerId,
    ...(withdrawn === null ? [] : [withdrawn.by]),
    ...(decided === null || isHidden(decision) ? [] : decided.deciders),
  ];
}
