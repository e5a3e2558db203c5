import { test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { CRITERIA, type CriterionId, type Reason, recommend } from '../../src/engine/index.ts';
import { anyAnswers, rate } from './answers.ts';
import { rubricOf } from './rubrics.ts';

const reasonFor = (answers: string, criterion: CriterionId): Reason | undefined =>
  recommend(rate(answers)).reasons.find((reason) => reason.criterion === criterion);

describe('reasons', () => {
  test.prop([anyAnswers])('are one for each criterion, in the order of asking', (answers) => {
    const { reasons } = recommend(answers);
    expect(reasons.map(({ criterion }) => criterion)).toEqual(CRITERIA);
    expect(reasons.map(({ answer }) => answer)).toEqual(CRITERIA.map((id) => answers[id]));
  });

  it('speak of tuning for the two behaviour answers, of retrieval for the others', () => {
    const { reasons } = recommend(rate('2 2 2 2 2 2'));
    expect(reasons.map(({ axis }) => axis)).toEqual([
      'knowledge',
      'behaviour',
      'knowledge',
      'behaviour',
      'knowledge',
      'knowledge',
    ]);
  });

  it.each(['external_knowledge', 'hallucination', 'data_dynamics', 'transparency'] as const)(
    '%s pulls away below the middle, towards above it, and neither way in it',
    (id) => {
      const pullAt = (level: string) =>
        reasonFor(CRITERIA.map((other) => (other === id ? level : '2')).join(' '), id)?.pull;
      expect(['0', '1', '2', '3', '4', '-'].map(pullAt)).toEqual([
        'against',
        'against',
        'neutral',
        'for',
        'for',
        'open',
      ]);
    },
  );

  it.each([
    { answers: '0 2 0 4 0 0', pull: 'against' },
    { answers: '0 3 0 4 0 0', pull: 'for' },
    { answers: '0 - 0 4 0 0', pull: 'open' },
  ])('behaviour in $answers: $pull', ({ answers, pull }) => {
    expect(reasonFor(answers, 'model_adaptation')?.pull).toBe(pull);
  });

  it.each([
    { answers: '0 3 0 2 0 0', pull: 'for', why: 'there are enough' },
    { answers: '0 3 0 1 0 0', pull: 'blocks', why: 'tuning is wanted, and cannot be' },
    { answers: '0 - 0 1 0 0', pull: 'blocks', why: 'tuning may be wanted, and cannot be' },
    { answers: '0 2 0 1 0 0', pull: 'against', why: 'tuning is not wanted anyway' },
    { answers: '0 3 0 - 0 0', pull: 'open', why: 'nobody knows yet' },
  ])('labelled data in $answers: $pull, since $why', ({ answers, pull }) => {
    expect(reasonFor(answers, 'training_data')?.pull).toBe(pull);
  });
});

describe('the headline', () => {
  it.each([
    { answers: '4 2 4 2 4 3', headline: 'look_up' },
    { answers: '4 3 0 1 0 0', headline: 'look_up_labels_missing' },
    { answers: '4 2 0 1 0 0', headline: 'look_up' },
    { answers: '4 - 0 1 0 0', headline: 'look_up' },
    { answers: '4 3 0 2 0 0', headline: 'both' },
    { answers: '0 3 0 2 0 0', headline: 'behave' },
    { answers: '0 3 0 1 0 0', headline: 'labels_missing' },
    { answers: '0 2 0 1 0 0', headline: 'neither' },
    { answers: '0 - 0 1 0 0', headline: 'neither' },
    { answers: '- - - - - -', headline: 'open' },
    { answers: '- - - - - 0', headline: 'neither' },
  ])('for $answers is $headline', ({ answers, headline }) => {
    expect(recommend(rate(answers)).headline).toBe(headline);
  });

  it.each([
    { answers: '4 3 0 - 0 0', headline: 'look_up' },
    { answers: '0 3 0 - 0 0', headline: 'neither' },
    { answers: '4 3 0 2 0 0', headline: 'look_up_labels_missing' },
    { answers: '0 3 0 2 0 0', headline: 'labels_missing' },
  ])('for $answers is $headline where tuning takes 500 labels', ({ answers, headline }) => {
    const rubric = rubricOf([8, 1, 1, 1], 24, { adaptation: 3, labels: 3 });
    expect(recommend(rate(answers), { rubric }).headline).toBe(headline);
  });
});
