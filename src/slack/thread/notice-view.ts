import type { Decision } from '../../domain/decision.ts';
import type { ThreadContext } from '../../domain/decision-context.ts';
import { SYSTEM_ACTOR } from '../../domain/events.ts';
import type { DeliveryRefusal } from '../../domain/outbox-entry.ts';
import type { Messages } from '../../i18n/messages.ts';
import {
  channelMention,
  context,
  cut,
  escapeMrkdwn,
  isolate,
  LIMIT,
  localTime,
  type MessageContent,
  mention,
  plain,
  plainSection,
  section,
  typedText,
} from '../kit/blocks.ts';
import { button, channelSelect, controls } from '../kit/elements.ts';
import { ACTION, deliveryBlock } from '../kit/ids.ts';
import { paragraph, richTextMessage, type Span } from '../kit/rich-text.ts';

/** Tells only the owner why Slack has not taken the thread, and what to do about it. */
export function undeliveredNotice(
  t: Messages,
  decision: Decision,
  problem: {
    readonly refusal: DeliveryRefusal;
    readonly error: string;
    readonly botUserId: string;
  },
): readonly MessageContent[] {
  const { title, thread, channelId } = decision;
  const hasBegun = thread !== null;
  const what = hasBegun ? t.notice.incomplete : t.notice.undelivered;
  const remedy = t.notice.remedy[problem.refusal]({
    bot: mention(problem.botUserId),
    channel: channelMention(thread?.channel ?? channelId),
    error: escapeMrkdwn(problem.error),
  });
  const text = `${what(typedText(title))} ${remedy} ${t.notice.kept}`;
  return [
    {
      text,
      blocks: [
        plainSection(`${what(isolate(title))} ${t.notice.kept}`),
        section(remedy),
        {
          type: 'actions',
          block_id: deliveryBlock(decision.id),
          elements: [
            {
              type: 'button',
              action_id: ACTION.retryDelivery,
              text: plain(t.notice.retry),
              value: decision.id,
            },
            // A thread that has begun cannot move.
            ...(hasBegun
              ? []
              : [
                  channelSelect(ACTION.moveDelivery, {
                    choose: cut(t.notice.elsewhere, LIMIT.placeholder),
                  }),
                ]),
          ],
        },
        // Without a root message there is no menu to delete the decision from.
        controls(decision.id, [button(ACTION.delete, t.deletion.menu)]),
      ],
    },
    { text, blocks: [] },
  ];
}

/** Replaces the undelivered notice once the thread is complete. */
export function deliveredNotice(
  t: Messages,
  { title, thread, channelId }: Decision,
): readonly MessageContent[] {
  const where = t.notice.where(channelMention(thread?.channel ?? channelId));
  const what = t.notice.deliveredAfterAll;
  return [
    {
      text: `${what(typedText(title))} ${where}`,
      blocks: [plainSection(what(isolate(title))), section(where)],
    },
  ];
}

/** Links the thread of a replaced decision to its successor. */
export function supersededMessage(
  t: Messages,
  { supersededBy }: ThreadContext,
): readonly MessageContent[] {
  if (supersededBy === null) return [];
  const { title, link } = supersededBy;
  const successor: Span = link === null ? { user: `“${title}”` } : { link, label: title };
  return richTextMessage([paragraph(t.discussion.told.superseded, successor, '.')]);
}

/** Reminds one person of the rating they owe; empty once they have rated or the round is over. */
export function ratingReminder(
  t: Messages,
  { decision, ratings }: ThreadContext,
  userId: string,
): readonly MessageContent[] {
  const hasRated = ratings.some((rating) => rating.userId === userId);
  if (decision.status !== 'rating' || hasRated) return [];
  const { link, title, ownerId } = decision;
  const words = t.discussion.told;
  return richTextMessage([
    paragraph(
      { mention: ownerId },
      words.ratingReminder(isolate(title)),
      ...(link === null ? [] : ([' ', { link, label: words.openThread }] as const)),
    ),
  ]);
}

/** Replaces a deleted decision's root message: says only when and by whom it was deleted. */
export function deletedNotice(
  t: Messages,
  { by, at }: { readonly by: string; readonly at: number },
): MessageContent {
  const words = t.deletion.tombstone;
  const text =
    by === SYSTEM_ACTOR
      ? words.keptLongEnough(localTime(at))
      : words.deleted(mention(by), localTime(at));
  return { text, blocks: [context(text)] };
}

/** Tells only the person who deleted a decision that Slack still shows some of its messages. */
export function remainingMessage(t: Messages, channelId: string): MessageContent {
  const text = t.deletion.remaining(channelMention(channelId));
  return { text, blocks: [section(text)] };
}
