import { type Answer, type Answers, CRITERIA, type CriterionId } from './criteria.ts';
import { halfOf, type NearestChange, nearestChange } from './halves.ts';
import type { Rubric } from './rubric.ts';

export const AXES = ['knowledge', 'behaviour'] as const;
export type Axis = (typeof AXES)[number];

export const PULLS = ['for', 'against', 'blocks', 'neutral', 'open'] as const;

/**
 * Which way one answer pulls: `for` or `against` the part its axis decides (retrieval or tuning);
 * `blocks`: too few labels for a wanted tuning; `open`: unsure; `neutral`: the middle of the scale.
 */
export type Reason = {
  readonly criterion: CriterionId;
  readonly answer: Answer;
  readonly axis: Axis;
  readonly pull: (typeof PULLS)[number];
  readonly influence: Influence;
};

export const INFLUENCES = ['decides', 'could', 'cannot'] as const;
/**
 * What one answer does to the verdict. `decides`: one level off, or settled, it alone changes it; `could`:
 * further off it alone changes it; `cannot`: no level of it does, as long as the others stand.
 */
export type Influence = (typeof INFLUENCES)[number];

const axisOf = (criterion: CriterionId): Axis =>
  halfOf(criterion) === 'retrieval' ? 'knowledge' : 'behaviour';

/** One reason for each criterion, those with most influence first. */
export function reasonsFor(answers: Answers, rubric: Rubric): readonly Reason[] {
  return byInfluence(
    CRITERIA.map((criterion) => ({
      criterion,
      answer: answers[criterion],
      axis: axisOf(criterion),
      pull: pullOf(criterion, answers[criterion], answers, rubric),
      influence: influenceOf(nearestChange(criterion, answers, rubric)),
    })),
  );
}

export const byInfluence = (reasons: readonly Reason[]): readonly Reason[] =>
  reasons.toSorted((a, b) => INFLUENCES.indexOf(a.influence) - INFLUENCES.indexOf(b.influence));

/** The influence of an answer whose nearest change this is; null when it changes nothing. */
export function influenceOf(nearest: NearestChange | null): Influence {
  if (nearest === null) return 'cannot';
  return nearest.steps <= 1 ? 'decides' : 'could';
}

function pullOf(
  criterion: CriterionId,
  answer: Answer,
  answers: Answers,
  { behaviour }: Rubric,
): Reason['pull'] {
  if (answer === 'unsure') return 'open';
  if (criterion === 'model_adaptation') return answer >= behaviour.adaptation ? 'for' : 'against';
  if (criterion === 'training_data') {
    if (answer >= behaviour.labels) return 'for';
    const wanted = answers.model_adaptation;
    return wanted === 'unsure' || wanted >= behaviour.adaptation ? 'blocks' : 'against';
  }
  if (answer === 2) return 'neutral';
  return answer > 2 ? 'for' : 'against';
}
