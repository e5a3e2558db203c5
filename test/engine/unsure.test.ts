import { test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { CRITERIA, LEVELS, recommend } from '../../src/engine/index.ts';
import { but, manyUnsure, rate } from './answers.ts';
import { countVerdicts, exactly } from './profiles.ts';

const EFFORT = ['prompting', 'rag', 'finetune', 'hybrid'];

describe('when every answer is unsure', () => {
  const everything = recommend(rate('- - - - - -'));

  it('prompting comes first, and every other verdict is still in play', () => {
    expect(everything).toMatchObject({
      verdict: 'prompting',
      headline: 'open',
      strength: 'fragile',
    });
    expect([...everything.alternatives].sort()).toEqual(['finetune', 'hybrid', 'rag']);
  });

  it('every reason is open', () => {
    expect(everything.reasons.map(({ pull }) => pull)).toEqual(CRITERIA.map(() => 'open'));
  });
});

describe('unsure answers', () => {
  test.prop([manyUnsure])(
    'give the verdict that most of their completions give, the one of least effort on a tie',
    (answers) => {
      const counts = [...countVerdicts(answers, exactly)];
      const most = Math.max(...counts.map(([, count]) => count));
      const likeliest = EFFORT.filter((v) =>
        counts.some(([w, count]) => v === w && count === most),
      );
      expect(recommend(answers).verdict).toBe(likeliest[0]);
    },
  );

  test.prop([manyUnsure])('flip at the very level from which the verdict changes', (answers) => {
    const { verdict, flips } = recommend(answers);
    const verdictAt = (id: string, level: number | undefined) =>
      recommend(but(answers, { [id]: level })).verdict;
    for (const { changes } of flips.filter((flip) => flip.changes.length === 1)) {
      for (const { criterion, from, to } of changes) {
        if (from !== 'unsure') continue;
        const beside = [to - 1, to + 1].filter((level) => level >= 0 && level <= 4);
        expect(verdictAt(criterion, to)).not.toBe(verdict);
        expect(beside.map((level) => verdictAt(criterion, level))).toContain(verdict);
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
          LEVELS.some((level) => recommend(but(answers, { [id]: level })).verdict !== verdict),
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
