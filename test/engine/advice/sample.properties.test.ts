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
    { answers: '1 1 1 1 1 1', details: { checkable: 'yes' }, from: 'program', why: 'it scores' },
    {
      answers: '1 1 1 1 1 1',
      details: { checkable: 'partly', today: 'prompt' },
      from: 'requests',
      why: 'a person must look',
    },
    { answers: '1 1 1 - 1 1', details: { today: 'tuned' }, from: 'requests', why: 'they come' },
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
      cases: 300,
      from: 'labels',
    });
  });

  it.each<{ answers: string; details?: Details; cases: number; why: string }>([
    { answers: '1 1 1 1 1 1', cases: 100, why: 'nothing is at stake' },
    { answers: '1 1 - 1 1 1', cases: 100, why: 'nobody says that anything is' },
    { answers: '1 1 3 1 1 1', cases: 200, why: 'it is dear, and two people can mark so many' },
    { answers: '1 1 4 1 1 1', cases: 300, why: 'harm is possible: the rule of three' },
    { answers: '1 1 1 2 1 1', cases: 100, why: 'labels are some' },
    { answers: '1 1 4 2 1 1', cases: 100, why: 'labels are some, whatever is at stake' },
    { answers: '1 1 1 3 1 1', cases: 300, why: 'labels are many' },
    { answers: '1 1 1 4 1 1', cases: 400, why: 'labels are plenty and cost nothing' },
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
      answers: '1 1 3 1 1 1',
      details: { today: 'prompt', measured: 60, needed: 80 },
      cases: 100,
      why: 'a great gap is seen at once',
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

  test.prop([percent, percent], runs(1000))(
    'are as many as the textbook says, between the least and what a program scores in a week',
    (measured, needed) => {
      fc.pre(measured !== needed);
      const size = textbookSize(measured, needed);
      const cases = casesFor('1 1 1 1 1 1', { checkable: 'yes', measured, needed });
      if (size <= 400) expect(cases).toBe(400);
      else if (size > 1000) expect(cases).toBe(1000);
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
    const { cases, from } = recommendFor(one).plan.sample;
    const { training_data, hallucination } = one.answers;
    const hands = hallucination === 4 ? 300 : 200;
    const most = {
      labels: training_data === 'unsure' ? 0 : ([0, 0, 100, 300, 1000][training_data] ?? 0),
      program: 1000,
      requests: hands,
      written: hands,
    }[from];
    const volume = from === 'labels' ? 1000 : (one.details.requestsPerMonth ?? 1000);
    expect(cases).toBeGreaterThanOrEqual(30);
    expect(cases).toBeLessThanOrEqual(Math.max(30, Math.min(most, volume)));
    expect(cases % (cases < 100 ? 10 : 50)).toBe(0);
  });

  test.prop([anyCase], runs(1000))('say how far off a share measured on them may be', (one) => {
    const { cases, marginPoints } = recommendFor(one).plan.sample;
    const worst = 100 * 1.96 * Math.sqrt((0.5 * 0.5) / cases);
    expect(Math.abs(marginPoints - worst)).toBeLessThanOrEqual(0.5);
  });
});
