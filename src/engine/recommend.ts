import { z } from 'zod';
import { type Advice, adviceFor } from './advice/advice.ts';
import { CAUTIONS } from './advice/cautions.ts';
import { CHECKS } from './advice/checks.ts';
import { EVIDENCE } from './advice/evidence.ts';
import { KIND_RULES, KINDS, PARTS, ROLES } from './advice/kinds.ts';
import { FIRST_STEPS, MEASURED } from './advice/question.ts';
import { SAMPLE_SOURCES } from './advice/sample.ts';
import type { Situation } from './advice/situation.ts';
import { TRADE_OFFS } from './advice/trade-offs.ts';
import {
  type Answers,
  answerSchema,
  type ConsiderationId,
  CRITERIA,
  includesRetrieval,
  includesTuning,
  levelSchema,
  VERDICTS,
  type Verdict,
} from './criteria.ts';
import { DETAILS, type Details, IN_PLACE } from './details.ts';
import { type Flip, findFlips, type OpenQuestion, openQuestions } from './flips.ts';
import { HALVES, type Halves, halvesOf, STANDINGS } from './halves.ts';
import { measureNeeds, type Needs } from './needs.ts';
import { AXES, INFLUENCES, PULLS, type Reason, reasonsFor } from './reasons.ts';
import { DEFAULT_RUBRIC, type Rubric, rubricVersion } from './rubric.ts';
import { alternativesOf, STRENGTHS, type Strength, strengthOf, verdictFor } from './verdict.ts';

/** The engine's whole result for one case; plain data, to be stored and compared. */
export type Recommendation = Advice & {
  readonly verdict: Verdict;
  /** Other verdicts still in play, likeliest first. */
  readonly alternatives: readonly Verdict[];
  readonly strength: Strength;
  /** The two parts of the verdict, each with its own standing. */
  readonly halves: Halves;
  readonly needs: Needs;
  readonly reasons: readonly Reason[];
  readonly flips: readonly Flip[];
  /** The unsure answers, the most useful one to settle first. */
  readonly openQuestions: readonly OpenQuestion[];
  readonly rubricVersion: string;
};

export type Options = {
  readonly rubric?: Rubric;
  readonly considerations?: readonly ConsiderationId[];
  /** What is known beyond the six answers. Never changes the verdict. */
  readonly details?: Details;
};

/**
 * Scores six answers on two independent needs and recommends a verdict. Deterministic: equal answers,
 * considerations, details and rubrics give equal recommendations. Never throws.
 *
 * The framework is Heiko Hotz, "RAG vs Finetuning" (Towards Data Science, 24 August 2023).
 */
export function recommend(answers: Answers, options: Options = {}): Recommendation {
  const rubric = options.rubric ?? DEFAULT_RUBRIC;
  const flips = findFlips(answers, rubric);
  const situation = situationOf(answers, options);
  return {
    verdict: verdictFor(answers, rubric),
    alternatives: alternativesOf(answers, rubric),
    strength: strengthOf(answers, rubric),
    halves: situation.halves,
    needs: measureNeeds(answers, rubric),
    reasons: reasonsFor(answers, rubric),
    flips,
    openQuestions: openQuestions(answers, rubric),
    ...adviceFor(situation, flips),
    rubricVersion: rubricVersion(rubric),
  };
}

/** The advice for what people chose instead of the verdict: the same case, with the halves they chose. */
export function adviceOn(outcome: Verdict, answers: Answers, options: Options = {}): Advice {
  const situation = situationOf(answers, options);
  const { retrieval, tuning } = situation.halves;
  const halves = {
    retrieval: { ...retrieval, included: includesRetrieval(outcome) },
    tuning: { ...tuning, included: includesTuning(outcome) },
  };
  return adviceFor({ ...situation, halves }, []);
}

function situationOf(answers: Answers, options: Options): Situation {
  const rubric = options.rubric ?? DEFAULT_RUBRIC;
  return {
    halves: halvesOf(answers, rubric),
    answers,
    considerations: new Set(options.considerations),
    details: options.details ?? {},
    rubric,
  };
}

const criterion = z.enum(CRITERIA);
const verdict = z.enum(VERDICTS);
const evidence = z.enum(EVIDENCE).nullable();

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

const half = z.object({
  included: z.boolean(),
  standing: z.enum(STANDINGS),
  decidedBy: z.array(criterion),
});

const question = z.discriminatedUnion('about', [
  z.object({ about: z.literal('criterion'), half: z.enum(HALVES), criterion }),
  z.object({ about: z.enum(MEASURED) }),
]);

const goal = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('reach'),
    needed: z.number(),
    right: z.number(),
    sure: z.boolean(),
  }),
  z.object({ kind: z.literal('keep'), points: z.number() }),
  z.object({ kind: z.literal('beat'), points: z.number() }),
  z.object({ kind: z.literal('name') }),
]);

/** Parses a recommendation that was stored as JSON. */
export const recommendationSchema = z.object({
  verdict,
  alternatives: z.array(verdict),
  strength: z.enum(STRENGTHS),
  halves: z.object({ retrieval: half, tuning: half }),
  needs: z.object({
    knowledge: need,
    behaviour: need.extend({ labels: z.enum(['enough', 'too_few', 'none', 'unknown']) }),
  }),
  reasons: z.array(
    z.object({
      criterion,
      answer: answerSchema,
      axis: z.enum(AXES),
      pull: z.enum(PULLS),
      influence: z.enum(INFLUENCES),
    }),
  ),
  flips: z.array(flip),
  openQuestions: z.array(z.object({ criterion, verdicts: z.array(verdict), gain: z.number() })),
  question,
  firstStep: z.enum(FIRST_STEPS),
  cautions: z.array(z.object({ code: z.enum(CAUTIONS), criteria: z.array(criterion), evidence })),
  kinds: z.array(
    z.object({
      part: z.enum(PARTS),
      kind: z.enum(KINDS),
      role: z.enum(ROLES),
      rule: z.enum(KIND_RULES),
      evidence,
    }),
  ),
  tradeOffs: z.array(z.object({ id: z.enum(TRADE_OFFS), evidence })),
  plan: z.object({
    baseline: z.enum(IN_PLACE),
    sample: z.object({
      cases: z.number(),
      marginPoints: z.number(),
      from: z.enum(SAMPLE_SOURCES),
    }),
    splitByTime: z.boolean(),
    passLine: z.object({ goal, graveUnder: z.number().nullable() }),
    checks: z.array(z.enum(CHECKS)),
    collectLabels: z.boolean(),
    loadBearing: z.array(criterion),
    switchIf: z.array(flip),
  }),
  sharpenBy: z.enum(DETAILS).nullable(),
  rubricVersion: z.string(),
}) satisfies z.ZodType<Recommendation>;
