import { test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  type Answers,
  CRITERIA,
  type CriterionId,
  DEFAULT_RUBRIC,
  LEVELS,
  recommend,
} from '../../src/engine/index.ts';
import { verdictFor } from '../../src/engine/verdict.ts';
import { but, manyUnsure, rate } from './answers.ts';
import { countVerdicts, exactly, likeliestFirst } from './profiles.ts';

const verdictAt = (answers: Answers, id: CriterionId, level: number) =>
  verdictFor(but(answers, { [id]: level }), DEFAULT_RUBRIC);

describe('when every answer is unsure', () => {
  const everything = () => recommend(rate('- - - - - -'));

  it('prompting comes first, and every other verdict is still in play', () => {
    expect(everything()).toMatchObject({
      verdict: 'prompting',
      strength: 'fragile',
      halves: {
        retrieval: { included: false, standing: 'open' },
        tuning: { included: false, standing: 'open' },
      },
    });
    expect([...everything().alternatives].sort()).toEqual(['finetune', 'hybrid', 'rag']);
  });

  it('the alternatives come in the order of how many of the 15,625 possibilities give them', () => {
    const counts = countVerdicts(rate('- - - - - -'), exactly);
    expect(counts.size).toBe(4);
    expect(['prompting', ...everything().alternatives]).toEqual(likeliestFirst(counts));
  });

  it('every reason is open, and every answer is asked for', () => {
    const { reasons, openQuestions } = everything();
    expect(reasons.map(({ pull }) => pull)).toEqual(CRITERIA.map(() => 'open'));
    const deciding = reasons.filter(({ influence }) => influence === 'decides');
    // Labels alone do not make tuning likely while nobody knows whether it is wanted.
    expect(deciding.map(({ criterion }) => criterion)).toEqual(
      CRITERIA.filter((id) => id !== 'training_data'),
    );
    expect(openQuestions.map(({ criterion }) => criterion).sort()).toEqual([...CRITERIA].sort());
  });
});

describe('unsure answers', () => {
  test.prop([manyUnsure])(
    'give the verdict that most of their completions give, the one of least effort on a tie',
    (answers) => {
      const [likeliest] = likeliestFirst(countVerdicts(answers, exactly));
      expect(recommend(answers).verdict).toBe(likeliest);
    },
  );

  it.each([
    { answers: '2 0 4 0 - 2', why: 'change from 2 on: 3 of 5 possibilities', verdict: 'rag' },
    { answers: '2 0 4 0 - 1', why: 'change from 3 on: 2 of 5', verdict: 'prompting' },
    { answers: '- 0 0 0 0 0', why: 'knowledge from 3 on: 2 of 5', verdict: 'prompting' },
    { answers: '0 - 0 4 0 0', why: 'behaviour from 3 on: 2 of 5', verdict: 'prompting' },
    { answers: '0 4 0 - 0 0', why: 'labels from 2 on: 3 of 5', verdict: 'finetune' },
  ])('in $answers give $verdict: $why', ({ answers, verdict }) => {
    expect(recommend(rate(answers)).verdict).toBe(verdict);
  });

  test.prop([manyUnsure])('flip at the very level from which the verdict changes', (answers) => {
    const { verdict, flips } = recommend(answers);
    for (const { changes } of flips.filter((flip) => flip.changes.length === 1)) {
      for (const { criterion, from, to } of changes) {
        if (from !== 'unsure') continue;
        const beside = [to - 1, to + 1].filter((level) => level >= 0 && level <= 4);
        expect(verdictAt(answers, criterion, to)).not.toBe(verdict);
        expect(beside.map((level) => verdictAt(answers, criterion, level))).toContain(verdict);
      }
    }
  });

  test.prop([manyUnsure])(
    'flip whenever settling one of them can change the verdict',
    (answers) => {
      const { verdict, flips } = recommend(answers);
      const open = CRITERIA.filter(
        (id) =>
          answers[id] === 'unsure' &&
          LEVELS.some((level) => verdictAt(answers, id, level) !== verdict),
      );
      const told = flips.flatMap(({ changes }) =>
        changes.length === 1 ? changes.filter(({ from }) => from === 'unsure') : [],
      );
      expect(told.map(({ criterion }) => criterion).sort()).toEqual([...open].sort());
    },
  );

  it('do not matter where they cannot: three levels of outside knowledge decide alone', () => {
    expect(recommend(rate('4 1 - 2 - -'))).toMatchObject({ verdict: 'rag', strength: 'robust' });
  });
});
