import { test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  answersSchema,
  CONSIDERATIONS,
  type Recommendation,
  recommend,
  recommendationSchema,
} from '../../src/engine/index.ts';
import { anyAnswers, anyConsiderations, rate } from './answers.ts';
import { SURE } from './profiles.ts';

/** Every 101st profile: all levels of all criteria, in many combinations. */
const FEW_SURE = SURE.filter((_answers, index) => index % 101 === 0);
const SOME_UNSURE = [
  '- - - - - -',
  '0 - 0 1 0 0',
  '4 3 - 0 - -',
  '- 3 3 1 3 3',
  '4 4 0 - 0 0',
  '0 4 0 1 0 0',
  '0 0 0 0 4 4',
];

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

  it('comes back from JSON with every word that the engine has', () => {
    const all = [...FEW_SURE, ...SOME_UNSURE.map(rate)].map((answers) =>
      recommend(answers, { considerations: CONSIDERATIONS }),
    );
    for (const one of all) {
      expect(recommendationSchema.parse(JSON.parse(JSON.stringify(one)))).toEqual(one);
    }
    const kinds = (of: (one: Recommendation) => readonly string[]) => new Set(all.flatMap(of)).size;
    expect({
      verdicts: kinds(({ verdict }) => [verdict]),
      strengths: kinds(({ strength }) => [strength]),
      headlines: kinds(({ headline }) => [headline]),
      labels: kinds(({ needs }) => [needs.behaviour.labels]),
      pulls: kinds(({ reasons }) => reasons.map(({ pull }) => pull)),
      cautions: kinds(({ cautions }) => cautions.map(({ code }) => code)),
      checks: kinds(({ plan }) => plan.checks),
      samples: kinds(({ plan }) => [String(plan.sample.cases)]),
    }).toEqual({
      verdicts: 4,
      strengths: 3,
      headlines: 7,
      labels: 4,
      pulls: 5,
      cautions: 14,
      checks: 7,
      samples: 2,
    });
  });

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
