import type { Decision } from '../../domain/decision.ts';
import {
  type Flip,
  type Need,
  type Recommendation,
  type Rubric,
  recommend,
  VERDICTS,
  type Verdict,
} from '../../engine/index.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { PlanRecord, RecommendationRecord } from './schema-engine.ts';
import type { FlipRecord } from './schema-parts.ts';
import { supportFor } from './support.ts';

/** What the engine said of the answers of record, with everything it takes to follow it. */
export function recommendationOf(
  t: Messages,
  { answers, recommendation }: Pick<Decision, 'answers' | 'recommendation'>,
  rubric: Rubric,
): RecommendationRecord {
  const { verdict, strength, needs, alternatives } = recommendation;
  const standing = (option: Verdict) => {
    if (option === verdict) return 'recommended';
    return alternatives.includes(option) ? 'alternative' : 'out_of_reach';
  };
  return {
    verdict,
    name: t.verdict[verdict],
    strength,
    strengthMeaning: t.strengthMeaning[strength],
    headline: t.root.headline[recommendation.headline],
    alternatives: [...alternatives],
    needs: {
      knowledge: { ...needs.knowledge, margin: marginOf(needs.knowledge) },
      behaviour: { ...needs.behaviour, margin: marginOf(needs.behaviour) },
    },
    options: VERDICTS.map((option) => ({
      option,
      name: t.verdict[option],
      standing: standing(option),
      ...supportFor(option, needs),
    })),
    reasons: recommendation.reasons.map((reason) => ({
      criterion: reason.criterion,
      axis: reason.axis,
      pull: reason.pull,
      text: t.why.pull(reason),
    })),
    flips: recommendation.flips.map((flip) => flipOf(t, flip)),
    openQuestions: recommendation.openQuestions.map((question) => ({
      criterion: question.criterion,
      verdicts: [...question.verdicts],
      gain: question.gain,
      text: t.why.openQuestion(question),
    })),
    cautions: recommendation.cautions.map(({ code, criteria, evidence }) => ({
      code,
      criteria: [...criteria],
      evidence,
      text: t.why.caution[code],
    })),
    rubric: {
      version: recommendation.rubricVersion,
      numbers:
        recommend(answers, { rubric }).rubricVersion === recommendation.rubricVersion
          ? { knowledge: rubric.knowledge, behaviour: rubric.behaviour }
          : null,
    },
  };
}

const marginOf = ({ low, high, threshold }: Need) => ({
  low: low - threshold,
  high: high - threshold,
});

function flipOf(t: Messages, flip: Flip): FlipRecord {
  return {
    changes: flip.changes.map((change) => ({ ...change })),
    verdict: flip.verdict,
    text: t.why.flip(flip),
  };
}

/** The engine's proof plan, in words. */
export function planOf(t: Messages, { verdict, plan }: Recommendation): PlanRecord {
  return {
    of: verdict,
    sample: { ...plan.sample, text: t.proof.sample(plan.sample) },
    baseline: t.proof.baseline(verdict),
    collectLabels: plan.collectLabels ? t.proof.collectLabels : null,
    loadBearing: plan.loadBearing.map((criterion) => ({
      criterion,
      name: t.criteria[criterion].name,
      findOut: t.proof.findOut[criterion],
    })),
    checks: plan.checks.map((code) => ({ code, ...t.proof.check[code] })),
    passLine: t.proof.passLine(verdict),
    switchIf: plan.switchIf.map((flip) => ({ ...flipOf(t, flip), text: t.proof.switchIf(flip) })),
  };
}

/** The answers that carry the verdict, each with the changes that would overturn it. */
export function tripwiresOf(
  t: Messages,
  { answers, recommendation }: Pick<Decision, 'answers' | 'recommendation'>,
) {
  return recommendation.plan.loadBearing.map((criterion) => ({
    criterion,
    name: t.criteria[criterion].name,
    answer: answers[criterion],
    flips: recommendation.flips
      .filter(({ changes }) => changes.some((change) => change.criterion === criterion))
      .map((flip) => flipOf(t, flip)),
  }));
}
