import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { contradictions, type Details, type LookUp } from '../../../src/engine/index.ts';
import { anyDetails } from '../../domain/details.ts';
import { anyAnswers, but, rate } from '../answers.ts';
import { anyCase, recommendFor } from './cases.ts';

describe('a contradiction', () => {
  it.each<{ answers: string; details?: Details; found: readonly string[] }>([
    { answers: '0 2 2 2 3 2', found: ['nothing_to_look_up_yet_changing'] },
    { answers: '0 2 2 2 4 2', found: ['nothing_to_look_up_yet_changing'] },
    { answers: '0 2 2 2 2 2', found: [] },
    { answers: '1 2 2 2 4 4', found: [] },
    { answers: '- 2 2 2 4 4', found: [] },
    { answers: '0 2 2 2 - -', found: [] },
    { answers: '0 2 2 2 2 4', found: [] },
    { answers: '0 2 2 2 2 2', details: { lookUp: 'text' }, found: [] },
    { answers: '0 2 2 2 2 2', details: { lookUp: 'nothing' }, found: [] },
    {
      answers: '0 2 2 2 2 2',
      details: { lookUp: 'documents' },
      found: ['nothing_to_look_up_yet_listed'],
    },
    {
      answers: '0 2 2 2 3 2',
      details: { lookUp: 'code' },
      found: ['nothing_to_look_up_yet_changing', 'nothing_to_look_up_yet_listed'],
    },
    { answers: '1 2 2 2 2 2', details: { lookUp: 'records' }, found: [] },
    {
      answers: '3 2 2 2 2 2',
      details: { lookUp: 'nothing' },
      found: ['much_to_look_up_yet_nothing'],
    },
    { answers: '2 2 2 2 2 2', details: { lookUp: 'nothing' }, found: [] },
    { answers: '- 2 2 2 2 2', details: { lookUp: 'nothing' }, found: [] },
  ])('in $answers with $details: $found', ({ answers, details = {}, found }) => {
    expect(contradictions(rate(answers), details)).toEqual(found);
  });

  test.prop([anyCase])('told while typing is told in the thread, before all else', (one) => {
    const found = contradictions(one.answers, one.details);
    const told = recommendFor(one).cautions.map(({ code }) => code);
    expect(told.slice(0, found.length)).toEqual(found);
    expect(told.filter((code) => code.includes('_look_up_'))).toEqual(found);
  });

  test.prop([anyCase, fc.constantFrom<LookUp>('documents', 'records', 'code')])(
    'is a warning and no more: it decides neither the question nor the first step',
    (one, lookUp) => {
      const answers = but(one.answers, { external_knowledge: 0 });
      const { lookUp: _, ...unsaid }: Details = one.details;
      const told = recommendFor({ ...one, answers, details: { ...unsaid, lookUp } });
      const untold = recommendFor({ ...one, answers, details: unsaid });
      expect(told.cautions.length).toBe(untold.cautions.length + 1);
      expect(told.question).toEqual(untold.question);
      expect(told.firstStep).toBe(untold.firstStep);
    },
  );

  test.prop([anyAnswers, anyDetails])('goes when a little is looked up', (answers, details) => {
    expect(contradictions(but(answers, { external_knowledge: 1 }), details)).toEqual([]);
  });
});
