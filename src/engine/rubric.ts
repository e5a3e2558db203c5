import { createHash } from 'node:crypto';
import { z } from 'zod';

const weight = z.int().min(0);

export const rubricSchema = z.strictObject({
  knowledge: z.strictObject({
    weights: z.strictObject({
      external_knowledge: weight,
      hallucination: weight,
      data_dynamics: weight,
      transparency: weight,
    }),
    /** Points from which retrieval is included. */
    threshold: z.int().min(1),
  }),
  behaviour: z.strictObject({
    /** The level of `model_adaptation` from which tuning is wanted. */
    adaptation: z.int().min(1).max(4),
    /** The level of `training_data` from which tuning is feasible. */
    labels: z.int().min(1).max(4),
  }),
});

/** The engine's settings. Integers throughout, so that a verdict can be checked by hand. */
export type Rubric = z.infer<typeof rubricSchema>;

/**
 * The rubric that holds unless an organisation brings its own. Seven numbers, each with its reason:
 *
 * - `external_knowledge` 8, the three others 1: the article calls outside knowledge one of the two
 *   criteria that matter most and the other three refinements. Eight keeps them refinements: all
 *   three together (at most 12 points) move the scale by one and a half levels of outside knowledge.
 * - `threshold` 24: three levels of outside knowledge ("most requests need our documents") are
 *   enough by themselves, and two levels are when the other three add eight of their twelve points.
 *   With one level or none there is next to nothing to look up, so nothing to retrieve.
 * - `adaptation` 3: below it, instructions and a few examples in the prompt hold the behaviour.
 * - `labels` 2: the article says tuning is impossible without labelled data and that little data
 *   gains little or overfits. Studies found 100 to 500 examples enough for form and labels
 *   (arXiv 2507.04889, 2407.16615), which is level 2 of the scale.
 */
export const DEFAULT_RUBRIC: Rubric = {
  knowledge: {
    weights: { external_knowledge: 8, hallucination: 1, data_dynamics: 1, transparency: 1 },
    threshold: 24,
  },
  behaviour: { adaptation: 3, labels: 2 },
};

/** Twelve hexadecimal digits that change whenever the rubric's content does. */
export function rubricVersion(rubric: Rubric): string {
  const { knowledge, behaviour } = rubric;
  const content = JSON.stringify([
    knowledge.weights.external_knowledge,
    knowledge.weights.hallucination,
    knowledge.weights.data_dynamics,
    knowledge.weights.transparency,
    knowledge.threshold,
    behaviour.adaptation,
    behaviour.labels,
  ]);
  return createHash('sha256').update(content).digest('hex').slice(0, 12);
}
