import { z } from 'zod';
import { CAUTIONS, type Caution, cautionsFor } from './cautions.ts';
import {
  type Answers,
  answerSchema,
  CONSIDERATIONS,
  type ConsiderationId,
  CRITERIA,
  levelSchema,
  VERDICTS,
  type Verdict,
} from './criteria.ts';
import type { Details } from './details.ts';
import { type Flip, findFlips, type OpenQuestion, openQuestions } from './flips.ts';
import { measureNeeds, type Needs } from './needs.ts';
import { CHECKS, type Plan, planFor } from './plan.ts';
import {
  AXES,
  HEADLINES,
  type Headline,
  headlineOf,
  PULLS,
  type Reason,
  reasonsFor,
} from './reasons.ts';
import { DEFAULT_RUBRIC, type Rubric, rubricVersion } from './rubric.ts';
import { EVIDENCE, TRADE_OFFS, type TradeOff, tradeOffsFor } from './trade-offs.ts';
import { alternativesOf, STRENGTHS, type Strength, strengthOf, verdictFor } from './verdict.ts';

/** The engine's whole result for one set of answers; plain data, to be stored and compared. */
export type Recommendation = {
  readonly verdict: Verdict;
  /** Other verdicts still in play, likeliest first. */
  readonly alternatives: readonly Verdict[];
  readonly strength: Strength;
  readonly needs: Needs;
  readonly headline: Headline;
  readonly reasons: readonly Reason[];
  readonly flips: readonly Flip[];
  /** The unsure answers, the most useful one to settle first. */
  readonly openQuestions: readonly OpenQuestion[];
  readonly cautions: readonly Caution[];
  /** All trade-offs of the verdict, the most relevant first. */
  readonly tradeOffs: readonly TradeOff[];
  readonly plan: Plan;
  readonly rubricVersion: string;
};

export type Options = {
  readonly rubric?: Rubric;
  readonly considerations?: readonly ConsiderationId[];
  readonly details?: Details;
};

/**
 * Scores six answers on two independent needs and recommends a verdict. Deterministic: equal answers,
 * considerations and rubrics give equal recommendations. Never throws.
 *
 * The framework is Heiko Hotz, "RAG vs Finetuning" (Towards Data Science, 24 August 2023).
 */
export function recommend(answers: Answers, options: Options = {}): Recommendation {
  const rubric = options.rubric ?? DEFAULT_RUBRIC;
  const considerations = new Set(options.considerations);
  const verdict = verdictFor(answers, rubric);
  const flips = findFlips(answers, rubric);
  const cautions = cautionsFor({ verdict, answers, considerations, rubric });
  return {
    verdict,
    alternatives: alternativesOf(answers, rubric),
    strength: strengthOf(answers, rubric),
    needs: measureNeeds(answers, rubric),
    headline: headlineOf(verdict, answers, rubric),
    reasons: reasonsFor(answers, rubric),
    flips,
    openQuestions: openQuestions(answers, rubric),
    cautions,
    tradeOffs: tradeOffsFor(verdict, answers, considerations),
    plan: planFor(
      verdict,
      answers,
      flips,
      cautions.some(({ code }) => code === 'labels_missing'),
    ),
    rubricVersion: rubricVersion(rubric),
  };
}

const criterion = z.enum(CRITERIA);
const verdict = z.enum(VERDICTS);
const evidence = z.enum(EVIDENCE);

const need = z.object({
  low: z.number(),
  high: z.number(),
  of: z.number(),
  threshold: z.number(),
});

const flip = z.object({
  changes: z.array(z.object({ criterion, from: answerSchema, to: levelSchema })),
  verdict,
});

/** Parses a recommendation that was stored as JSON. */
export const recommendationSchema = z.object({
  verdict,
  alternatives: z.array(verdict),
  strength: z.enum(STRENGTHS),
  needs: z.object({
    knowledge: need,
    behaviour: need.extend({ labels: z.enum(['enough', 'too_few', 'none', 'unknown']) }),
  }),
  headline: z.enum(HEADLINES),
  reasons: z.array(
    z.object({
      criterion,
      answer: answerSchema,
      axis: z.enum(AXES),
      pull: z.enum(PULLS),
    }),
  ),
  flips: z.array(flip),
  openQuestions: z.array(z.object({ criterion, verdicts: z.array(verdict), gain: z.number() })),
  cautions: z.array(z.object({ code: z.enum(CAUTIONS), criteria: z.array(criterion), evidence })),
  tradeOffs: z.array(
    z.object({
      id: z.enum(TRADE_OFFS),
      because: z.union([criterion, z.enum(CONSIDERATIONS), z.literal('verdict')]),
      evidence,
    }),
  ),
  plan: z.object({
    sample: z.union([
      z.object({ cases: z.literal(100), marginPoints: z.literal(10) }),
      z.object({ cases: z.literal(400), marginPoints: z.literal(5) }),
    ]),
    collectLabels: z.boolean(),
    loadBearing: z.array(criterion),
    checks: z.array(z.enum(CHECKS)),
    switchIf: z.array(flip),
  }),
  rubricVersion: z.string(),
}) satisfies z.ZodType<Recommendation>;
