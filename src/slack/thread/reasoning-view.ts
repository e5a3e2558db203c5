import type { Decision } from '../../domain/decision.ts';
import type { ThreadContext } from '../../domain/decision-context.ts';
import {
  CRITERIA,
  type CriterionId,
  type Panel,
  type Recommendation,
  type TradeOff,
  VERDICTS,
} from '../../engine/index.ts';
import { articleSection, type GuideTexts, SOURCES, TOPIC } from '../../guide/sources.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { MessageContent } from '../kit/blocks.ts';
import { answerLine } from '../kit/criterion-input.ts';
import { ratedBefore } from '../kit/decision-words.ts';
import { button, controls } from '../kit/elements.ts';
import { ACTION, MIDDLE } from '../kit/ids.ts';
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

/** With fewer raters, a spread says nothing. */
const ENOUGH_FOR_SPREAD = 3;

/** What several people's answers say together and where they split; empty for a single rater. */
export function panelMessage(t: Messages, thread: ThreadContext): readonly MessageContent[] {
  const { decision, panel } = thread;
  if (panel.raters < 2) return [];
  const words = t.discussion.panel;
  const before = ratedBefore(thread);
  const parts: RichPart[] = [
    heading(words.heading(panel.raters)),
    paragraph(words.middle(panel.verdict, decision.recommendation.verdict)),
    bullets(
      CRITERIA.map((id) => [
        { bold: t.criteria[id].name },
        words.criterion(id, panel.criteria[id]),
      ]),
    ),
    ...(panel.raters < ENOUGH_FOR_SPREAD ? [paragraph(words.spreadFrom)] : []),
    heading(words.ownHeading),
    bullets(whoSaysWhat(t, panel)),
    paragraph({ bold: split(t, panel) }),
    ...(before > 0 ? [paragraph(words.before(before))] : []),
  ];
  const differs = CRITERIA.some((id) => panel.answers[id] !== decision.answers[id]);
  const canAdopt = decision.status === 'open' && differs;
  const adopt = button(ACTION.adopt, t.discussion.buttons.adoptMiddle, { value: MIDDLE });
  return richTextMessage(parts, { buttons: canAdopt ? controls(decision.id, [adopt]) : null });
}

function whoSaysWhat(t: Messages, panel: Panel): readonly (readonly Span[])[] {
  return VERDICTS.flatMap((verdict) => {
    const people = panel.own.filter((own) => own.verdict === verdict);
    if (people.length === 0) return [];
    const names = people.flatMap(({ raterId }, index): Span[] => [
      ...(index > 0 ? [', '] : []),
      { mention: raterId },
    ]);
    return [[t.discussion.panel.own(verdict, people.length, panel.raters), ...names]];
  });
}

function split(t: Messages, panel: Panel): string {
  const [first, ...others] = new Set(panel.own.map(({ verdict }) => verdict));
  const words = t.discussion.panel;
  return first !== undefined && others.length === 0
    ? words.agreed(first)
    : words.splitBy(panel.splitBy);
}
