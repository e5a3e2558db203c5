import type { Decision } from '../../domain/decision.ts';
import type { CriterionId, Recommendation, TradeOff } from '../../engine/index.ts';
import { type GuideTexts, TOPIC } from '../../guide/catalogue.ts';
import { articleSection, SOURCES } from '../../guide/sources.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { MessageContent } from '../kit/blocks.ts';
import { answerLine } from '../kit/criterion-input.ts';
import {
  bullets,
  heading,
  paragraph,
  quote,
  type RichPart,
  richTextMessage,
  type Span,
  steps,
  titledList,
} from '../kit/rich-text.ts';

/** More flips than this say nothing new. */
const SHOWN_FLIPS = 6;
/** More would not help a team to start. */
const SHOWN_QUESTIONS = 3;

/** The first reply: the answers and which way each pulls, what would change the verdict, cautions. */
export function whyMessage(t: Messages, decision: Decision): readonly MessageContent[] {
  const { context, source, recommendation } = decision;
  const { verdict, reasons, flips, cautions } = recommendation;
  const link = source?.link ?? null;
  const parts: RichPart[] = [
    ...(context === '' ? [] : [heading(t.why.context), quote(context)]),
    ...(link === null ? [] : [paragraph({ link, label: t.why.source })]),
    heading(t.why.answers),
    bullets(
      reasons.map((reason) => {
        const [name, meaning] = answerLine(t, reason.criterion, reason.answer);
        return [name, `${meaning} — ${t.why.pull(reason)}`];
      }),
    ),
    heading(t.why.flipsHeading),
    flips.length === 0
      ? paragraph(t.why.noFlips)
      : bullets([
          ...flips.slice(0, SHOWN_FLIPS).map((flip) => [t.why.flip(flip)]),
          ...(flips.length > SHOWN_FLIPS ? [[t.why.moreFlips(flips.length - SHOWN_FLIPS)]] : []),
        ]),
    ...titledList(
      t.why.openHeading,
      questionsToSettle(recommendation).map((question) => [t.why.openQuestion(question)]),
      steps,
    ),
    ...titledList(
      t.why.cautionsHeading,
      cautions.map(({ code, evidence }) => {
        const { url, label } = SOURCES[evidence];
        return [`${t.why.caution[code]} (`, { link: url, label }, ')'];
      }),
    ),
  ];
  return richTextMessage(parts, { title: t.why.heading(verdict) });
}

/** The questions that can change the verdict alone; the others only if there are none. */
function questionsToSettle({ openQuestions }: Recommendation): Recommendation['openQuestions'] {
  const decisive = openQuestions.filter(({ verdicts }) => new Set(verdicts).size > 1);
  return (decisive.length > 0 ? decisive : openQuestions).slice(0, SHOWN_QUESTIONS);
}

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

/** The third reply: a small experiment that can refute the verdict before anything is built. */
export function proofMessage(t: Messages, decision: Decision): readonly MessageContent[] {
  const { plan, verdict } = decision.recommendation;
  const assumptions = plan.loadBearing.map((criterion) => [
    { bold: t.criteria[criterion].name },
    `: ${t.proof.findOut[criterion]}`,
  ]);
  const parts = [
    ...titledList(t.proof.assumptions, assumptions),
    ...(assumptions.length > 0 ? [heading(t.proof.experiment)] : []),
    steps([
      [t.proof.sample(plan.sample)],
      [t.proof.baseline(verdict)],
      ...(plan.collectLabels ? [[t.proof.collectLabels]] : []),
      [t.proof.passLine(verdict)],
    ]),
    ...titledList(
      t.proof.measure,
      plan.checks.map((check) => {
        const { name, metric } = t.proof.check[check];
        return [{ bold: name }, `: ${metric}`];
      }),
    ),
    ...titledList(
      t.proof.switchHeading,
      plan.switchIf.map((flip) => [t.proof.switchIf(flip)]),
    ),
  ];
  return richTextMessage(parts, { title: t.proof.heading });
}
