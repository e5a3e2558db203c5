import {
  type Answer,
  type Answers,
  BEHAVIOUR_CRITERIA,
  type CriterionId,
  KNOWLEDGE_CRITERIA,
  LEVELS,
  type Level,
  withAnswer,
} from './criteria.ts';
import { completions, type Shares, shares } from './needs.ts';
import type { Rubric } from './rubric.ts';

export const HALVES = ['retrieval', 'tuning'] as const;
export type HalfId = (typeof HALVES)[number];

export const STANDINGS = ['firm', 'close', 'open'] as const;
/**
 * How a half stands by itself:
 *
 * - `firm`: no single answer in it, one level off or settled, changes it;
 * - `close`: a single answer, one level off, changes it;
 * - `open`: settling an unsure answer can change it.
 */
export type Standing = (typeof STANDINGS)[number];

/** One of the two independent parts of a verdict. */
export type Half = {
  readonly included: boolean;
  readonly standing: Standing;
  /** The criteria that could change it alone, nearest first; an unsure answer counts as one level. */
  readonly decidedBy: readonly CriterionId[];
};
export type Halves = Readonly<Record<HalfId, Half>>;

/** The criteria of each half; no criterion is in both. */
const CRITERIA_OF: Readonly<Record<HalfId, readonly CriterionId[]>> = {
  retrieval: KNOWLEDGE_CRITERIA,
  tuning: BEHAVIOUR_CRITERIA,
};

export const halfOf = (criterion: CriterionId): HalfId =>
  CRITERIA_OF.tuning.includes(criterion) ? 'tuning' : 'retrieval';

/** Whether more than half of the possible levels of the unsure answers include a part. */
export const included = (of: Shares, half: HalfId): boolean => of[half].yes * 2 > of[half].of;

export function halvesOf(answers: Answers, rubric: Rubric): Halves {
  return {
    retrieval: measure('retrieval', answers, rubric),
    tuning: measure('tuning', answers, rubric),
  };
}

function measure(half: HalfId, answers: Answers, rubric: Rubric): Half {
  const changes = CRITERIA_OF[half].flatMap(
    (criterion) => nearestChange(criterion, answers, rubric) ?? [],
  );
  return halfFrom(included(shares(completions(answers), rubric), half), changes);
}

/** A change of one answer that alone changes its half: the nearest one. */
export type NearestChange = {
  readonly criterion: CriterionId;
  readonly steps: number;
  /** How many of its levels change the half. */
  readonly levels: number;
  readonly isUnsure: boolean;
};

/** A half as its answers leave it. `changes`: of those that could change it alone, in their order. */
export function halfFrom(included: boolean, changes: readonly NearestChange[]): Half {
  // Of equally near ones the unsure come first, and before the others those with more levels that change it.
  const nearest = changes.toSorted(
    (a, b) => a.steps - b.steps || Number(b.isUnsure) - Number(a.isUnsure) || b.levels - a.levels,
  );
  return {
    included,
    standing: nearest.some(({ isUnsure }) => isUnsure)
      ? 'open'
      : nearest.some(({ steps }) => steps === 1)
        ? 'close'
        : 'firm',
    decidedBy: nearest.map(({ criterion }) => criterion),
  };
}

/** How far an answer must move to change its half by itself; null when no level of it does. */
export function nearestChange(
  criterion: CriterionId,
  answers: Answers,
  rubric: Rubric,
): NearestChange | null {
  const half = halfOf(criterion);
  const includes = (changed: Answers): boolean =>
    included(shares(completions(changed), rubric), half);
  const now = includes(answers);
  const from = answers[criterion];
  const levels = LEVELS.filter(
    (level) => level !== from && includes(withAnswer(answers, criterion, level)) !== now,
  );
  if (levels.length === 0) return null;
  const steps = Math.min(...levels.map((level) => stepsTo(from, level)));
  return { criterion, steps, levels: levels.length, isUnsure: from === 'unsure' };
}

/** How many levels a change moves an answer; settling an unsure answer counts as one. */
export const stepsTo = (from: Answer, to: Level): number =>
  from === 'unsure' ? 1 : Math.abs(to - from);
