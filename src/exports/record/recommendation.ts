import type { Decision } from '../../domain/decision.ts';
import type { HistoryEntry } from '../../domain/events.ts';
import {
  type Answers,
  CRITERIA,
  type CriterionId,
  type Flip,
  type Need,
  type Needs,
  type Recommendation,
  type Rubric,
  recommend,
  VERDICTS,
  type Verdict,
} from '../../engine/index.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { DecisionRecord } from './schema.ts';
import type { FlipRecord, PlanRecord, RecommendationRecord } from './schema-parts.ts';
import { instantOf, type RecordView } from './view.ts';

type Answered = NonNullable<DecisionRecord['answers']>;
type Source = Answered[number]['from'];

/** The decision's six answers in words, each with who gave it. */
export function answersOf(
  t: Messages,
  { answers }: Pick<Decision, 'answers'>,
  history: readonly HistoryEntry[],
  view: RecordView,
): Answered {
  return CRITERIA.map((criterion) => {
    const answer = answers[criterion];
    const { name, levels } = t.criteria[criterion];
    const words = answer === 'unsure' ? t.notSure : levels[answer];
    return {
      criterion,
      name,
      level: answer === 'unsure' ? null : answer,
      word: words.short,
      facts: words.facts,
      from: sourceOf(criterion, answers, history, view),
    };
  });
}

/** The last event that set this answer; null when the history does not explain its value. */
function sourceOf(
  criterion: CriterionId,
  answers: Answers,
  history: readonly HistoryEntry[],
  view: RecordView,
): Source {
  let source: Source = null;
  let value: Answers[CriterionId] | null = null;
  for (const { actorId, at: ms, event } of history) {
    const at = instantOf(ms);
    if (event.kind === 'submitted') {
      value = event.answers[criterion];
      source = { kind: 'owner', person: view.person(actorId), at };
    } else if (event.kind === 'revealed') {
      value = event.answers[criterion];
      source = { kind: 'median', ratings: event.raters, at };
    } else if (event.kind === 'revised' && event.after.answers[criterion] !== value) {
      value = event.after.answers[criterion];
      source = { kind: 'revised', person: view.person(actorId), revision: event.revision, at };
    }
  }
  return value === answers[criterion] ? source : null;
}

/** The engine's recommendation in words and numbers, with everything needed to retrace it. */
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

type Support = RecommendationRecord['options'][number]['knowledge'];

/**
 * What speaks for an option, need by need. The engine does not score options: each need calls for a
 * part (retrieval, tuning) or does not. A need supports an option that has the part it calls for, or
 * lacks the part it does not call for. `away` is how many points the need would have to move to
 * support the option; a range while answers are unsure.
 */
export function supportFor(
  option: Verdict,
  { knowledge, behaviour }: Needs,
): { readonly knowledge: Support; readonly behaviour: Support } {
  const retrieves = option === 'rag' || option === 'hybrid';
  const tunes = option === 'finetune' || option === 'hybrid';
  return {
    knowledge: {
      includes: retrieves,
      supported: supported(reached(knowledge), retrieves),
      away: away(knowledge, retrieves),
    },
    behaviour: {
      includes: tunes,
      supported: supported(asksForTuning(behaviour), tunes),
      away: tunes ? away(behaviour, true) : untuned(behaviour),
    },
  };
}

/** Whether the need reaches its threshold; null while that depends on unsure answers. */
function reached({ low, high, threshold }: Need): boolean | null {
  if (low >= threshold) return true;
  return high < threshold ? false : null;
}

/** Tuning takes the behaviour need and enough labels; null while either depends on unsure answers. */
function asksForTuning(need: Needs['behaviour']): boolean | null {
  const isReached = reached(need);
  if (isReached === false || need.labels === 'none' || need.labels === 'too_few') return false;
  return need.labels === 'enough' ? isReached : null;
}

function supported(asks: boolean | null, includes: boolean): Support['supported'] {
  if (asks === null) return 'open';
  return asks === includes ? 'yes' : 'no';
}

/** Points are whole numbers, so a need is absent from one point below its threshold. */
function away({ low, high, threshold }: Need, includes: boolean): Support['away'] {
  return includes
    ? { least: Math.max(0, threshold - high), most: Math.max(0, threshold - low) }
    : { least: Math.max(0, low - threshold + 1), most: Math.max(0, high - threshold + 1) };
}

/** Without enough labels nothing calls for tuning, however strong the need is. */
function untuned(need: Needs['behaviour']): Support['away'] {
  const { least, most } = away(need, false);
  if (need.labels === 'enough') return { least, most };
  return { least: 0, most: need.labels === 'unknown' ? most : 0 };
}
