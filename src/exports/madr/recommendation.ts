import { CRITERIA } from '../../engine/index.ts';
import type { RecommendationRecord } from '../record/schema-recommendation.ts';
import { heading, list, paragraph, type Section } from './markdown.ts';
import type { SectionInput } from './phrases.ts';

/** More pairs of answers than this say nothing new. */
const SHOWN_PAIRS = 3;

/** What would change the verdict, each answer once; nothing while hidden. */
export function flips({ t, w, record }: SectionInput): Section {
  const { recommendation } = record;
  if (recommendation === null) return false;
  const open = recommendation.openQuestions;
  const isOpen = new Set<string>(open.map(({ criterion }) => criterion));
  const alone = recommendation.flips.filter(
    ({ changes: [first, ...others] }) =>
      first !== undefined && others.length === 0 && !isOpen.has(first.criterion),
  );
  const pairs = recommendation.flips.filter(({ changes }) => changes.length > 1);
  const hidden = pairs.length - SHOWN_PAIRS;
  const told = [...open, ...alone, ...pairs.slice(0, SHOWN_PAIRS)].map(({ text }) => text);
  return [
    heading(3, w.heading.flips),
    told.length === 0 && paragraph(t.why.noFlips),
    list(hidden > 0 ? [...told, t.why.moreFlips(hidden)] : told),
  ];
}

/** What to keep in mind about the option decided on or, while none is, about the recommended one. */
export function cautions({ w, record: { consequences: of } }: SectionInput): Section {
  if (of === null || of.cautions.length === 0) return false;
  return [heading(3, w.heading.cautions), list(of.cautions.map(({ text }) => text))];
}

/** Both needs in points, and the gate of the labels, in a sentence or two. */
export function needsSentence({ w }: SectionInput, { needs }: RecommendationRecord): string {
  const points = ({ low, high, of }: RecommendationRecord['needs']['knowledge']): string =>
    w.about.points(w.ratings.range(`${low}`, `${high}`), of);
  const { knowledge, behaviour } = needs;
  const labels = w.about.labels[behaviour.labels];
  return w.about.needs(points(knowledge), points(behaviour), labels);
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
