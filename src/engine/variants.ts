import {
  type Answers,
  KNOWLEDGE_CRITERIA,
  type KnowledgeCriterionId,
  type Level,
} from './criteria.ts';
import { completions, highest, lowest, type Span } from './needs.ts';
import type { Rubric } from './rubric.ts';

/**
 * Levels are words in an order; that they lie equally far apart is our convention. These are the
 * conventions somebody else might choose with as good a reason: equal steps, early steps that
 * matter more, late steps that matter more. In tenths of a level.
 */
const SPACINGS: readonly (readonly [number, number, number, number, number])[] = [
  [0, 10, 20, 30, 40],
  [0, 15, 25, 33, 40],
  [0, 7, 15, 25, 40],
];

/** Halves of its weight that each refining criterion may carry: half, all, one and a half. */
const HALVES = [1, 2, 3] as const;

/** Another way to weigh the same answers, with the meaning of the threshold kept. */
type Variant = (levels: Readonly<Record<KnowledgeCriterionId, Level>>) => boolean;

/**
 * Every weighting and spacing that has to agree before a verdict is called robust: 3 spacings × 3³
 * weightings of the refining criteria = 81. The threshold moves along: as many levels of outside
 * knowledge as suffice alone today suffice alone in each. The behaviour need has neither weights
 * nor spacing, so it has no variants.
 */
function variantsOf({ knowledge }: Rubric): readonly Variant[] {
  const { weights, threshold } = knowledge;
  return SPACINGS.flatMap((spacing) =>
    HALVES.flatMap((a) =>
      HALVES.flatMap((b) =>
        HALVES.map((c): Variant => {
          const halves = {
            external_knowledge: 2,
            hallucination: a,
            data_dynamics: b,
            transparency: c,
          };
          const needed = 2 * pointsAlone(spacing, weights.external_knowledge, threshold);
          return (levels) =>
            KNOWLEDGE_CRITERIA.reduce(
              (sum, id) => sum + weights[id] * halves[id] * spacing[levels[id]],
              0,
            ) >= needed;
        }),
      ),
    ),
  );
}

/**
 * The threshold in a spacing: between two levels of outside knowledge as on a straight line, beyond
 * the last one too. In whole numbers, so that a tie is a tie.
 */
function pointsAlone(spacing: readonly number[], weight: number, threshold: number): number {
  const below = weight === 0 ? 3 : Math.min(Math.floor(threshold / weight), 3);
  const low = spacing[below] ?? 0;
  const high = spacing[below + 1] ?? 40;
  return low * weight + (high - low) * (threshold - below * weight);
}

/** Whether every variant agrees about retrieval, whatever the unsure answers turn out to be. */
export function agreesOnRetrieval(answers: Answers, rubric: Rubric): boolean {
  const spans = completions(answers);
  const at = (pick: (span: Span) => Level): Record<KnowledgeCriterionId, Level> => ({
    external_knowledge: pick(spans.external_knowledge),
    hallucination: pick(spans.hallucination),
    data_dynamics: pick(spans.data_dynamics),
    transparency: pick(spans.transparency),
  });
  // Each variant only rises with a level, so the two ends of the spans speak for all between.
  const ends = [at(lowest), at(highest)];
  const said = variantsOf(rubric).flatMap((variant) => ends.map(variant));
  return said.every((yes) => yes === said[0]);
}
