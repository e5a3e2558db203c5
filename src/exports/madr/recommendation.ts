import { OUTCOMES, type Outcome } from '../../domain/decision.ts';
import { CRITERIA, VERDICTS } from '../../engine/index.ts';
import type { DecisionRecord } from '../record/schema.ts';
import type { RecommendationRecord } from '../record/schema-parts.ts';
import { heading, list, paragraph, type Section, table } from './markdown.ts';
import { everybody, goodAndBad, optionName, type SectionInput, who } from './phrases.ts';

type Support = RecommendationRecord['options'][number]['knowledge'];

/** The four approaches, and "something else" where people chose or preferred it. */
function optionsOf({ record }: SectionInput): readonly Outcome[] {
  const named = [record.outcome?.outcome, ...record.votes.voices.map(({ preferred }) => preferred)];
  return named.includes('other') ? OUTCOMES : VERDICTS;
}

export function consideredOptions(input: SectionInput): Section {
  return [
    heading(2, input.w.heading.options),
    list(optionsOf(input).map((option) => optionName(input, option))),
  ];
}

export function prosAndCons(input: SectionInput): Section {
  const { w } = input;
  return [
    heading(2, w.heading.prosAndCons),
    optionsOf(input).map((option) => {
      const { is, ...words } = w.option.about[option];
      return [
        heading(3, optionName(input, option)),
        paragraph(is),
        list([
          ...prosOfNeeds(input, option),
          ...goodAndBad(w, words),
          ...prosOfPeople(input, option),
        ]),
      ];
    }),
  ];
}

function prosOfNeeds({ t, w, record }: SectionInput, option: Outcome): readonly string[] {
  const { recommendation } = record;
  const support = recommendation?.options.find((one) => one.option === option);
  if (support === undefined || !recommendation) return [];
  const { behaviour } = recommendation.needs;
  const sentence = (axis: 'knowledge' | 'behaviour', { supported, includes }: Support): string => {
    const words = w.option.needs[axis];
    const need = t.root.need(recommendation.needs[axis]);
    if (supported === 'open') return w.neutral + words.open(need);
    return supported === 'yes'
      ? w.good + (includes ? words.called : words.notCalled)(need)
      : w.bad + (includes ? words.notCalled : words.leftOut)(need);
  };
  const lacksLabels = behaviour.labels === 'none' || behaviour.labels === 'too_few';
  const { noLabels } = w.option;
  return [
    sentence('knowledge', support.knowledge),
    behaviour.low < behaviour.threshold || !lacksLabels
      ? sentence('behaviour', support.behaviour)
      : support.behaviour.includes
        ? w.bad + noLabels.with(t.root.need(behaviour))
        : w.good + noLabels.without(t.root.need(behaviour)),
  ];
}

function prosOfPeople(input: SectionInput, option: Outcome): readonly string[] {
  const { w, record } = input;
  const { people } = record.ratings;
  const count = people.filter(({ verdict }) => verdict === option).length;
  const preferring = record.votes.voices.filter(({ preferred }) => preferred === option);
  const names = everybody(
    input,
    preferring.map(({ person }) => person),
  );
  return [
    ...(count > 0 && people.length > 1 ? [w.option.ownAnswers(count, people.length)] : []),
    ...(preferring.length > 0 ? [w.option.preferredBy(names)] : []),
  ].map((text) => w.neutral + text);
}

/** The six answers, the two needs and what would change the verdict; nothing while hidden. */
export function engineSections(input: SectionInput): Section {
  const { answers, recommendation } = input.record;
  if (answers === null || recommendation === null) return false;
  return [
    sixAnswers(input, answers),
    twoNeeds(input, recommendation),
    flips(input, recommendation),
  ];
}

function sixAnswers({ w }: SectionInput, answers: NonNullable<DecisionRecord['answers']>): Section {
  const { column } = w;
  const source = (from: (typeof answers)[number]['from']): string => {
    if (from === null) return w.answers.untold;
    if (from.kind === 'median') return w.answers.median(from.ratings);
    return from.kind === 'owner'
      ? w.answers.owner(who(from.person))
      : w.answers.revised(who(from.person), from.revision);
  };
  return [
    heading(3, w.heading.answers),
    table(
      [column.criterion, column.answer, column.meaning, column.givenBy],
      answers.map(({ name, level, word, facts, from }) => [
        name,
        level === null ? word : `${level}: ${word}`,
        facts,
        source(from),
      ]),
    ),
  ];
}

function twoNeeds({ w }: SectionInput, { needs, options }: RecommendationRecord): Section {
  const { column } = w;
  const span = ({ low, high }: { low: number; high: number }, sign = '') => {
    const one = (value: number) => (value > 0 ? `${sign}${value}` : `${value}`);
    return w.ratings.range(one(low), one(high));
  };
  const row = (name: string, need: RecommendationRecord['needs']['knowledge']) => [
    name,
    span(need),
    `${need.of}`,
    `${need.threshold}`,
    span(need.margin, '+'),
  ];
  const support = ({ supported, away }: RecommendationRecord['options'][number]['knowledge']) =>
    w.needs.supported[supported] + (away.most > 0 ? w.needs.away(away.least, away.most) : '');
  return [
    heading(3, w.heading.needs),
    paragraph(w.needs.noScore),
    table(
      [column.need, column.points, column.most, column.threshold, column.margin],
      [row(w.needs.knowledge, needs.knowledge), row(w.needs.behaviour, needs.behaviour)],
    ),
    paragraph(w.needs.labels[needs.behaviour.labels]),
    table(
      [column.option, w.needs.knowledge, w.needs.behaviour, column.standing],
      options.map(({ name, knowledge, behaviour, standing }) => [
        name,
        support(knowledge),
        behaviour.supported === 'no' && behaviour.away.most === 0
          ? w.needs.supported.no + w.needs.labelsMissing
          : support(behaviour),
        w.needs.standing[standing],
      ]),
    ),
  ];
}

function flips({ t, w }: SectionInput, recommendation: RecommendationRecord): Section {
  const { openQuestions, cautions } = recommendation;
  return [
    heading(3, w.heading.flips),
    recommendation.flips.length > 0
      ? list(recommendation.flips.map(({ text }) => text))
      : paragraph(t.why.noFlips),
    openQuestions.length > 0 && paragraph(`${t.why.openHeading}:`),
    list(openQuestions.map(({ text }) => text)),
    cautions.length > 0 && heading(3, w.heading.cautions),
    list(cautions.map(({ text }) => text)),
  ];
}

/** The rubric's weights and thresholds in one sentence. */
export function rubricSentence({ t, w }: SectionInput, { rubric }: RecommendationRecord): string {
  if (rubric.numbers === null) return w.about.rubric(rubric.version) + w.about.noNumbers;
  const { knowledge, behaviour } = rubric.numbers;
  const weights = new Map<string, number>(Object.entries(knowledge.weights));
  const name = (id: (typeof CRITERIA)[number]) => t.criteria[id].name.toLowerCase();
  return (
    w.about.rubric(rubric.version) +
    w.about.numbers(
      CRITERIA.flatMap((id) => {
        const weight = weights.get(id);
        return weight === undefined ? [] : [`${weight} × ${name(id)}`];
      }),
      knowledge.threshold,
    ) +
    w.about.gates(
      `${name('model_adaptation')} ${behaviour.adaptation}`,
      `${name('training_data')} ${behaviour.labels}`,
    )
  );
}
