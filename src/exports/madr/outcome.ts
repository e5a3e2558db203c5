import { OUTCOMES, type Outcome } from '../../domain/decision.ts';
import { VERDICTS } from '../../engine/index.ts';
import type { DecisionRecord } from '../record/schema.ts';
import type { PlanRecord } from '../record/schema-plan.ts';
import {
  bold,
  heading,
  isBlank,
  isolate,
  type Line,
  list,
  paragraph,
  quote,
  type Section,
} from './markdown.ts';
import { everybody, momentOf, optionName, type SectionInput, who } from './phrases.ts';

/** The four approaches, and "something else" where people chose or preferred it. */
function optionsOf({ record }: SectionInput): readonly Outcome[] {
  const named = [record.outcome?.outcome, ...record.votes.voices.map(({ preferred }) => preferred)];
  return named.includes('other') ? OUTCOMES : VERDICTS;
}

/** Each option with what it is, how it stands, and who is for it. */
export function consideredOptions(input: SectionInput): Section {
  const { w } = input;
  const items = optionsOf(input).map((option): Line => {
    const sentences = [w.option.about[option], ...judged(input, option)];
    return [bold(optionName(input, option)), `: ${sentences.join(' ')}`];
  });
  return [heading(2, w.heading.options), list(items)];
}

function judged(input: SectionInput, option: Outcome): readonly string[] {
  const { w, record } = input;
  const { people } = record.ratings;
  const judgement = record.recommendation?.options.find((one) => one.option === option);
  const own = people.filter(({ verdict }) => verdict === option).length;
  const preferring = record.votes.voices.filter(({ preferred }) => preferred === option);
  const names = preferring.map(({ person }) => person);
  return [
    ...(judgement === undefined ? [] : [w.option.standing[judgement.standing]]),
    ...(own > 0 && people.length > 1 ? [w.option.ownAnswers(own, people.length)] : []),
    ...(names.length > 0 ? [w.option.preferredBy(everybody(input, names))] : []),
  ];
}

/** What was chosen and why, what the engine recommends, and what decides it. */
export function outcome(input: SectionInput): Section {
  const { w, record } = input;
  return [
    heading(2, w.heading.outcome),
    record.outcome === null
      ? paragraph(w.outcome.open[record.status])
      : chosen(input, record.outcome),
    recommended(input),
  ];
}

function chosen(
  input: SectionInput,
  { name, reason, deciders, by, at, differs, verdict }: NonNullable<DecisionRecord['outcome']>,
): Section {
  const { w } = input;
  const engine =
    differs === null || verdict === null
      ? ''
      : ` ${differs ? w.outcome.differs(optionName(input, verdict)) : w.outcome.agrees}`;
  const decided = deciders.length === 0 ? [by] : deciders;
  const recorder = decided.some(({ id }) => id === by.id) ? '' : w.outcome.recordedBy(who(by));
  const last = paragraph(
    w.outcome.decidedBy(everybody(input, decided), momentOf(at)) + recorder + engine,
  );
  if (!isBlank(reason)) return [paragraph(w.outcome.because(name)), quote(reason), last];
  return [
    paragraph(differs === false ? w.outcome.follows(name) : w.outcome.unexplained(name)),
    last,
  ];
}

function recommended({ t, w, record: { recommendation } }: SectionInput): Section {
  if (recommendation === null) return false;
  const { way, halves, strength, question, firstStep } = recommendation;
  const findOut = question.findOut === null ? '' : ` ${question.findOut}`;
  return [
    paragraph(w.outcome.recommends(way, halves.text, t.strength[strength])),
    paragraph([bold(t.question.label), `: ${question.text}${findOut}`]),
    paragraph([bold(w.outcome.firstStep), `: ${firstStep.text}`]),
  ];
}

/** The kinds that fit the chosen option or, while nothing is decided, the recommended one. */
export function howToBuild({ t, record: { consequences: of } }: SectionInput): Section {
  if (of === null) return false;
  return [
    heading(3, t.how.heading),
    of.kinds.map(({ name, text }) => paragraph([bold(name), `: ${text}`])),
  ];
}

/** The trade-offs of the chosen option or, while nothing is decided, of the recommended one. */
export function consequences(input: SectionInput): Section {
  const { t, w, record } = input;
  const { consequences: of, hidden } = record;
  if (hidden) return false;
  const title = heading(3, w.heading.consequences);
  if (of === null) return [title, paragraph(w.consequences.unknown)];
  return [
    title,
    !of.certain && paragraph(w.consequences.ifChosen(optionName(input, of.of))),
    of.tradeOffs.length === 0 && paragraph(t.tradeOffs.none),
    list(of.tradeOffs.map(({ title, text }) => [bold(title), `: ${text}`])),
  ];
}

/** How people will check the decision, and the test that the engine suggests. */
export function confirmation(input: SectionInput): Section {
  const { w, record } = input;
  const { confirmation: of, dates } = record;
  const isDecided = record.outcome !== null;
  return [
    heading(3, w.heading.confirmation),
    of.check === null
      ? paragraph(isDecided ? w.confirmation.noCheck : w.confirmation.undecided)
      : [paragraph(w.confirmation.check), quote(of.check)],
    dates.review === null
      ? isDecided && paragraph(w.confirmation.noReview)
      : paragraph(w.confirmation.reviewOn(dates.review.on, isolate(dates.review.zone))),
    of.plan !== null && planned(input, of.plan),
  ];
}

function planned(input: SectionInput, plan: PlanRecord): Section {
  const { t, w, record } = input;
  const { testSet, baselineLabel, passLabel, keepLabel } = t.proof;
  const lines: readonly (readonly [label: string, text: string])[] = [
    [testSet, plan.sample.text],
    [baselineLabel, plan.baseline.text],
    [passLabel, plan.passLine.text],
    ...(plan.collectLabels === null ? [] : [[keepLabel, plan.collectLabels] as const]),
    ...plan.checks.map(({ name, metric }) => [name, metric] as const),
  ];
  return [
    paragraph(
      w.confirmation.plan(optionName(input, plan.of)) +
        (record.outcome?.differs ? w.confirmation.notOfOutcome : ''),
    ),
    list(lines.map(([label, text]) => [bold(label), `: ${text}`])),
    plan.switches.length > 0 && paragraph(`${t.proof.switchHeading}:`),
    list(plan.switches),
  ];
}
