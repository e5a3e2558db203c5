import { test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  BUILDERS,
  CHECKABLE,
  DETAILS,
  type DetailId,
  type Details,
  IN_PLACE,
  LIMITS,
  LOOK_UPS,
  type Recommendation,
  TASKS,
} from '../../../src/engine/index.ts';
import { ALL_DETAILS } from '../../domain/details.ts';
import { runs } from '../../runs.ts';
import { advise, anyCase, type Case, recommendFor } from './cases.ts';

const PERCENTS = Array.from({ length: 101 }, (_, percent) => percent);

/** Every answer that a form could bring for a detail, or for figures as many as matter. */
const POSSIBLE: Readonly<Record<DetailId, readonly Details[]>> = {
  task: TASKS.map((task) => ({ task })),
  lookUp: LOOK_UPS.map((lookUp) => ({ lookUp })),
  today: IN_PLACE.map((today) => ({ today })),
  measured: PERCENTS.map((measured) => ({ measured })),
  needed: PERCENTS.map((needed) => ({ needed })),
  checkable: CHECKABLE.map((checkable) => ({ checkable })),
  requestsPerMonth: [10, 1000, 100_000, 10_000_000].map((requestsPerMonth) => ({
    requestsPerMonth,
  })),
  limits: LIMITS.map((limit) => ({ limits: [limit] })),
  builders: BUILDERS.map((builders) => ({ builders })),
};

/** What somebody would do otherwise: kinds, first step, checks, and how the experiment passes. */
const doneAfter = ({ kinds, firstStep, plan }: Recommendation): string =>
  JSON.stringify([
    kinds.map(({ rule, role }) => [rule, role]),
    firstStep,
    plan.checks,
    plan.passLine.goal.kind,
    plan.sample.from,
  ]);

const outcomes = (one: Case, id: DetailId): number =>
  new Set(
    [{}, ...POSSIBLE[id]].map((answer) =>
      doneAfter(recommendFor({ ...one, details: { ...one.details, ...answer } })),
    ),
  ).size;

describe('the detail that would sharpen the advice', () => {
  test.prop([anyCase], runs(3000))('is never one that is known', (one) => {
    const { sharpenBy } = recommendFor(one);
    if (sharpenBy !== null) expect(one.details[sharpenBy]).toBeUndefined();
  });

  test.prop([anyCase], runs(300))('really changes what is done, in two ways at least', (one) => {
    const { sharpenBy } = recommendFor(one);
    if (sharpenBy !== null) expect(outcomes(one, sharpenBy)).toBeGreaterThanOrEqual(3);
  });

  it('is none when all are known', () => {
    expect(DETAILS.every((id) => id in ALL_DETAILS)).toBe(true);
    expect(advise('4 4 1 3 1 1', ALL_DETAILS).sharpenBy).toBeNull();
  });

  it.each<{ answers: string; details: Details; id: DetailId | null; why: string }>([
    { answers: '1 1 1 1 1 1', details: {}, id: 'task', why: 'it changes most' },
    {
      answers: '4 1 1 1 1 1',
      details: { task: 'answer' },
      id: 'lookUp',
      why: 'each shape is built differently',
    },
    {
      answers: '1 1 1 1 1 1',
      details: { task: 'answer', today: 'prompt', limits: ['cost'], needed: 98 },
      id: 'measured',
      why: 'it may be reached or not, however high the need is',
    },
    {
      answers: '1 1 1 1 1 1',
      details: { task: 'answer', today: 'prompt', limits: ['cost'], measured: 99 },
      id: 'needed',
      why: 'it may be more or less than that',
    },
  ])('for $answers with $details is $id: $why', ({ answers, details, id }) => {
    const rest: Details = { lookUp: 'documents', checkable: 'no', builders: 'developers' };
    const known = id === 'measured' || id === 'needed' ? { ...rest, ...details } : details;
    expect(advise(answers, known).sharpenBy).toBe(id);
  });
});
