import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { surelyAbove } from '../../../src/engine/advice/pass-line.ts';
import type { Details } from '../../../src/engine/index.ts';
import { runs } from '../../runs.ts';
import { advise, anyCase, recommendFor } from './cases.ts';

/**
 * The binomial distribution built up case by case: the chance of each number of right ones. No logarithms
 * and no powers, so it shares no step with the engine.
 */
function chances(share: number, cases: number): readonly number[] {
  let chance = [1];
  for (let n = 1; n <= cases; n += 1) {
    chance = Array.from(
      { length: n + 1 },
      (_, right) => (chance[right] ?? 0) * (1 - share) + (chance[right - 1] ?? 0) * share,
    );
  }
  return chance;
}

/** The chance of at least so many right. */
const tail = (all: readonly number[], right: number): number =>
  all.slice(right).reduceRight((sum, chance) => sum + chance, 0);

const goalFor = (answers: string, details: Details) => advise(answers, details).plan.passLine.goal;

describe('the sure line', () => {
  it.each([
    // One-sided 5 % critical values as tables of the binomial distribution print them.
    { cases: 10, needed: 0.5, right: 9 },
    { cases: 20, needed: 0.5, right: 15 },
    { cases: 100, needed: 0.5, right: 59 },
    { cases: 30, needed: 0.9, right: 30 },
    { cases: 28, needed: 0.9, right: null },
    { cases: 59, needed: 0.95, right: 59 },
    { cases: 58, needed: 0.95, right: null },
    { cases: 300, needed: 0.99, right: 300 },
    { cases: 100, needed: 1, right: null },
    { cases: 100, needed: 0, right: 1 },
  ])('of $needed in $cases is $right', ({ cases, needed, right }) => {
    expect(surelyAbove(needed, cases)).toBe(right);
  });

  test.prop(
    [fc.integer({ min: 1, max: 99 }), fc.constantFrom(30, 50, 100, 200, 250, 300, 400, 500, 1000)],
    runs(200),
  )(
    'is passed by a share just at the need at most once in twenty, and no lower line is',
    (needed, cases) => {
      const all = chances(needed / 100, cases);
      const right = surelyAbove(needed / 100, cases);
      if (right === null) expect(tail(all, cases)).toBeGreaterThan(0.05);
      else {
        expect(right).toBeLessThanOrEqual(cases);
        expect(tail(all, right)).toBeLessThanOrEqual(0.05 + 1e-12);
        expect(tail(all, right - 1)).toBeGreaterThan(0.05 - 1e-12);
      }
    },
  );
});

describe('the pass line', () => {
  const SURE = '1 1 3 4 1 1';

  it.each<{ answers: string; details: Details; goal: object; why: string }>([
    {
      answers: '1 1 1 1 1 1',
      details: { needed: 85 },
      goal: { kind: 'reach', needed: 85, right: 85, sure: false },
      why: 'as many of 100 as the share says',
    },
    {
      answers: SURE,
      details: { needed: 90 },
      goal: { kind: 'reach', needed: 90, right: 371, sure: true },
      why: 'of 400, so many that chance hardly brings them',
    },
    {
      answers: '1 1 4 4 1 1',
      details: { needed: 90 },
      goal: { kind: 'reach', needed: 90, right: 2728, sure: true },
      why: 'of 3,000, chance brings hardly a point',
    },
    {
      answers: '1 1 3 1 1 1',
      details: { needed: 90 },
      goal: { kind: 'reach', needed: 90, right: 188, sure: true },
      why: 'of 200, it still leaves twelve mistakes of twenty',
    },
    {
      answers: '1 1 3 1 1 1',
      details: { needed: 98, requestsPerMonth: 50 },
      goal: { kind: 'reach', needed: 98, right: 49, sure: false },
      why: 'of 50, even all right would be no proof',
    },
    {
      answers: '1 1 3 1 1 1',
      details: { needed: 95, requestsPerMonth: 70 },
      goal: { kind: 'reach', needed: 95, right: 67, sure: false },
      why: 'of 70, a sure line would leave no room for a mistake',
    },
    {
      answers: '1 1 1 1 1 1',
      details: { today: 'prompt', limits: ['cost'], measured: 85, needed: 80 },
      goal: { kind: 'keep', points: 1 },
      why: 'what is cheaper may be hardly worse',
    },
    {
      answers: '1 1 1 1 1 1',
      details: { today: 'prompt', measured: 85, needed: 80 },
      goal: { kind: 'reach', needed: 80, right: 160, sure: false },
      why: 'nothing is to be copied',
    },
    {
      answers: '4 1 1 1 1 1',
      details: {},
      goal: { kind: 'beat', points: 10 },
      why: 'nobody says what is needed',
    },
    {
      answers: '1 1 1 1 1 1',
      details: { today: 'prompt' },
      goal: { kind: 'beat', points: 10 },
      why: 'there is a prompt to beat',
    },
    {
      answers: '1 1 1 1 1 1',
      details: { measured: 70 },
      goal: { kind: 'beat', points: 10 },
      why: 'what was measured is to be beaten',
    },
    {
      answers: '1 1 1 1 1 1',
      details: {},
      goal: { kind: 'name' },
      why: 'there is nothing to beat either',
    },
  ])('for $answers with $details is $goal: $why', ({ answers, details, goal }) => {
    expect(goalFor(answers, details)).toEqual(goal);
  });

  test.prop([anyCase], runs(2000))('can be passed, and is no lower than the need', (one) => {
    const { passLine, sample } = recommendFor(one).plan;
    const { goal } = passLine;
    if (goal.kind !== 'reach') return;
    const plain = Math.ceil((goal.needed * sample.cases) / 100);
    expect(goal.right).toBeGreaterThanOrEqual(plain);
    expect(goal.right).toBeLessThanOrEqual(sample.cases);
    if (goal.sure) expect(goal.right).toBe(surelyAbove(goal.needed / 100, sample.cases));
    else expect(goal.right).toBe(plain);
  });

  test.prop([anyCase], runs(2000))(
    'is sure wherever mistakes are dear and half of the room for mistakes is left, and nowhere else',
    (one) => {
      const { passLine, sample } = recommendFor(one).plan;
      const { goal } = passLine;
      if (goal.kind !== 'reach') return;
      const isDear = one.answers.hallucination === 3 || one.answers.hallucination === 4;
      const allowed = sample.cases - Math.ceil((goal.needed * sample.cases) / 100);
      const safe = surelyAbove(goal.needed / 100, sample.cases);
      const leavesRoom = safe !== null && 2 * (sample.cases - safe) >= allowed;
      expect(goal.sure).toBe(isDear && leavesRoom);
    },
  );
});

describe('grave mistakes', () => {
  it.each<{ answers: string; details?: Details; under: number | null; why: string }>([
    { answers: '1 1 4 1 1 1', under: 1, why: 'none in 300' },
    { answers: '1 4 4 2 1 1', under: 3, why: 'none in 100' },
    { answers: '1 1 4 2 1 1', under: 1.2, why: 'none in 250' },
    { answers: '1 1 4 4 1 1', under: 0.1, why: 'none in 3,000' },
    { answers: '1 1 3 4 1 1', details: { task: 'act' }, under: 0.75, why: 'none in 400' },
    { answers: '1 1 3 1 1 1', under: null, why: 'dear, but not grave' },
    { answers: '1 1 3 1 1 1', details: { task: 'act' }, under: 1.5, why: 'acts cannot be undone' },
    { answers: '1 1 2 1 1 1', details: { task: 'act' }, under: null, why: 'this costs little' },
    { answers: '1 1 - 1 1 1', under: null, why: 'nobody says so' },
  ])('of $answers with $details are under $under percent: $why', (example) => {
    const { graveUnder } = advise(example.answers, example.details).plan.passLine;
    expect(graveUnder).toBe(example.under);
  });

  test.prop([anyCase], runs(1000))(
    'keep to the rule of three: at its rate all are right once in twenty',
    (one) => {
      const { passLine, sample } = recommendFor(one).plan;
      if (passLine.graveUnder === null) return;
      const noneIn = (percent: number) => (1 - percent / 100) ** sample.cases;
      // Three is a rounded logarithm, and the percent has two decimals.
      expect(noneIn(passLine.graveUnder)).toBeGreaterThan(0.042);
      expect(noneIn(passLine.graveUnder)).toBeLessThan(0.058);
    },
  );
});
