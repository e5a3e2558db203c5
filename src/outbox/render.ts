import { guideEn } from '../guide/en.ts';
import type { Messages } from '../i18n/messages.ts';
import { isHidden } from '../records/decision.ts';
import type { Effect } from '../records/effect.ts';
import { type MessageContent, shortText } from '../slack/blocks.ts';
import { deliveredNotice, undeliveredNotice } from '../slack/views/notice-message.ts';
import { panelMessage } from '../slack/views/panel-message.ts';
import { proofMessage } from '../slack/views/proof-message.ts';
import { ratingReminder } from '../slack/views/rating-reminder.ts';
import { rootMessage } from '../slack/views/root-message.ts';
import type { Shown } from '../slack/views/shown.ts';
import { supersededMessage } from '../slack/views/superseded-message.ts';
import { toldMessage } from '../slack/views/told-message.ts';
import { tradeOffsMessage } from '../slack/views/trade-offs-message.ts';
import { whyMessage } from '../slack/views/why-message.ts';

/** Who a message is for, when it is for one person alone. */
export type Addressee = { readonly channelId: string };

/**
 * The message an effect wants, as rich as can be first, then plainer in case Slack refuses; none
 * when there is nothing to say any more.
 */
export function render(
  t: Messages,
  effect: Effect,
  shown: Shown,
  to: Addressee,
): readonly MessageContent[] {
  const forms = formsOf(t, effect, shown, to);
  return forms.map(({ text, blocks }) => ({ text: shortText(text, t.shortened), blocks }));
}

function formsOf(
  t: Messages,
  effect: Effect,
  shown: Shown,
  { channelId }: Addressee,
): readonly MessageContent[] {
  const { decision } = shown;
  const name = effect.kind === 'refresh' ? effect.message : effect.kind;
  switch (name) {
    case 'root':
      return withBareText(rootMessage(t, shown));
    case 'why':
      return unlessHidden(shown, () => whyMessage(t, decision));
    case 'trade_offs':
      return unlessHidden(shown, () => tradeOffsMessage(t, guideEn, decision));
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
      return unlessHidden(shown, () => toldMessage(t, shown));
    case 'withdrawn':
    case 'open_reminder':
      return toldMessage(t, shown);
    case 'superseded':
      return supersededMessage(t, shown);
    case 'rating_reminder':
      return ratingReminder(t, shown, channelId);
    case 'undelivered':
      if (effect.kind !== 'undelivered') return [];
      return undeliveredNotice(t, decision, { ...effect, botUserId: shown.botUserId });
    case 'delivered_after_all':
      return deliveredNotice(t, decision);
  }
}

/** Whatever is in the outbox: while people rate blind, nothing that tells answers leaves. */
const unlessHidden = (
  { decision }: Shown,
  message: () => readonly MessageContent[],
): readonly MessageContent[] => (isHidden(decision) ? [] : message());

const withBareText = (forms: readonly MessageContent[]): readonly MessageContent[] => [
  ...forms,
  ...forms.slice(-1).map(({ text }) => ({ text, blocks: [] })),
];
