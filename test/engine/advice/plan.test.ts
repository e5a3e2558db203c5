import { test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { recommend } from '../../src/engine/index.ts';
import { anyAnswers, rate } from './answers.ts';
import { anyRubric, BALANCED } from './rubrics.ts';

const planFor = (answers: string) => recommend(rate(answers)).plan;

describe('the plan to prove a verdict', () => {
  it.each([
    { for: 'prompting', answers: '0 0 0 0 0 0', checks: ['right'] },
    { for: 'rag', answers: '3 0 0 0 0 0', checks: ['right', 'found', 'grounded'] },
    { for: 'finetune', answers: '0 3 0 2 0 0', checks: ['right', 'form', 'no_regression'] },
    {
      for: 'hybrid',
      answers: '3 3 0 2 0 0',
      checks: ['right', 'found', 'grounded', 'form', 'no_regression'],
    },
  ])('measures for $for what its parts can get wrong', ({ answers, checks }) => {
    expect(planFor(answers).checks).toEqual(checks);
  });

  it.each([
    { check: 'grounded', answers: '0 0 3 0 0 0', not: '0 0 2 0 0 0' },
    { check: 'cited', answers: '3 0 0 0 0 3', not: '3 0 0 0 0 2' },
    { check: 'cited', answers: '3 0 0 0 0 3', not: '0 0 0 0 0 3' },
    { check: 'fresh', answers: '3 0 0 0 3 0', not: '3 0 0 0 2 0' },
    { check: 'form', answers: '0 3 0 0 0 0', not: '0 2 0 0 0 0' },
  ])('measures $check for $answers, and not for $not', ({ check, answers, not }) => {
    expect(planFor(answers).checks).toContain(check);
    expect(planFor(not).checks).not.toContain(check);
  });

  it('takes 400 cases where made-up answers are dear, else 100', () => {
    expect(planFor('0 0 3 0 0 0').sample).toEqual({ cases: 400, marginPoints: 5 });
    expect(planFor('0 0 2 0 0 0').sample).toEqual({ cases: 100, marginPoints: 10 });
    expect(planFor('0 0 - 0 0 0').sample).toEqual({ cases: 100, marginPoints: 10 });
  });

  it.each([
    [100, 10],
    [400, 5],
  ])('knows that %d cases measure a share to within %d points', (cases, points) => {
    expect(1.96 * Math.sqrt(0.25 / cases) * 100).toBeLessThan(points);
    expect(1.96 * Math.sqrt(0.25 / cases) * 100).toBeGreaterThan(points - 1);
  });

  it('collects labels when tuning is wanted and cannot be', () => {
    expect(planFor('0 3 0 1 0 0').collectLabels).toBe(true);
    expect(planFor('0 3 0 2 0 0').collectLabels).toBe(false);
    expect(planFor('0 2 0 1 0 0').collectLabels).toBe(false);
  });

  test.prop([anyAnswers])('always measures what is right, each thing once', (answers) => {
    const { checks } = recommend(answers).plan;
    expect(checks[0]).toBe('right');
    expect(new Set(checks).size).toBe(checks.length);
  });

  it.each([
    { answers: '0 0 0 0 0 0', carriedBy: ['external_knowledge'] },
    { answers: '4 4 0 0 0 0', carriedBy: ['external_knowledge', 'training_data'] },
    {
      answers: '3 4 4 3 3 2',
      carriedBy: ['external_knowledge', 'model_adaptation', 'training_data'],
    },
    {
      answers: '2 - 4 1 3 1',
      carriedBy: ['external_knowledge', 'hallucination', 'data_dynamics', 'transparency'],
    },
    { answers: '4 0 - 4 - -', carriedBy: ['external_knowledge', 'model_adaptation'] },
  ])('of $answers rests on $carriedBy, in the order of the form', ({ answers, carriedBy }) => {
    expect(planFor(answers).loadBearing).toEqual(carriedBy);
  });

  it('rests on both answers of a pair where it takes two to turn the verdict', () => {
    const { plan } = recommend(rate('0 0 0 0 0 0'), { rubric: BALANCED });
    expect(plan.loadBearing).toEqual(['model_adaptation', 'training_data']);
  });

  test.prop([anyAnswers, anyRubric])('rests on nothing that no flip changes', (answers, rubric) => {
    const { plan, flips } = recommend(answers, { rubric });
    const changed = flips.flatMap(({ changes }) => changes.map(({ criterion }) => criterion));
    expect([...plan.loadBearing].sort()).toEqual([...new Set(changed)].sort());
  });

  test.prop([anyAnswers])('watches the two nearest flips', (answers) => {
    const { plan, flips } = recommend(answers);
    expect(plan.switchIf).toEqual(flips.slice(0, 2));
  });
});
