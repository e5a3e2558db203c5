import { test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { answersSchema, recommend, recommendationSchema } from '../../src/engine/index.ts';
import { anyAnswers, anyConsiderations, rate } from './answers.ts';

describe('a recommendation', () => {
  test.prop([anyAnswers, anyConsiderations])(
    'is the same again for the same answers, and survives being stored as JSON',
    (answers, considerations) => {
      const recommendation = recommend(answers, { considerations });
      expect(recommend(answers, { considerations })).toEqual(recommendation);
      const stored = JSON.parse(JSON.stringify(recommendation));
      expect(recommendationSchema.parse(stored)).toEqual(recommendation);
    },
  );

  it.each([
    { what: 'an unknown verdict', change: { verdict: 'magic' } },
    { what: 'a flip to no level', change: { flips: [{ changes: [{ to: 5 }], verdict: 'rag' }] } },
    { what: 'no reasons', change: { reasons: undefined } },
    {
      what: 'a sample nobody planned',
      change: { plan: { sample: { cases: 100, marginPoints: 5 } } },
    },
  ])('that was stored with $what is refused', ({ change }) => {
    const stored = { ...recommend(rate('3 3 3 3 3 3')), ...change };
    expect(recommendationSchema.safeParse(stored).success).toBe(false);
  });
});

describe('answers', () => {
  const all = rate('0 1 2 3 4 -');

  it('are a level from 0 to 4 or unsure, for each of the six criteria', () => {
    expect(answersSchema.parse(all)).toEqual(all);
  });

  it.each([
    { what: 'a level of 5', answers: { ...all, hallucination: 5 } },
    { what: 'half a level', answers: { ...all, hallucination: 2.5 } },
    { what: 'a level as text', answers: { ...all, hallucination: '2' } },
    { what: 'a missing criterion', answers: { ...all, hallucination: undefined } },
    { what: 'a seventh criterion', answers: { ...all, cost: 1 } },
  ])('with $what are refused', ({ answers }) => {
    expect(answersSchema.safeParse(answers).success).toBe(false);
  });
});
