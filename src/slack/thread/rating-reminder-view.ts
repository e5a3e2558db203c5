import type { ThreadContext } from '../../domain/thread-context.ts';
import type { Messages } from '../../i18n/messages.ts';
import { isolate, type MessageContent } from '../kit/blocks.ts';
import { paragraph } from '../kit/rich-text.ts';
import { replyMessage } from './reply-view.ts';

/** Tells one person, alone, that their rating is awaited; nothing once they have rated or it is over. */
export function ratingReminder(
  t: Messages,
  { decision, ratings }: ThreadContext,
  userId: string,
): readonly MessageContent[] {
  const hasRated = ratings.some((rating) => rating.userId === userId);
  if (decision.status !== 'rating' || hasRated) return [];
  const { link, title } = decision;
  const words = t.discussion.told;
  return replyMessage(decision.id, [
    paragraph(
      { mention: decision.ownerId },
      words.ratingReminder(isolate(title)),
      ...(link === null ? [] : ([' ', { link, label: words.openThread }] as const)),
    ),
  ]);
}
