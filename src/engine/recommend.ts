import { type Caution, cautionsFor } from './cautions.ts';
import type { Answers, ConsiderationId, Verdict } from './criteria.ts';
import { type Flip, findFlips } from './flips.ts';
import { measureNeeds, type Needs } from './needs.ts';
import { type OpenQuestion, openQuestions } from './open-questions.ts';
import { type Plan, planFor } from './plan.ts';
import { type Headline, headlineOf, type Reason, reasonsFor } from './reasons.ts';
import { DEFAULT_RUBRIC, type Rubric, rubricVersion } from './rubric.ts';
import { alternativesOf, type Strength, strengthOf } from './strength.ts';
import { type TradeOff, tradeOffsFor } from './trade-offs.ts';
import { verdictFor } from './verdict.ts';

/** Everything the engine has to say about one set of answers. Plain data: store it, compare it. */
export type Recommendation = {
  readonly verdict: Verdict;
  /** Other verdicts still in play, likeliest first. */
  readonly alternatives: readonly Verdict[];
  readonly strength: Strength;
  readonly needs: Needs;
  readonly headline: Headline;
  readonly reasons: readonly Reason[];
  readonly flips: readonly Flip[];
  /** The unsure answers, the one to settle first at the top. */
  readonly openQuestions: readonly OpenQuestion[];
  readonly cautions: readonly Caution[];
  /** All that come with the verdict, ranked; show the first few. */
  readonly tradeOffs: readonly TradeOff[];
  readonly plan: Plan;
  readonly rubricVersion: string;
};

export type Options = {
  readonly rubric?: Rubric;
  readonly considerations?: readonly ConsiderationId[];
};

/**
 * Scores six answers on two independent needs and says what follows. Deterministic: the same
 * answers, considerations and rubric always give an equal recommendation. Never throws.
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
