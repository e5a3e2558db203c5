import { fc } from '@fast-check/vitest';
import { DEFAULT_RUBRIC, type Rubric } from '../../src/engine/index.ts';

/** A rubric from its seven numbers, in the order of METHOD.md: weights, then thresholds. */
export function rubricOf(
  [external_knowledge, hallucination, data_dynamics, transparency]: readonly [
    number,
    number,
    number,
    number,
  ],
  threshold: number,
  behaviour: Rubric['behaviour'] = DEFAULT_RUBRIC.behaviour,
): Rubric {
  return {
    knowledge: {
      weights: { external_knowledge, hallucination, data_dynamics, transparency },
      threshold,
    },
    behaviour,
  };
}

/** Here outside knowledge cannot decide alone, so many verdicts take two answers to change. */
export const BALANCED = rubricOf([3, 2, 1, 1], 17);

const anyWeight = fc.integer({ min: 0, max: 9 });
const fromOne = fc.integer({ min: 1, max: 4 });

/** Any numbers the schema allows, sensible or not. */
export const anyRubric = fc
  .record({
    weights: fc.tuple(anyWeight, anyWeight, anyWeight, anyWeight),
    threshold: fc.integer({ min: 1, max: 60 }),
    behaviour: fc.record({ adaptation: fromOne, labels: fromOne }),
  })
  .map(({ weights, threshold, behaviour }) => rubricOf(weights, threshold, behaviour));
