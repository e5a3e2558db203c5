import { fc } from '@fast-check/vitest';
import type { Situation } from '../../../src/engine/advice/situation.ts';
import { halvesOf } from '../../../src/engine/halves.ts';
import {
  type Answers,
  type ConsiderationId,
  DEFAULT_RUBRIC,
  type Details,
  detailsSchema,
  type Recommendation,
  recommend,
} from '../../../src/engine/index.ts';
import { anyDetails } from '../../domain/details.ts';
import { anyAnswers, anyConsiderations, rate } from '../answers.ts';

/** What is recommended for answers in the order of the form, and what else is known. */
export const advise = (
  answers: string,
  details: Details = {},
  considerations: readonly ConsiderationId[] = [],
): Recommendation => recommend(rate(answers), { details, considerations });

/** The kinds that are recommended, each in a line: its part, its role, and the rule that chose it. */
export const kindsOf = (...of: Parameters<typeof advise>): readonly string[] =>
  advise(...of).kinds.map(({ part, kind, role, rule }) => `${part}: ${role} ${kind} (${rule})`);

/** All that a recommendation rests on, but the rubric. */
export type Case = {
  readonly answers: Answers;
  readonly considerations: readonly ConsiderationId[];
  readonly details: Details;
};

/** Percents and volumes near the figures at which rules turn. */
const nearTheTurns = fc
  .record(
    {
      measured: fc.constantFrom(0, 60, 90, 100),
      needed: fc.constantFrom(0, 80, 95, 100),
      requestsPerMonth: fc.constantFrom(20, 5000, 99_999, 100_000),
    },
    { requiredKeys: [] },
  )
  .map((details) => detailsSchema.parse(details));

export const anyCase: fc.Arbitrary<Case> = fc.record({
  answers: anyAnswers,
  considerations: anyConsiderations,
  details: fc.tuple(anyDetails, nearTheTurns).map(([any, near]) => ({ ...any, ...near })),
});

export const recommendFor = ({ answers, ...options }: Case): Recommendation =>
  recommend(answers, options);

/** What the rules look at, as `recommend` puts it together. */
export const situationOf = ({ answers, considerations, details }: Case): Situation => ({
  halves: halvesOf(answers, DEFAULT_RUBRIC),
  answers,
  considerations: new Set(considerations),
  details,
  rubric: DEFAULT_RUBRIC,
});

/** The same two thousand cases each time, in which everything that can be said is said. */
export const MANY_CASES: readonly Case[] = fc.sample(anyCase, { numRuns: 2000, seed: 1 });
