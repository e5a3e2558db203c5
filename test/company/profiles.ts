import {
  type Answer,
  type Answers,
  type ConsiderationId,
  CRITERIA,
  LEVELS,
  type Recommendation,
  recommend,
} from '../../src/engine/index.ts';
import type { Chance } from './random.ts';

/** How one case was answered, and what the engine says of that. */
export type Profile = {
  readonly answers: Answers;
  readonly considerations: readonly ConsiderationId[];
  readonly recommendation: Recommendation;
};

const CONSIDERATIONS: readonly (readonly ConsiderationId[])[] = [[], [], ['cost'], ['latency']];

/** Few enough that the engine is asked about each only once. */
export function profiles(luck: Chance, count: number): readonly Profile[] {
  return Array.from({ length: count }, () => {
    const level = (): Answer => (luck.is(0.06) ? 'unsure' : luck.of(LEVELS));
    const answers: Answers = {
      external_knowledge: level(),
      model_adaptation: level(),
      hallucination: level(),
      training_data: level(),
      data_dynamics: level(),
      transparency: level(),
    };
    const considerations = luck.of(CONSIDERATIONS);
    return { answers, considerations, recommendation: recommend(answers, { considerations }) };
  });
}

/** The same case as another person rates it. */
export const seenOtherwise = (luck: Chance, answers: Answers): Answers => ({
  ...answers,
  [luck.of(CRITERIA)]: luck.of(LEVELS),
});
