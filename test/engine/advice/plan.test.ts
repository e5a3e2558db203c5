import { test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { type Details, recommend } from '../../../src/engine/index.ts';
import { anyAnswers, rate } from '../answers.ts';
import { anyRubric, BALANCED } from '../rubrics.ts';
import { advise, anyCase, recommendFor } from './cases.ts';

const planFor = (answers: string, details: Details = {}) => advise(answers, details).plan;

describe('the plan to prove a verdict', () => {
  it.each(['nothing', 'prompt', 'retrieval', 'tuned'] as const)(
    'compares with what is in place: %s',
    (today) => {
      expect(planFor('4 4 1 3 1 1', { today }).baseline).toBe(today);
    },
  );

  it('compares with the best prompt where nobody says what is in place', () => {
    expect(planFor('4 4 1 3 1 1').baseline).toBe('nothing');
  });

  it.each<{ answers: string; details?: Details; splits: boolean; why: string }>([
    { answers: '1 1 1 1 1 1', splits: false, why: 'nothing flows' },
    { answers: '1 1 1 4 1 1', splits: true, why: 'labels keep coming' },
    { answers: '1 1 1 3 1 1', splits: false, why: 'labels lie there' },
    { answers: '1 1 1 1 3 1', splits: true, why: 'facts keep changing' },
    { answers: '1 1 1 1 2 1', splits: false, why: 'facts change seldom' },
    { answers: '1 1 1 - - 1', splits: false, why: 'nobody knows that anything flows' },
    {
      answers: '1 1 1 1 1 1',
      details: { requestsPerMonth: 10 },
      splits: true,
      why: 'requests come',
    },
  ])('splits by time for $answers with $details: $splits, as $why', (example) => {
    expect(planFor(example.answers, example.details).splitByTime).toBe(example.splits);
  });

  it('collects labels when tuning is wanted and cannot be', () => {
    expect(planFor('0 3 0 1 0 0').collectLabels).toBe(true);
    expect(planFor('0 3 0 2 0 0').collectLabels).toBe(false);
    expect(planFor('0 2 0 1 0 0').collectLabels).toBe(false);
    expect(planFor('0 3 0 - 0 0').collectLabels).toBe(false);
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

  test.prop([anyCase])('watches the two nearest flips', (one) => {
    const { plan, flips } = recommendFor(one);
    expect(plan.switchIf).toEqual(flips.slice(0, 2));
  });
});
