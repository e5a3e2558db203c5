import { createHash } from 'node:crypto';
import { z } from 'zod';
import { CRITERIA } from './criteria.ts';

const weight = z.int().min(0);

const words = z.string().trim().min(1);

/** An organisation's own words for a criterion; the built-in ones stay where it has none. */
const criterionWording = z.strictObject({
  name: words.max(40).optional(),
  question: words.max(200).optional(),
  hint: words.max(200).optional(),
  levels: z
    .partialRecord(
      z.enum(['0', '1', '2', '3', '4']),
      z.strictObject({ short: words.max(20).optional(), facts: words.max(53).optional() }),
    )
    .optional(),
});

export const rubricSchema = z.strictObject({
  knowledge: z.strictObject({
    weights: z.strictObject({
      external_knowledge: weight,
      hallucination: weight,
      data_dynamics: weight,
      transparency: weight,
    }),
    /** The points from which retrieval is included. */
    threshold: z.int().min(1),
  }),
  behaviour: z.strictObject({
    /** The level of `model_adaptation` from which tuning is wanted. */
    adaptation: z.int().min(1).max(4),
    /** The level of `training_data` from which tuning is feasible. */
    labels: z.int().min(1).max(4),
  }),
  /** Changes what people read, never what the engine recommends. */
  wording: z.partialRecord(z.enum(CRITERIA), criterionWording).optional(),
});

/** The engine's settings. Integers throughout, so that a verdict can be checked by hand. */
export type Rubric = z.infer<typeof rubricSchema>;

/**
 * The rubric of every organisation that sets none of its own. Seven numbers, each with its reason:
 *
 * - `external_knowledge` 8, the three others 1: the article calls outside knowledge one of the two
 *   criteria that matter most and the other three refinements. Eight keeps them refinements: all
 *   three together (at most 12 points) move the scale by one and a half levels of outside knowledge.
 * - `threshold` 24: three levels of outside knowledge ("most requests need our documents") are
 *   enough by themselves, and two levels are when the other three add eight of their twelve points.
 *   With level 1 or 0 there is next to nothing to look up, so nothing to retrieve.
 * - `adaptation` 3: below it, instructions and a few examples in the prompt hold the behaviour.
 * - `labels` 2: the article says tuning is impossible without labelled data and that little data
 *   gains little or overfits. Studies found 100 to 500 examples sufficient for form and labels
 *   (arXiv 2507.04889, 2407.16615), which is level 2 of the scale.
 */
export const DEFAULT_RUBRIC: Rubric = {
  knowledge: {
    weights: { external_knowledge: 8, hallucination: 1, data_dynamics: 1, transparency: 1 },
    threshold: 24,
  },
  behaviour: { adaptation: 3, labels: 2 },
};

/** Twelve hexadecimal digits that change with the rubric's content, including its words. */
export function rubricVersion(rubric: Rubric): string {
  return createHash('sha256').update(canonical(rubric)).digest('hex').slice(0, 12);
}

/** JSON with sorted keys, so that the order in a file does not matter. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** A rule that a rubric breaks, and the key of the rubric that breaks it. */
export type BrokenInvariant = {
  readonly code: 'unreachable' | 'refinements_decide' | 'knowledge_not_first';
  readonly path: readonly string[];
};

/**
 * Checks what the schema cannot: a rubric must not put retrieval out of reach, include it where there
 * is nothing to look up, or let a refining criterion weigh more than outside knowledge. Two other
 * rules hold for every rubric the schema accepts: a higher need never takes a part away, and without
 * labels there is no tuning.
 */
export function brokenInvariants({ knowledge }: Rubric): readonly BrokenInvariant[] {
  const { external_knowledge, hallucination, data_dynamics, transparency } = knowledge.weights;
  const refining = hallucination + data_dynamics + transparency;
  const broken: BrokenInvariant[] = [];
  if (4 * (external_knowledge + refining) < knowledge.threshold) {
    broken.push({ code: 'unreachable', path: ['knowledge', 'threshold'] });
  }
  if (4 * refining >= knowledge.threshold) {
    broken.push({ code: 'refinements_decide', path: ['knowledge', 'threshold'] });
  }
  if (Math.max(hallucination, data_dynamics, transparency) > external_knowledge) {
    broken.push({
      code: 'knowledge_not_first',
      path: ['knowledge', 'weights', 'external_knowledge'],
    });
  }
  return broken;
}
