import { test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { contradictions, recommend } from '../../src/engine/index.ts';
import { anyAnswers, but, rate } from './answers.ts';

describe('a contradiction', () => {
  it.each([
    { answers: '0 2 2 2 3 2', found: ['nothing_to_look_up_yet_changing'] },
    { answers: '0 2 2 2 2 3', found: ['nothing_to_look_up_yet_sources'] },
    {
      answers: '0 2 2 2 4 4',
      found: ['nothing_to_look_up_yet_changing', 'nothing_to_look_up_yet_sources'],
    },
    { answers: '0 2 2 2 2 2', found: [] },
    { answers: '1 2 2 2 4 4', found: [] },
    { answers: '- 2 2 2 4 4', found: [] },
    { answers: '0 2 2 2 - -', found: [] },
  ])('in $answers: $found', ({ answers, found }) => {
    expect(contradictions(rate(answers))).toEqual(found);
  });

  test.prop([anyAnswers])('told while typing is the one told in the thread', (answers) => {
    const told = recommend(answers).cautions.map(({ code }) => code);
    expect(told.filter((code) => code.startsWith('nothing_to_look_up'))).toEqual(
      contradictions(answers),
    );
  });

  test.prop([anyAnswers])('goes when there is something to look up', (answers) => {
    expect(contradictions(but(answers, { external_knowledge: 1 }))).toEqual([]);
  });
});
