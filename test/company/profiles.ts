import {
  type Answer,
  type Answers,
  BUILDERS,
  CHECKABLE,
  type ConsiderationId,
  CRITERIA,
  type Details,
  IN_PLACE,
  LEVELS,
  LIMITS,
  LOOK_UPS,
  type Recommendation,
  recommend,
  TASKS,
} from '../../src/engine/index.ts';
import type { Chance } from './random.ts';

/** How one case was answered, and what the engine says of that. */
export type Profile = {
  readonly answers: Answers;
  readonly considerations: readonly ConsiderationId[];
  readonly details: Details;
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
    const details = detailsOf(luck);
    const recommendation = recommend(answers, { considerations, details });
    return { answers, considerations, details, recommendation };
  });
}

/** What anybody knows about a case beyond its answers: for half of them nothing. */
export const detailsOf = (luck: Chance): Details =>
  luck.is(0.5)
    ? {}
    : {
        task: luck.of(TASKS),
        ...(luck.is(0.6) ? { lookUp: luck.of(LOOK_UPS), today: luck.of(IN_PLACE) } : {}),
        ...(luck.is(0.4) ? { measured: luck.of([40, 66, 85]), needed: luck.of([80, 95]) } : {}),
        ...(luck.is(0.4) ? { requestsPerMonth: luck.of([60, 4_000, 900_000]) } : {}),
        ...(luck.is(0.3) ? { checkable: luck.of(CHECKABLE), limits: [luck.of(LIMITS)] } : {}),
        ...(luck.is(0.3) ? { builders: luck.of(BUILDERS) } : {}),
      };

/** The same case as another person rates it. */
export const seenOtherwise = (luck: Chance, answers: Answers): Answers => ({
  ...answers,
  [luck.of(CRITERIA)]: luck.of(LEVELS),
});
