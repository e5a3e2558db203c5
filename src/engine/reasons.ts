import {
  type Answer,
  type Answers,
  CRITERIA,
  type CriterionId,
  KNOWLEDGE_CRITERIA,
  type Verdict,
} from './criteria.ts';
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
};

function axisOf(criterion: CriterionId): Axis {
  return KNOWLEDGE_CRITERIA.some((id) => id === criterion) ? 'knowledge' : 'behaviour';
}

/** One reason for each criterion, in the order of the form. */
export function reasonsFor(answers: Answers, rubric: Rubric): readonly Reason[] {
  return CRITERIA.map((criterion) => ({
    criterion,
    answer: answers[criterion],
    axis: axisOf(criterion),
    pull: pullOf(criterion, answers[criterion], answers, rubric),
  }));
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

/** The main reason for the verdict; the texts have a sentence for each. */
export const HEADLINES = [
  'look_up',
  'behave',
  'both',
  'neither',
  'labels_missing',
  'look_up_labels_missing',
  'open',
] as const;
export type Headline = (typeof HEADLINES)[number];

export function headlineOf(verdict: Verdict, answers: Answers, { behaviour }: Rubric): Headline {
  const wantsTuning =
    answers.model_adaptation !== 'unsure' && answers.model_adaptation >= behaviour.adaptation;
  const lacksLabels =
    answers.training_data !== 'unsure' && answers.training_data < behaviour.labels;
  switch (verdict) {
    case 'hybrid':
      return 'both';
    case 'finetune':
      return 'behave';
    case 'rag':
      return wantsTuning && lacksLabels ? 'look_up_labels_missing' : 'look_up';
    case 'prompting':
      if (wantsTuning && lacksLabels) return 'labels_missing';
      return CRITERIA.every((id) => answers[id] === 'unsure') ? 'open' : 'neither';
  }
}
