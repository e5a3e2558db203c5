import { test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  answersSchema,
  type Recommendation,
  recommend,
  recommendationSchema,
} from '../../src/engine/index.ts';
import { anyDetails } from '../domain/details.ts';
import { anyAnswers, anyConsiderations, rate } from './answers.ts';
import { anyRubric } from './rubrics.ts';

/** The recommendation without what details and considerations may change. */
function withoutAdvice(recommendation: Recommendation) {
  const { verdict, alternatives, strength, halves, needs, reasons, flips } = recommendation;
  const { openQuestions, rubricVersion, plan } = recommendation;
  const { loadBearing, switchIf } = plan;
  const decided = { verdict, alternatives, strength, halves, needs, reasons, flips };
  return { ...decided, openQuestions, rubricVersion, loadBearing, switchIf };
}

describe('a recommendation', () => {
  test.prop([anyAnswers, anyConsiderations, anyDetails, anyRubric])(
    'is the same again for the same case, and survives being stored as JSON',
    (answers, considerations, details, rubric) => {
      const options = { considerations, details, rubric };
      const recommendation = recommend(answers, options);
      expect(recommend(answers, options)).toEqual(recommendation);
      const stored = JSON.parse(JSON.stringify(recommendation));
      expect(recommendationSchema.parse(stored)).toEqual(recommendation);
    },
  );

  test.prop([anyAnswers, anyConsiderations, anyDetails, anyRubric])(
    'rests on six answers alone: what else is known changes only the advice',
    (answers, considerations, details, rubric) => {
      expect(withoutAdvice(recommend(answers, { rubric, considerations, details }))).toEqual(
        withoutAdvice(recommend(answers, { rubric })),
      );
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
    { what: 'a kind that nobody knows', change: { kinds: [{ part: 'tuning', kind: 'magic' }] } },
    { what: 'a question about nothing', change: { question: { about: 'nothing' } } },
    { what: 'halves that do not stand', change: { halves: { retrieval: { included: true } } } },
  ])('that was stored with $what is refused', ({ change }) => {
    const stored = { ...recommend(rate('3 3 3 3 3 3')), ...change };
    expect(recommendationSchema.safeParse(stored).success).toBe(false);
  });
});

describe('answers', () => {
  it('are a level from 0 to 4 or unsure, for each of the six criteria', () => {
    for (const answers of ['0 1 2 3 4 -', '1 2 3 4 - 0', '2 3 4 - 0 1']) {
      expect(answersSchema.parse(rate(answers))).toEqual(rate(answers));
    }
  });

  it.each([
    { what: 'a level of 5', change: { hallucination: 5 } },
    { what: 'half a level', change: { hallucination: 2.5 } },
    { what: 'a level as text', change: { hallucination: '2' } },
    { what: 'a missing criterion', change: { hallucination: undefined } },
    { what: 'a seventh criterion', change: { cost: 1 } },
  ])('with $what are refused', ({ change }) => {
    const answers = { ...rate('0 1 2 3 4 -'), ...change };
    expect(answersSchema.safeParse(answers).success).toBe(false);
  });
});
