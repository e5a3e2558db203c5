import { test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { contradictions, LOOK_UPS, recommend } from '../../src/engine/index.ts';
import { anyAnswers, but, rate } from './answers.ts';

describe('a contradiction', () => {
  it.each([
    { answers: '0 2 2 2 3 2', found: ['nothing_to_look_up_yet_changing'] },
    { answers: '0 2 2 2 4 2', found: ['nothing_to_look_up_yet_changing'] },
    { answers: '0 2 2 2 2 2', found: [] },
    { answers: '1 2 2 2 4 4', found: [] },
    { answers: '- 2 2 2 4 4', found: [] },
    { answers: '0 2 2 2 - -', found: [] },
  ])('in $answers: $found', ({ answers, found }) => {
    expect(contradictions(rate(answers), {})).toEqual(found);
  });

  it('is none where nothing is looked up and people want sources: the text at hand is one', () => {
    expect(contradictions(rate('0 2 2 2 2 4'), {})).toEqual([]);
  });

  it.each([
    { answers: '0 2 2 2 2 2', found: { documents: 'listed', records: 'listed', code: 'listed' } },
    { answers: '1 2 2 2 2 2', found: {} },
    { answers: '2 2 2 2 2 2', found: {} },
    { answers: '- 2 2 2 2 2', found: {} },
    { answers: '3 2 2 2 2 2', found: { nothing: 'nothing' } },
    { answers: '4 2 2 2 2 2', found: { nothing: 'nothing' } },
  ])('between $answers and what must be looked up: $found', ({ answers, found }) => {
    const codes = LOOK_UPS.flatMap((lookUp) =>
      contradictions(rate(answers), { lookUp }).map((code) => [lookUp, code.split('_').at(-1)]),
    );
    expect(Object.fromEntries(codes)).toEqual(found);
  });

  test.prop([anyAnswers])('told while typing is the one told in the thread', (answers) => {
    const told = recommend(answers).cautions.map(({ code }) => code);
    expect(told.includes('nothing_to_look_up_yet_changing')).toBe(
      contradictions(answers, {}).includes('nothing_to_look_up_yet_changing'),
    );
  });

  test.prop([anyAnswers])('goes when there is something to look up', (answers) => {
    expect(contradictions(but(answers, { external_knowledge: 1 }), {})).toEqual([]);
  });
});
