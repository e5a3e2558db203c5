import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { type Details, recommend } from '../../../src/engine/index.ts';
import { runs } from '../../runs.ts';
import { rate } from '../answers.ts';
import { rubricOf } from '../rubrics.ts';
import { advise, anyCase, recommendFor } from './cases.ts';

const sampleFor = (answers: string, details: Details = {}) => advise(answers, details).plan.sample;
const casesFor = (answers: string, details: Details = {}) => sampleFor(answers, details).cases;

/** Quantiles of the normal distribution from a table: 5 % above, 20 % above. */
const Z_05 = 1.6449;
const Z_20 = 0.8416;

/**
 * How many cases tell the share `needed` from the share `today`, as the textbooks write it: the distance
 * is that many standard errors of today's share plus that many of the needed one.
 */
function textbookSize(today: number, needed: number): number {
  const [p0, p1] = [today / 100, needed / 100];
  const standardErrors = Z_05 * Math.sqrt(p0 - p0 * p0) + Z_20 * Math.sqrt(p1 - p1 * p1);
  return (standardErrors * standardErrors) / ((p1 - p0) * (p1 - p0));
}

/** What is in place was measured, and in the second case at enough. */
const MEASURED = { today: 'prompt', measured: 60 } as const;
/** Good enough and too dear, so that something cheaper is to do the same. */
const ENOUGH = { today: 'prompt', limits: ['cost'], measured: 85, needed: 80 } as const;
const percent = fc.integer({ min: 0, max: 100 });

describe('the cases of an experiment', () => {
  it.each<{ answers: string; details?: Details; from: string; why: string }>([
    { answers: '1 1 1 2 1 1', from: 'labels', why: 'there are some' },
    {
      answers: '1 1 1 4 1 1',
      details: { checkable: 'yes' },
      from: 'labels',
      why: 'they are ideal',
    },
    {
      answers: '1 1 1 2 1 1',
      details: MEASURED,
      from: 'requests',
      why: 'a few labels that were measured on have been seen',
    },
    {
      answers: '1 1 1 2 1 1',
      details: { ...MEASURED, checkable: 'yes' },
      from: 'program',
      why: 'it scores what nobody has seen',
    },
    { answers: '1 1 1 3 1 1', details: MEASURED, from: 'labels', why: 'of many, some are unseen' },
    {
      answers: '1 1 1 4 1 1',
      details: ENOUGH,
      from: 'requests',
      why: 'labels may be the copied outputs',
    },
    { answers: '1 1 1 1 1 1', details: { checkable: 'yes' }, from: 'program', why: 'it scores' },
    {
      answers: '1 1 1 1 1 1',
      details: { checkable: 'partly', today: 'prompt' },
      from: 'requests',
      why: 'a person must look',
    },
    { answers: '1 1 1 - 1 1', details: { today: 'tuned' }, from: 'requests', why: 'they come' },
    { answers: '1 1 1 1 1 1', details: { measured: 70 }, from: 'requests', why: 'it was measured' },
    {
      answers: '1 1 1 1 1 1',
      details: { requestsPerMonth: 50 },
      from: 'requests',
      why: 'they come',
    },
    {
      answers: '1 1 1 1 1 1',
      details: { today: 'nothing' },
      from: 'written',
      why: 'there are none',
    },
    { answers: '1 1 1 1 1 1', from: 'written', why: 'none are known' },
  ])('of $answers with $details are $from: $why', ({ answers, details = {}, from }) => {
    expect(sampleFor(answers, details).from).toBe(from);
  });

  it('are labels even where the rubric asks for more of them before it tunes', () => {
    const rubric = rubricOf([8, 1, 1, 1], 24, { adaptation: 3, labels: 4 });
    expect(recommend(rate('1 1 1 3 1 1'), { rubric }).plan.sample).toMatchObject({
      cases: 400,
      from: 'labels',
    });
  });

  it.each<{ answers: string; details?: Details; cases: number; why: string }>([
    { answers: '1 1 1 1 1 1', cases: 100, why: 'nothing is at stake' },
    { answers: '1 1 - 1 1 1', cases: 100, why: 'nobody says that anything is' },
    { answers: '1 1 3 1 1 1', cases: 200, why: 'it is dear, and two people can mark so many' },
    { answers: '1 1 4 1 1 1', cases: 300, why: 'harm is possible: the rule of three' },
    { answers: '1 1 1 2 1 1', cases: 250, why: 'labels are some, and none are trained on' },
    { answers: '1 1 4 2 1 1', cases: 250, why: 'labels are some, whatever is at stake' },
    { answers: '1 4 4 2 1 1', cases: 100, why: 'labels are some, and most are trained on' },
    { answers: '1 1 4 3 1 1', cases: 500, why: 'labels are many, and none are trained on' },
    { answers: '1 4 4 3 1 1', cases: 300, why: 'labels are many, and most are trained on' },
    { answers: '1 1 1 3 1 1', cases: 400, why: 'labels are many and cost nothing' },
    { answers: '1 4 1 4 1 1', cases: 400, why: 'labels are plenty and cost nothing' },
    { answers: '1 4 4 4 1 1', cases: 3000, why: 'harm is possible, and labels cost nothing' },
    {
      answers: '1 1 4 1 1 1',
      details: { checkable: 'yes' },
      cases: 1000,
      why: 'harm is possible, and a program scores in a week no more',
    },
    {
      answers: '1 1 1 1 1 1',
      details: ENOUGH,
      cases: 1000,
      why: 'so many show the loss of a point',
    },
    { answers: '1 1 4 4 1 1', details: ENOUGH, cases: 1000, why: 'people mark no more for harm' },
    {
      answers: '1 1 1 1 1 1',
      details: { ...ENOUGH, requestsPerMonth: 620 },
      cases: 600,
      why: 'a month has 620',
    },
    { answers: '1 1 1 1 1 1', details: { checkable: 'yes' }, cases: 400, why: 'a program scores' },
    {
      answers: '1 1 1 1 1 1',
      details: { checkable: 'yes', measured: 88, needed: 90 },
      cases: 1000,
      why: 'so near takes more than any small experiment has',
    },
    {
      answers: '1 1 1 1 1 1',
      details: { today: 'prompt', measured: 88, needed: 90 },
      cases: 200,
      why: 'so near takes more than two people mark',
    },
    {
      answers: '1 1 1 1 1 1',
      details: { ...MEASURED, needed: 80 },
      cases: 100,
      why: 'a great gap is seen at once',
    },
    {
      answers: '1 1 3 1 1 1',
      details: { ...MEASURED, needed: 80 },
      cases: 200,
      why: 'a great gap is seen at once, but it is dear',
    },
    {
      answers: '1 1 3 1 1 1',
      details: { requestsPerMonth: 120 },
      cases: 100,
      why: 'a month has 120',
    },
    { answers: '1 1 3 1 1 1', details: { requestsPerMonth: 77 }, cases: 70, why: 'a month has 77' },
    {
      answers: '1 1 3 1 1 1',
      details: { requestsPerMonth: 5 },
      cases: 30,
      why: 'fewer say nothing',
    },
  ])('of $answers with $details are $cases: $why', ({ answers, details = {}, cases }) => {
    expect(casesFor(answers, details)).toBe(cases);
  });

  test.prop(
    [
      fc.constantFrom(
        { answers: '1 1 1 1 1 1', most: 1000 },
        { answers: '1 1 1 3 1 1', most: 500 },
        { answers: '1 1 1 4 1 1', most: 3000 },
      ),
      percent,
      percent,
    ],
    runs(2000),
  )(
    'are as many as the textbook says, between the least and what a program or labels bring',
    ({ answers, most }, measured, needed) => {
      fc.pre(measured < needed);
      const size = textbookSize(measured, needed);
      const cases = casesFor(answers, { checkable: 'yes', measured, needed });
      if (size <= 400) expect(cases).toBe(400);
      else if (size > most) expect(cases).toBe(most);
      else {
        // Rounded up to fifties; the quantiles of a table may differ in the last digit.
        expect(cases).toBeGreaterThanOrEqual(size * 0.999);
        expect(cases).toBeLessThan(size * 1.001 + 50);
      }
    },
  );

  test.prop([anyCase, percent, percent, percent], runs(1000))(
    'are never more where the gap is greater',
    (one, ...shares) => {
      const [low = 0, middle = 0, high = 0] = shares.toSorted((a, b) => a - b);
      fc.pre(low < middle && middle < high);
      const cases = (measured: number, needed: number) =>
        recommendFor({ ...one, details: { ...one.details, measured, needed } }).plan.sample.cases;
      expect(cases(low, high)).toBeLessThanOrEqual(cases(middle, high));
      expect(cases(low, high)).toBeLessThanOrEqual(cases(low, middle));
    },
  );

  test.prop([anyCase], runs(2000))('keep to what there is and what can be marked', (one) => {
    const { verdict, plan } = recommendFor(one);
    const { cases, from } = plan.sample;
    const { training_data, hallucination } = one.answers;
    const { measured = -1, needed = 101 } = one.details;
    const byStake = hallucination === 4 ? 300 : 200;
    const hands = measured >= needed ? 1000 : byStake;
    const isTuned = verdict === 'finetune' || verdict === 'hybrid';
    const labels = isTuned ? [0, 0, 100, 300, 3000] : [0, 0, 250, 500, 3000];
    const most = {
      labels: training_data === 'unsure' ? 0 : (labels[training_data] ?? 0),
      program: 1000,
      requests: hands,
      written: hands,
    }[from];
    const volume = from === 'labels' ? 3000 : (one.details.requestsPerMonth ?? 3000);
    expect(cases).toBeGreaterThanOrEqual(30);
    expect(cases).toBeLessThanOrEqual(Math.max(30, Math.min(most, volume)));
    expect(cases % (cases < 100 ? 10 : 50)).toBe(0);
  });

  test.prop([anyCase], runs(1000))('say how far off a share measured on them may be', (one) => {
    const { cases, marginPoints } = recommendFor(one).plan.sample;
    // A share of cases that are right or not: its variance is that of one case, divided by their number.
    const share = (one.details.needed ?? 50) / 100;
    const variance = (share - share ** 2) / cases;
    const usual = 100 * 1.96 * Math.sqrt(variance);
    // Where hardly a miss is expected among them, that is no interval: none at all still leaves three in n.
    const least = (100 * 3) / cases;
    expect(Math.abs(marginPoints - Math.max(usual, least))).toBeLessThanOrEqual(0.05 + 1e-9);
  });

  it.each([
    { needed: undefined, points: 9.8, why: 'near one half' },
    { needed: 80, points: 7.8, why: 'near the share that is needed' },
    { needed: 95, points: 4.3, why: 'nearer to all it is known better' },
    { needed: 100, points: 3, why: 'a hundred right of a hundred leave three' },
  ])('tell a share to ±$points points for a need of $needed: $why', ({ needed, points }) => {
    const details = needed === undefined ? {} : { needed };
    expect(sampleFor('1 1 1 1 1 1', details)).toMatchObject({ cases: 100, marginPoints: points });
  });
});
