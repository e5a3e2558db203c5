import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  type Answers,
  CRITERIA,
  type CriterionId,
  LEVELS,
  recommend,
} from '../../src/engine/index.ts';
import { anyAnswers, but, manyUnsure, rate } from './answers.ts';
import { countVerdicts, exactly, likeliestFirst, tableByHand } from './profiles.ts';
import { rubricOf } from './rubrics.ts';

const anyUnsure = fc.oneof(anyAnswers, manyUnsure);

/** The share of possibilities that agree with the likeliest verdict, each of them counted. */
function agreement(answers: Answers): number {
  const counts = [...countVerdicts(answers, exactly).values()];
  return Math.max(...counts) / counts.reduce((sum, count) => sum + count);
}

/** By how much settling an answer raises that share, on average over the levels it may have. */
function gainByTrying(answers: Answers, id: CriterionId): number {
  const after = LEVELS.map((level) => agreement(but(answers, { [id]: level })));
  return after.reduce((sum, share) => sum + share) / LEVELS.length - agreement(answers);
}

const openIn = (answers: string) => recommend(rate(answers)).openQuestions;
const ranked = (answers: string) => openIn(answers).map(({ criterion }) => criterion);

describe('open questions', () => {
  test.prop([anyUnsure])('are the unsure answers, each once, and no others', (answers) => {
    const asked = recommend(answers).openQuestions.map(({ criterion }) => criterion);
    const unsure = CRITERIA.filter((id) => answers[id] === 'unsure');
    expect([...asked].sort()).toEqual([...unsure].sort());
  });

  test.prop([anyUnsure])(
    'say for each level which verdict most of the remaining possibilities would give',
    (answers) => {
      for (const { criterion, verdicts } of recommend(answers).openQuestions) {
        const likeliest = LEVELS.map(
          (level) =>
            likeliestFirst(countVerdicts(but(answers, { [criterion]: level }), exactly))[0],
        );
        expect(verdicts).toEqual(likeliest);
      }
    },
  );

  test.prop([anyUnsure])('gain what counting every possibility finds', (answers) => {
    for (const { criterion, gain } of recommend(answers).openQuestions) {
      expect(gain).toBeCloseTo(gainByTrying(answers, criterion), 12);
      expect(gain).toBeGreaterThan(-1e-9);
      expect(gain).toBeLessThanOrEqual(1);
    }
  });

  test.prop([anyUnsure])('begin with the one that gains most', (answers) => {
    const gains = recommend(answers).openQuestions.map(({ gain }) => gain);
    for (const [index, gain] of gains.entries()) {
      expect(gain).toBeGreaterThanOrEqual(Math.max(...gains.slice(index)));
    }
  });

  it('are none when every answer is sure', () => {
    expect(openIn('3 4 4 3 3 2')).toEqual([]);
  });

  it('of one that decides alone name its turning point, and gain all that is in doubt', () => {
    expect(openIn('4 - 0 4 0 0')).toEqual([
      {
        criterion: 'model_adaptation',
        verdicts: ['rag', 'rag', 'rag', 'hybrid', 'hybrid'],
        gain: expect.closeTo(2 / 5, 12),
      },
    ]);
  });

  it('of two that decide together put the one first that more often settles it', () => {
    // 19 of 25 possibilities say RAG. Behaviour at 0 to 2 settles that; at 3 or 4, 3 of 5 say hybrid.
    expect(openIn('4 - 0 - 0 0')).toEqual([
      {
        criterion: 'model_adaptation',
        verdicts: ['rag', 'rag', 'rag', 'hybrid', 'hybrid'],
        gain: expect.closeTo((3 + 2 * 0.6) / 5 - 19 / 25, 12),
      },
      {
        criterion: 'training_data',
        verdicts: ['rag', 'rag', 'rag', 'rag', 'rag'],
        gain: expect.closeTo((2 + 3 * 0.6) / 5 - 19 / 25, 12),
      },
    ]);
  });

  it('that cannot change anything gain nothing', () => {
    for (const { gain, verdicts } of openIn('4 0 - 0 - -')) {
      expect(gain).toBe(0);
      expect(new Set(verdicts)).toEqual(new Set(['rag']));
    }
  });

  it('of everything put outside knowledge first', () => {
    expect(ranked('- - - - - -')[0]).toBe('external_knowledge');
  });

  it('that gain the same come in the order of the form', () => {
    expect(ranked('4 0 - 0 - -')).toEqual(['hallucination', 'data_dynamics', 'transparency']);
  });

  it('that gain nothing come in the order of the form too, whatever the rounding', () => {
    expect(ranked('2 0 - - 1 -')).toEqual(['hallucination', 'training_data', 'transparency']);
  });

  it('never gain less than nothing, not even by rounding', () => {
    expect(openIn('2 0 1 0 - -').map(({ gain }) => gain)).toEqual([0, 0]);
  });

  it('follow the rubric', () => {
    const rubric = rubricOf([8, 4, 1, 1], 32);
    const answers = rate('3 0 - 0 0 0');
    const [question] = recommend(answers, { rubric }).openQuestions;
    const table = tableByHand(rubric);
    expect(question?.verdicts).toEqual(
      LEVELS.map(
        (level) =>
          likeliestFirst(countVerdicts(but(answers, { hallucination: level }), exactly, table))[0],
      ),
    );
    expect(new Set(question?.verdicts)).toEqual(new Set(['prompting', 'rag']));
  });
});
