import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  type Answers,
  CRITERIA,
  type CriterionId,
  HALVES,
  INFLUENCES,
  type Influence,
  LEVELS,
  type Reason,
  type Rubric,
  recommend,
} from '../../src/engine/index.ts';
import { verdictFor } from '../../src/engine/verdict.ts';
import { anyAnswers, but, manyUnsure, rate } from './answers.ts';
import { anyRubric } from './rubrics.ts';

const reasonFor = (answers: string, criterion: CriterionId): Reason | undefined =>
  recommend(rate(answers)).reasons.find((reason) => reason.criterion === criterion);

describe('reasons', () => {
  test.prop([anyAnswers])('are one for each criterion, with its answer', (answers) => {
    const { reasons } = recommend(answers);
    expect(reasons.map(({ criterion }) => criterion).sort()).toEqual([...CRITERIA].sort());
    for (const { criterion, answer } of reasons) expect(answer).toBe(answers[criterion]);
  });

  it('speak of tuning for the two behaviour answers, of retrieval for the others', () => {
    const axes = CRITERIA.map((id) => reasonFor('2 2 2 2 2 2', id)?.axis);
    expect(axes).toEqual([
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

/** The influence of an answer by its definition: every level of it is tried. */
function influenceByTrying(answers: Answers, id: CriterionId, rubric: Rubric): Influence {
  const verdict = verdictFor(answers, rubric);
  const from = answers[id];
  const turning = LEVELS.filter(
    (level) => verdictFor(but(answers, { [id]: level }), rubric) !== verdict,
  );
  if (turning.length === 0) return 'cannot';
  return from === 'unsure' || turning.some((level) => Math.abs(level - from) === 1)
    ? 'decides'
    : 'could';
}

describe('the influence of an answer', () => {
  it.each([
    { of: '3 0 0 0 0 0', id: 'external_knowledge', influence: 'decides', why: 'one less is some' },
    { of: '4 0 0 0 0 0', id: 'external_knowledge', influence: 'could', why: 'two less is some' },
    { of: '4 0 0 0 0 0', id: 'hallucination', influence: 'cannot', why: 'it weighs too little' },
    { of: '2 0 4 0 3 -', id: 'transparency', influence: 'decides', why: 'settling it decides' },
    { of: '4 0 - 0 - -', id: 'hallucination', influence: 'cannot', why: 'settled or not' },
    { of: '0 3 0 0 0 0', id: 'training_data', influence: 'could', why: 'two more open the gate' },
    { of: '0 3 0 1 0 0', id: 'training_data', influence: 'decides', why: 'one more opens it' },
    { of: '0 0 0 1 0 0', id: 'training_data', influence: 'cannot', why: 'nothing is to be tuned' },
  ] as const)('$id in $of $influence: $why', ({ of, id, influence }) => {
    expect(reasonFor(of, id)?.influence).toBe(influence);
  });

  test.prop([fc.oneof(anyAnswers, manyUnsure), anyRubric])(
    'is what trying every level of it says, by whatever rubric',
    (answers, rubric) => {
      for (const { criterion, influence } of recommend(answers, { rubric }).reasons) {
        expect(influence).toBe(influenceByTrying(answers, criterion, rubric));
      }
    },
  );

  test.prop([anyAnswers])('is told of the strongest first, else as asked', (answers) => {
    const { reasons } = recommend(answers);
    const placed = reasons.map(({ criterion, influence }) => [
      INFLUENCES.indexOf(influence),
      CRITERIA.indexOf(criterion),
    ]);
    expect(placed).toEqual(
      placed.toSorted(([a = 0, first = 0], [b = 0, second = 0]) => a - b || first - second),
    );
  });

  test.prop([anyAnswers])('is none exactly where no half is decided by it', (answers) => {
    const { halves, reasons } = recommend(answers);
    const deciding = HALVES.flatMap((half) => halves[half].decidedBy);
    const named = reasons.filter(({ influence }) => influence !== 'cannot');
    expect(named.map(({ criterion }) => criterion).sort()).toEqual([...deciding].sort());
  });
});
