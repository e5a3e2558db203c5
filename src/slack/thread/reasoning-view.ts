import type { Decision } from '../../domain/decision.ts';
import type { ThreadContext } from '../../domain/decision-context.ts';
import {
  CRITERIA,
  contradictions,
  type EvidenceId,
  INFLUENCES,
  type Influence,
  type Panel,
  type Recommendation,
  VERDICTS,
} from '../../engine/index.ts';
import { type Findings, SOURCES } from '../../guide/sources.ts';
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
  titledList,
} from '../kit/rich-text.ts';

/** More pairs than this say nothing new. */
const SHOWN_PAIRS = 3;

/** The first reply: the answers by what they do here, what would change the verdict, cautions. */
export function whyMessage(t: Messages, decision: Decision): readonly MessageContent[] {
  const { context, source, recommendation } = decision;
  const { verdict } = recommendation;
  // The first message says already which answers contradict each other.
  const said: readonly string[] = contradictions(decision.answers, decision.details);
  const cautions = recommendation.cautions.filter(({ code }) => !said.includes(code));
  const link = source?.link ?? null;
  const named = new Set<EvidenceId>();
  const asked: readonly RichPart[] = [
    ...(context === '' ? [] : [heading(t.why.context), quote(context)]),
    ...(link === null ? [] : [paragraph({ link, label: t.why.source })]),
  ];
  const parts: RichPart[] = [
    ...asked,
    ...known(t, decision, asked.length > 0 ? '\n' : ''),
    ...INFLUENCES.flatMap((influence) => answersWith(t, decision, influence)),
    ...pairs(t, recommendation),
    ...titledList(
      t.why.cautionsHeading,
      cautions.map(({ code, evidence }) => [
        t.why.caution[code](decision),
        ...cite(evidence, named),
      ]),
    ),
  ];
  return richTextMessage(parts, { title: t.why.heading(verdict) });
}

/** What is known beyond the six answers, in one line, `gap` before it. */
function known(t: Messages, { details }: Decision, gap: string): readonly RichPart[] {
  const given = t.details.inShort(details);
  return given === '' ? [] : [paragraph(`${gap}${given.charAt(0).toUpperCase()}${given.slice(1)}`)];
}

/** The answers with this influence, each with what it alone would change; those without any in one line. */
function answersWith(t: Messages, decision: Decision, influence: Influence): readonly RichPart[] {
  const reasons = decision.recommendation.reasons.filter((one) => one.influence === influence);
  if (influence === 'cannot') {
    return reasons.length === 0 ? [] : [paragraph(t.why.cannot(reasons))];
  }
  return titledList(
    t.why.influence[influence],
    reasons.map(({ criterion, answer }) => {
      const [name, meaning] = answerLine(t, criterion, answer);
      return [name, `${meaning} — ${t.why.alone(criterion, decision)}`];
    }),
  );
}

/** Where no single answer changes the verdict, the nearest pairs that do. */
function pairs(t: Messages, { flips }: Recommendation): readonly RichPart[] {
  if (flips.length === 0) return [paragraph(t.why.noFlips)];
  const two = flips.filter(({ changes }) => changes.length > 1);
  const hidden = two.length - SHOWN_PAIRS;
  return titledList(t.why.flipsHeading, [
    ...two.slice(0, SHOWN_PAIRS).map((flip) => [t.why.flip(flip)]),
    ...(hidden > 0 ? [[t.why.moreFlips(hidden)]] : []),
  ]);
}

/** A source in brackets, unless this message has named it already. */
function cite(evidence: EvidenceId | null, named: Set<EvidenceId>): readonly Span[] {
  if (evidence === null || named.has(evidence)) return [];
  named.add(evidence);
  const { url, label } = SOURCES[evidence];
  return [' (', { link: url, label }, ')'];
}

/** The second reply: which kinds of retrieval, tuning and prompting fit, and what to build first. */
export function howMessage(t: Messages, decision: Decision): readonly MessageContent[] {
  const { kinds, sharpenBy } = decision.recommendation;
  const named = new Set<EvidenceId>();
  const parts: RichPart[] = [
    ...kinds.map((choice) =>
      paragraph(
        { bold: t.how.name(choice, decision) },
        `\n${t.how.text(choice, decision)}`,
        ...cite(choice.evidence, named),
        '\n',
      ),
    ),
    ...(sharpenBy === null ? [] : [paragraph(t.how.sharpen(sharpenBy))]),
  ];
  return richTextMessage(parts, { title: t.how.heading });
}

/** So many at least; more as long as a thread fits four screens of a phone. */
const LEAST_TRADE_OFFS = 2;
const MOST_TRADE_OFFS = 3;
const TRADE_OFFS_LENGTH = 600;

/** The third reply: what the recommended way costs or risks in this case, with figures and sources. */
export function tradeOffsMessage(
  t: Messages,
  findings: Findings,
  decision: Decision,
): readonly MessageContent[] {
  let length = 0;
  const parts: RichPart[] = [];
  for (const { id, evidence } of decision.recommendation.tradeOffs.slice(0, MOST_TRADE_OFFS)) {
    const here = t.tradeOffs.here(id, decision);
    const finding = evidence === null ? '' : ` ${findings[evidence]} `;
    length += here.length + finding.length;
    if (parts.length >= LEAST_TRADE_OFFS && length > TRADE_OFFS_LENGTH) break;
    const source =
      evidence === null ? '' : { link: SOURCES[evidence].url, label: SOURCES[evidence].label };
    parts.push(paragraph({ bold: t.tradeOffs.title(id) }, `\n${here}${finding}`, source, '\n'));
  }
  // A message that stands must show something, also when another case has left nothing to say.
  const shown = parts.length > 0 ? parts : [paragraph(t.tradeOffs.none)];
  return richTextMessage(shown, { title: t.tradeOffs.heading });
}

/** The fourth reply: a small experiment that can refute the verdict before anything is built. */
export function proofMessage(t: Messages, decision: Decision): readonly MessageContent[] {
  const { plan } = decision.recommendation;
  const words = t.proof;
  const line = (label: string, text: string) => [{ bold: `${label}: ` }, text];
  const parts = [
    bullets([
      line(words.testSet, `${words.sample(plan.sample, decision)} ${words.apart(plan, decision)}`),
      line(words.baselineLabel, words.baseline(plan, decision)),
      line(words.passLabel, words.passLine(plan, decision)),
      ...(plan.collectLabels ? [line(words.keepLabel, words.collectLabels)] : []),
    ]),
    ...titledList(
      words.measure,
      plan.checks.map((check) => {
        const { name, metric } = words.check(check, decision);
        return line(name, metric);
      }),
    ),
    ...titledList(
      words.switchHeading,
      words.switches(decision).map((text) => [text]),
    ),
  ];
  return richTextMessage(parts, { title: words.heading });
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
