import { guideEn } from '../guide/en.ts';
import type { Messages } from '../i18n/messages.ts';
import type { Decision } from '../records/decision.ts';
import type { Effect } from '../records/effect.ts';
import type { MessageContent } from '../slack/blocks.ts';
import { deliveredNotice, undeliveredNotice } from '../slack/views/notice-message.ts';
import { proofMessage } from '../slack/views/proof-message.ts';
import { rootMessage } from '../slack/views/root-message.ts';
import { tradeOffsMessage } from '../slack/views/trade-offs-message.ts';
import { whyMessage } from '../slack/views/why-message.ts';

export type RenderContext = {
  readonly decision: Decision;
  readonly ratings: number;
  readonly botUserId: string;
};

/** The message an effect wants, as rich as can be first, then plainer in case Slack refuses. */
export function render(
  t: Messages,
  effect: Effect,
  { decision, ratings, botUserId }: RenderContext,
): readonly MessageContent[] {
  switch (effect.kind) {
    case 'root': {
      const forms = rootMessage(t, decision, ratings);
      return [...forms, ...forms.slice(-1).map(({ text }) => ({ text, blocks: [] }))];
    }
    case 'why':
      return whyMessage(t, decision);
    case 'trade_offs':
      return tradeOffsMessage(t, guideEn, decision);
    case 'proof':
      return proofMessage(t, decision);
    case 'undelivered':
      return undeliveredNotice(t, decision, { ...effect, botUserId });
    case 'delivered_after_all':
      return deliveredNotice(t, decision);
  }
}
