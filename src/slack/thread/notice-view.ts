import type { ConversationsSelect } from '@slack/types';
import type { Decision } from '../../domain/decision.ts';
import type { DeliveryRefusal } from '../../domain/outbox-entry.ts';
import type { Messages } from '../../i18n/messages.ts';
import {
  channelMention,
  cut,
  escapeMrkdwn,
  isolate,
  LIMIT,
  type MessageContent,
  mention,
  plain,
  plainSection,
  section,
} from '../kit/blocks.ts';
import { button, controls } from '../kit/controls.ts';
import { ACTION, deliveryBlock } from '../kit/ids.ts';
import { channelSelect } from '../kit/inputs.ts';

/** Tells the owner, alone, why the thread is not there yet and how to mend it. */
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
  const say = hasBegun ? t.notice.incomplete : t.notice.undelivered;
  const remedy = t.notice.remedy[problem.refusal]({
    bot: mention(problem.botUserId),
    channel: channelMention(thread?.channel ?? channelId),
    error: escapeMrkdwn(problem.error),
  });
  const text = `${say(isolate(escapeMrkdwn(title)))} ${remedy} ${t.notice.kept}`;
  return [
    {
      text,
      blocks: [
        plainSection(`${say(isolate(title))} ${t.notice.kept}`),
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
        // Without a root there is no menu from which to delete it.
        controls(decision.id, [button(ACTION.delete, t.deletion.menu)]),
      ],
    },
    { text, blocks: [] },
  ];
}

/** What such a notice becomes once the thread is there. */
export function deliveredNotice(
  t: Messages,
  { title, thread, channelId }: Decision,
): readonly MessageContent[] {
  const where = t.notice.where(channelMention(thread?.channel ?? channelId));
  const said = t.notice.deliveredAfterAll;
  return [
    {
      text: `${said(isolate(escapeMrkdwn(title)))} ${where}`,
      blocks: [plainSection(said(isolate(title))), section(where)],
    },
  ];
}

const channelPicker = (t: Messages): ConversationsSelect =>
  channelSelect(ACTION.moveDelivery, { choose: cut(t.notice.elsewhere, LIMIT.placeholder) });
