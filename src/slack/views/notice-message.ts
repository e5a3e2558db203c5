import type { ConversationsSelect } from '@slack/types';
import type { Messages } from '../../i18n/messages.ts';
import type { Decision, Refusal } from '../../records.ts';
import {
  cut,
  escapeMrkdwn,
  isolate,
  LIMIT,
  type MessageContent,
  plain,
  section,
} from '../blocks.ts';
import { ACTION, deliveryBlock } from '../ids.ts';

const titleOf = ({ title }: Decision): string => `“${isolate(escapeMrkdwn(title))}”`;

/** Tells the owner, alone, why the thread is not there yet and how to mend it. */
export function undeliveredNotice(
  t: Messages,
  decision: Decision,
  problem: { readonly refusal: Refusal; readonly error: string; readonly botUserId: string },
): readonly MessageContent[] {
  const hasBegun = decision.thread !== null;
  const say = hasBegun ? t.notice.incomplete : t.notice.undelivered;
  const what = say(titleOf(decision), `<#${decision.thread?.channel ?? decision.channelId}>`);
  const remedy = t.notice.remedy[problem.refusal](
    `<@${problem.botUserId}>`,
    escapeMrkdwn(problem.error),
  );
  const text = cut(`${what} ${remedy} ${t.notice.kept}`, LIMIT.messageText);
  return [
    {
      text,
      blocks: [
        section(`${what} ${t.notice.kept}`),
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
            // What has begun stays where it is.
            ...(hasBegun ? [] : [channelPicker(t)]),
          ],
        },
      ],
    },
    { text, blocks: [] },
  ];
}

/** What such a notice becomes once the thread is there. */
export function deliveredNotice(t: Messages, decision: Decision): readonly MessageContent[] {
  const channel = decision.thread?.channel ?? decision.channelId;
  const text = t.notice.deliveredAfterAll(titleOf(decision), `<#${channel}>`);
  return [{ text, blocks: [section(text)] }];
}

const channelPicker = (t: Messages): ConversationsSelect => ({
  type: 'conversations_select',
  action_id: ACTION.moveDelivery,
  placeholder: plain(cut(t.notice.elsewhere, LIMIT.placeholder)),
  filter: { include: ['public', 'private'], exclude_bot_users: true },
});
