import { type Assessed, choosing, type Decision } from '../../domain/decision.ts';
import type { Rubric } from '../../engine/index.ts';
import type { Messages } from '../../i18n/messages.ts';
import { cautionsOf, flipOf, kindsOf } from './recommendation.ts';
import type { DecisionRecord } from './schema.ts';
import type { ConsequencesRecord, PlanRecord } from './schema-plan.ts';

/** The engine's proof plan, in words and numbers. */
export function planOf(t: Messages, of: Assessed): PlanRecord {
  const { verdict, plan } = of.recommendation;
  const { proof } = t;
  return {
    of: verdict,
    sample: {
      ...plan.sample,
      splitByTime: plan.splitByTime,
      text: `${proof.sample(plan.sample, of)} ${proof.apart(plan, of)}`,
    },
    baseline: { inPlace: plan.baseline, text: proof.baseline(plan, of) },
    passLine: { ...plan.passLine, text: proof.passLine(plan, of) },
    checks: plan.checks.map((code) => ({ code, ...proof.check(code, of) })),
    collectLabels: plan.collectLabels ? proof.collectLabels : null,
    loadBearing: plan.loadBearing.map((criterion) => ({
      criterion,
      name: t.criteria[criterion].name,
      findOut: t.question.findOutBy(of, criterion),
    })),
    switches: [...proof.switches(of)],
    switchIf: plan.switchIf.map((flip) => ({ ...flipOf(t, flip), text: proof.switchIf(flip) })),
  };
}

/** The answers that carry the verdict, each with the changes that would overturn it. */
export function tripwiresOf(
  t: Messages,
  { answers, recommendation }: Pick<Assessed, 'answers' | 'recommendation'>,
): DecisionRecord['tripwires']['answers'] {
  return recommendation.plan.loadBearing.map((criterion) => ({
    criterion,
    name: t.criteria[criterion].name,
    answer: answers[criterion],
    flips: recommendation.flips
      .filter(({ changes }) => changes.some((change) => change.criterion === criterion))
      .map((flip) => flipOf(t, flip)),
  }));
}

/**
 * What the option decided on brings with it or, while nothing is decided, the verdict. Null when people
 * chose "something else", which the engine does not know.
 */
export function consequencesOf(
  t: Messages,
  decision: Pick<Decision, keyof Assessed | 'decided'>,
  rubric: Rubric,
): ConsequencesRecord | null {
  const { decided } = decision;
  const outcome = decided === null ? decision.recommendation.verdict : decided.outcome;
  if (outcome === 'other') return null;
  const of = choosing(outcome, decision, rubric);
  const { kinds, tradeOffs, cautions } = of.recommendation;
  return {
    of: outcome,
    certain: decided !== null,
    kinds: kindsOf(t, kinds, of),
    tradeOffs: tradeOffs.map(({ id, evidence }) => ({
      id,
      title: t.tradeOffs.title(id),
      text: t.tradeOffs.here(id, of),
      evidence,
    })),
    cautions: cautionsOf(t, cautions, of),
  };
}
