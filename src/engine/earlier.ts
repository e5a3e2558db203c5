import { z } from 'zod';
import { adviceFor } from './advice/advice.ts';
import {
  type Answer,
  type Answers,
  type ConsiderationId,
  CRITERIA,
  includesRetrieval,
  includesTuning,
} from './criteria.ts';
import type { Details } from './details.ts';
import type { Flip } from './flips.ts';
import { type HalfId, halfFrom, halfOf, type NearestChange, stepsTo } from './halves.ts';
import type { BehaviourNeed } from './needs.ts';
import { byInfluence, influenceOf } from './reasons.ts';
import { type Recommendation, recommendationSchema } from './recommend.ts';
import { DEFAULT_RUBRIC, type Rubric } from './rubric.ts';

const { shape } = recommendationSchema;

/** What the first release stored and still holds; its plan, cautions and trade-offs were others. */
export const earlierSchema = recommendationSchema
  .pick({
    verdict: true,
    alternatives: true,
    strength: true,
    needs: true,
    flips: true,
    openQuestions: true,
    rubricVersion: true,
  })
  .extend({
    reasons: shape.reasons.element.omit({ influence: true }).array(),
    // Tells it from one of today: that has none, even where it cannot be read.
    headline: z.string(),
  });
type EarlierRecommendation = z.infer<typeof earlierSchema>;

type Case = {
  readonly answers: Answers;
  readonly considerations: readonly ConsiderationId[];
  readonly details: Details;
};

/**
 * A recommendation of the first release, complete: what it judged stays, whichever rubric it was made with;
 * halves and influences follow from its flips, and the advice from all of it.
 */
export function completed(
  earlier: EarlierRecommendation,
  { answers, considerations, details }: Case,
): Recommendation {
  const { headline: _, ...judged } = earlier;
  const { verdict, flips, needs } = judged;
  const changes = changesIn(flips);
  const changesOf = (half: HalfId) => changes.filter(({ criterion }) => halfOf(criterion) === half);
  const halves = {
    retrieval: halfFrom(includesRetrieval(verdict), changesOf('retrieval')),
    tuning: halfFrom(includesTuning(verdict), changesOf('tuning')),
  };
  const reasons = judged.reasons.map((reason) => {
    const nearest = changes.find(({ criterion }) => criterion === reason.criterion) ?? null;
    return { ...reason, influence: influenceOf(nearest) };
  });
  const situation = {
    halves,
    answers,
    considerations: new Set(considerations),
    details,
    rubric: rubricBehind(needs.behaviour, answers.training_data),
  };
  return { ...judged, halves, reasons: byInfluence(reasons), ...adviceFor(situation, flips) };
}

/** What each answer changes alone: its half, since no criterion concerns both. In the order of the criteria. */
function changesIn(flips: readonly Flip[]): readonly NearestChange[] {
  const changes = flips.flatMap(({ changes: [first, second], verdict }) => {
    if (first === undefined || second !== undefined) return [];
    const { criterion, from, to } = first;
    const includes = halfOf(criterion) === 'tuning' ? includesTuning : includesRetrieval;
    // No need falls when a level rises: from the nearest level on, all change it.
    const levels = includes(verdict) ? 5 - to : to + 1;
    return [{ criterion, steps: stepsTo(from, to), levels, isUnsure: from === 'unsure' }];
  });
  return changes.toSorted((a, b) => CRITERIA.indexOf(a.criterion) - CRITERIA.indexOf(b.criterion));
}

/**
 * As much of the rubric as the advice asks for. The level from which labels are enough was not stored:
 * the default one, unless what was said of the labels rules it out.
 */
function rubricBehind({ threshold, labels }: BehaviourNeed, answer: Answer): Rubric {
  const { behaviour } = DEFAULT_RUBRIC;
  const from =
    answer === 'unsure'
      ? behaviour.labels
      : labels === 'enough'
        ? Math.min(behaviour.labels, answer)
        : Math.max(behaviour.labels, answer + 1);
  return { ...DEFAULT_RUBRIC, behaviour: { adaptation: threshold, labels: from } };
}
