import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { halvesOf } from '../../src/engine/halves.ts';
import {
  type Answers,
  CRITERIA,
  DEFAULT_RUBRIC,
  HALVES,
  type HalfId,
  type Rubric,
  recommend,
} from '../../src/engine/index.ts';
import { runs } from '../runs.ts';
import { anyAnswers, but, manyUnsure, rate } from './answers.ts';
import { answersAt, EVERY, halvesByTrying, OF_HALF } from './halves-by-trying.ts';
import { anyRubric, BALANCED, rubricOf } from './rubrics.ts';

const RUBRICS = [
  { name: 'the rubric of METHOD.md', rubric: DEFAULT_RUBRIC },
  { name: 'one in which no answer decides alone', rubric: BALANCED },
  {
    name: 'one with other gates',
    rubric: rubricOf([8, 4, 2, 1], 33, { adaptation: 2, labels: 4 }),
  },
] as const;

const halfIn = (answers: string, half: HalfId) => recommend(rate(answers)).halves[half];

/** All sets of answers, or as many as there is time for, spread over them all. */
function someOfAll(): readonly Answers[] {
  const { numRuns } = runs(EVERY);
  // Prime to six, so that every answer takes every level.
  const stride = numRuns === EVERY ? 1 : 11;
  return Array.from({ length: Math.floor(EVERY / stride) }, (_, index) =>
    answersAt(index * stride),
  );
}

/** The first few sets of answers of which something does not hold. */
const against = (all: readonly Answers[], holds: (answers: Answers) => boolean) =>
  all.filter((answers) => !holds(answers)).slice(0, 3);

describe('a half', () => {
  it.each(RUBRICS)('stands as trying every level of its answers says, by $name', ({ rubric }) => {
    const byTrying = halvesByTrying(rubric);
    const wrong = against(someOfAll(), (answers) => {
      const halves = halvesOf(answers, rubric);
      return HALVES.every(
        (half) => JSON.stringify(halves[half]) === JSON.stringify(byTrying(answers, half)),
      );
    });
    expect(wrong).toEqual([]);
  });

  test.prop([fc.oneof(anyAnswers, manyUnsure), anyRubric], runs(400))(
    'stands as trying says by whatever rubric',
    (answers, rubric) => {
      const byTrying = halvesByTrying(rubric);
      const halves = halvesOf(answers, rubric);
      for (const half of HALVES) expect(halves[half]).toEqual(byTrying(answers, half));
    },
  );

  test.prop([anyAnswers, anyAnswers, anyRubric, fc.constantFrom(...HALVES)], runs(1000))(
    'depends on nothing but its own answers',
    (answers, others, rubric, half) => {
      const own = Object.fromEntries(OF_HALF[half].map((id) => [id, answers[id]]));
      expect(halvesOf(but(others, own), rubric)[half]).toEqual(halvesOf(answers, rubric)[half]);
    },
  );

  test.prop([anyAnswers, anyRubric], runs(1000))(
    'is decided by answers of its own, each once',
    (answers, rubric) => {
      const halves = halvesOf(answers, rubric);
      for (const half of HALVES) {
        const { decidedBy } = halves[half];
        expect(new Set(decidedBy).size).toBe(decidedBy.length);
        expect(OF_HALF[half]).toEqual(expect.arrayContaining([...decidedBy]));
      }
      expect([...OF_HALF.retrieval, ...OF_HALF.tuning].sort()).toEqual([...CRITERIA].sort());
    },
  );

  test.prop([anyAnswers, anyRubric], runs(1000))(
    'is in the verdict if it is included, and only then',
    (answers, rubric: Rubric) => {
      const { verdict, halves } = recommend(answers, { rubric });
      expect(halves.retrieval.included).toBe(verdict === 'rag' || verdict === 'hybrid');
      expect(halves.tuning.included).toBe(verdict === 'finetune' || verdict === 'hybrid');
    },
  );
});

describe('how a half stands', () => {
  it.each([
    { half: 'retrieval', of: '4 0 0 0 0 0', standing: 'firm', why: 'a level less is still most' },
    { half: 'retrieval', of: '3 0 0 0 0 0', standing: 'close', why: 'a level less is some' },
    { half: 'retrieval', of: '3 0 3 0 3 2', standing: 'firm', why: 'the others hold it at some' },
    { half: 'retrieval', of: '2 0 4 0 3 -', standing: 'open', why: 'sources would decide' },
    { half: 'retrieval', of: '4 0 - 0 - -', standing: 'firm', why: 'what is unsure cannot' },
    { half: 'tuning', of: '0 2 0 4 0 0', standing: 'close', why: 'a level more would be wanted' },
    { half: 'tuning', of: '0 2 0 1 0 0', standing: 'firm', why: 'it would take two answers' },
    { half: 'tuning', of: '0 3 0 0 0 0', standing: 'firm', why: 'labels are two levels off' },
    { half: 'tuning', of: '0 4 0 4 0 0', standing: 'firm', why: 'each could be a level less' },
    { half: 'tuning', of: '0 - 0 4 0 0', standing: 'open', why: 'behaviour would decide' },
    {
      half: 'tuning',
      of: '0 - 0 0 0 0',
      standing: 'firm',
      why: 'without labels it does not matter',
    },
  ] as const)('$half in $of: $standing, since $why', ({ half, of, standing }) => {
    expect(halfIn(of, half).standing).toBe(standing);
  });

  it.each([
    { half: 'retrieval', of: '3 0 0 0 0 0', decidedBy: ['external_knowledge'] },
    {
      half: 'retrieval',
      of: '2 0 4 0 3 -',
      decidedBy: ['transparency', 'external_knowledge', 'hallucination', 'data_dynamics'],
    },
    { half: 'tuning', of: '0 4 0 3 0 0', decidedBy: ['model_adaptation', 'training_data'] },
    { half: 'tuning', of: '0 4 0 2 0 0', decidedBy: ['training_data', 'model_adaptation'] },
    { half: 'tuning', of: '0 - 0 2 0 0', decidedBy: ['model_adaptation'] },
    { half: 'tuning', of: '0 2 0 1 0 0', decidedBy: [] },
  ] as const)('$half in $of is decided by $decidedBy, nearest first', ({ half, of, decidedBy }) => {
    expect(halfIn(of, half).decidedBy).toEqual(decidedBy);
  });
});
