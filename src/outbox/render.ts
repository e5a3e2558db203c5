import { isHidden } from '../domain/decision.ts';
import type { ThreadContext } from '../domain/decision-context.ts';
import type { OutboxMessage } from '../domain/outbox-entry.ts';
import { findingsEn } from '../guide/en.ts';
import type { Messages } from '../i18n/messages.ts';
import { type MessageContent, shortText } from '../slack/kit/blocks.ts';
import { eventReply } from '../slack/thread/event-reply-view.ts';
import {
  deliveredNotice,
  ratingReminder,
  supersededMessage,
  undeliveredNotice,
} from '../slack/thread/notice-view.ts';
import {
  howMessage,
  panelMessage,
  proofMessage,
  tradeOffsMessage,
  whyMessage,
} from '../slack/thread/reasoning-view.ts';
import { rootMessage } from '../slack/thread/root-view.ts';

/** Who a message is for, when it is for one person alone. */
export type Addressee = { readonly channelId: string };

/**
 * The message of an entry, as rich as can be first, then plainer in case Slack refuses; none
 * when there is nothing to say any more.
 */
export function render(
  t: Messages,
  message: OutboxMessage,
  shown: ThreadContext & { readonly botUserId: string },
  to: Addressee,
): readonly MessageContent[] {
  const forms = formsOf(t, message, shown, to);
  return forms.map(({ text, blocks }) => ({ text: shortText(text, t.shortened), blocks }));
}

function formsOf(
  t: Messages,
  message: OutboxMessage,
  shown: ThreadContext & { readonly botUserId: string },
  { channelId }: Addressee,
): readonly MessageContent[] {
  const { decision } = shown;
  const name = message.kind === 'refresh' ? message.live : message.kind;
  switch (name) {
    case 'root':
      return withBareText(rootMessage(t, shown));
    case 'why':
      return unlessHidden(shown, () => whyMessage(t, decision));
    case 'how':
      return unlessHidden(shown, () => howMessage(t, decision));
    case 'trade_offs':
      return unlessHidden(shown, () => tradeOffsMessage(t, findingsEn, decision));
    case 'proof':
      return unlessHidden(shown, () => proofMessage(t, decision));
    case 'panel':
      return unlessHidden(shown, () => panelMessage(t, shown));
    case 'objection':
    case 'revised':
    case 'proposal':
    case 'decided':
    case 'review_asked':
    case 'reviewed':
      return unlessHidden(shown, () => eventReply(t, shown));
    case 'withdrawn':
    case 'open_reminder':
      return eventReply(t, shown);
    case 'superseded':
      return supersededMessage(t, shown);
    case 'rating_reminder':
      return ratingReminder(t, shown, channelId);
    case 'undelivered':
      if (message.kind !== 'undelivered') return [];
      return undeliveredNotice(t, decision, { ...message, botUserId: shown.botUserId });
    case 'delivered_after_all':
      return deliveredNotice(t, decision);
  }
}

/** Whatever is in the outbox: while people rate blind, nothing that tells answers leaves. */
const unlessHidden = (
  { decision }: ThreadContext,
  message: () => readonly MessageContent[],
): readonly MessageContent[] => (isHidden(decision) ? [] : message());

const withBareText = (message: MessageContent): readonly MessageContent[] => [
  message,
  { text: message.text, blocks: [] },
];
