import { CRITERIA } from '../../engine/index.ts';
import type { DecisionRecord } from '../record/schema.ts';
import type { RecommendationRecord } from '../record/schema-engine.ts';
import { type Telling, who } from './context.ts';
import { type Block, heading, list, paragraph, table } from './markdown.ts';

/** The six answers, the two needs and what would turn them; nothing while they may not be seen. */
export function engineSections(telling: Telling): readonly Block[] {
  const { answers, recommendation } = telling.record;
  if (answers === null || recommendation === null) return [];
  return [
    ...sixAnswers(telling, answers),
    ...twoNeeds(telling, recommendation),
    ...flips(telling, recommendation),
  ];
}

function sixAnswers(
  { w }: Telling,
  answers: NonNullable<DecisionRecord['answers']>,
): readonly Block[] {
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
    ...table(
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

function twoNeeds({ w }: Telling, { needs, options }: RecommendationRecord): readonly Block[] {
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
    ...table(
      [column.need, column.points, column.most, column.threshold, column.margin],
      [row(w.needs.knowledge, needs.knowledge), row(w.needs.behaviour, needs.behaviour)],
    ),
    paragraph(w.needs.labels[needs.behaviour.labels]),
    ...table(
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

function flips({ t, w }: Telling, recommendation: RecommendationRecord): readonly Block[] {
  const { openQuestions, cautions } = recommendation;
  return [
    heading(3, w.heading.flips),
    ...(recommendation.flips.length > 0
      ? list(recommendation.flips.map(({ text }) => text))
      : [paragraph(t.why.noFlips)]),
    ...(openQuestions.length > 0 ? [paragraph(`${t.why.openHeading}:`)] : []),
    ...list(openQuestions.map(({ text }) => text)),
    ...(cautions.length > 0 ? [heading(3, w.heading.cautions)] : []),
    ...list(cautions.map(({ text }) => text)),
  ];
}

/** The rubric's weights and thresholds in one sentence. */
export function rubricSaid({ t, w }: Telling, { rubric }: RecommendationRecord): string {
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
