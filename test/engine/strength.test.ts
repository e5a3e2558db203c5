import { test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { type Answers, CRITERIA, recommend, type Strength } from '../../src/engine/index.ts';
import { anyAnswers, rate } from './answers.ts';
import { countVerdicts, exactly, SURE, withinOne } from './profiles.ts';

const EFFORT = ['prompting', 'rag', 'finetune', 'hybrid'];

/** The definition, by trying everything. */
function strengthByTrying(answers: Answers): Strength {
  if (countVerdicts(answers, withinOne).size === 1) return 'robust';
  const standsAlone = CRITERIA.every(
    (moved) =>
      countVerdicts(answers, (answer, id) => (id === moved ? withinOne : exactly)(answer)).size ===
      1,
  );
  return standsAlone ? 'leaning' : 'fragile';
}

/** Every other verdict within one level, most frequent first, then the one of least effort. */
function alternativesByTrying(answers: Answers, verdict: string): readonly string[] {
  return [...countVerdicts(answers, withinOne)]
    .filter(([other]) => other !== verdict)
    .sort(([a, often], [b, rare]) => rare - often || EFFORT.indexOf(a) - EFFORT.indexOf(b))
    .map(([other]) => other);
}

describe('strength', () => {
  it.each([
    { answers: '4 0 2 0 2 2', strength: 'robust', why: 'even far off on everything it holds' },
    { answers: '4 1 0 4 0 0', strength: 'robust', why: 'three levels of knowledge are enough' },
    { answers: '3 0 4 0 4 0', strength: 'leaning', why: 'several answers together change it' },
    { answers: '3 0 0 0 0 0', strength: 'fragile', why: 'one level less to look up changes it' },
    { answers: '0 3 0 4 0 0', strength: 'fragile', why: 'one level less behaviour changes it' },
    { answers: '4 0 - 0 - -', strength: 'robust', why: 'what is unsure cannot change it' },
    { answers: '4 - 4 4 4 4', strength: 'fragile', why: 'what is unsure can change it' },
  ])('of $answers is $strength: $why', ({ answers, strength }) => {
    expect(recommend(rate(answers)).strength).toBe(strength);
  });

  it('is what trying every level next to every answer says, for all sure profiles', () => {
    const strengths = SURE.map((answers) => recommend(answers).strength);
    expect(strengths).toEqual(SURE.map(strengthByTrying));
    expect(new Set(strengths)).toEqual(new Set(['robust', 'leaning', 'fragile']));
  });

  test.prop([anyAnswers])('is what trying everything says, with unsure answers too', (answers) => {
    expect(recommend(answers).strength).toBe(strengthByTrying(answers));
  });
});

describe('alternatives', () => {
  it('never contain the verdict, and are empty exactly when it is robust', () => {
    for (const answers of SURE) {
      const { verdict, alternatives, strength } = recommend(answers);
      const sound =
        !alternatives.includes(verdict) && (alternatives.length === 0) === (strength === 'robust');
      if (!sound) expect({ answers, verdict, alternatives, strength }).toBeNull();
    }
  });

  test.prop([anyAnswers])('are all other verdicts within a level, likeliest first', (answers) => {
    const { verdict, alternatives, strength } = recommend(answers);
    expect(alternatives).toEqual(alternativesByTrying(answers, verdict));
    expect(alternatives.length === 0).toBe(strength === 'robust');
  });
});
