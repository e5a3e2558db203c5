import type { Decision } from '../../domain/decision.ts';
import type { CriterionId, TradeOff } from '../../engine/index.ts';
import { type GuideTexts, TOPIC } from '../../guide/catalogue.ts';
import { articleSection, SOURCES } from '../../guide/sources.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { MessageContent } from '../kit/blocks.ts';
import { paragraph, type RichPart, richTextMessage, type Span } from '../kit/rich-text.ts';

/** Readers scroll past more. */
const SHOWN_TRADE_OFFS = 6;

/** The second reply: what the verdict costs or risks for this case, with figures and sources. */
export function tradeOffsMessage(
  t: Messages,
  guide: GuideTexts,
  decision: Decision,
): readonly MessageContent[] {
  const parts = decision.recommendation.tradeOffs
    .slice(0, SHOWN_TRADE_OFFS)
    .map((tradeOff) => tradeOffEntry(t, guide, decision, tradeOff));
  return richTextMessage(parts, { title: t.tradeOffs.heading });
}

function tradeOffEntry(
  t: Messages,
  guide: GuideTexts,
  { answers }: Decision,
  { id, because, evidence }: TradeOff,
): RichPart {
  const { title, meaning } = guide.tradeOffs[id];
  const source = SOURCES[evidence];
  const answer = because in answers ? answers[because as CriterionId] : null;
  const reason = t.tradeOffs.because(because, answer);
  const spans: Span[] = [
    { bold: title },
    `\n${meaning}\n${reason === '' ? '' : `${reason}\n`}${guide.findings[evidence]} `,
    { link: source.url, label: source.label },
    ' · ',
    { link: articleSection(TOPIC[id]), label: t.tradeOffs.article },
    '\n',
  ];
  return paragraph(...spans);
}
