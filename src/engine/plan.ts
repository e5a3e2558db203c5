import {
  type Answers,
  CRITERIA,
  type CriterionId,
  includesRetrieval,
  includesTuning,
  type Verdict,
} from './criteria.ts';
import type { Flip } from './flips.ts';

/**
 * How many real requests to test with. The 95 % interval of a share measured on n cases is at most
 * ±1.96·√(0.25/n): ±10 percentage points with 100 cases, ±5 with 400.
 */
export type Sample = { readonly cases: 100 | 400; readonly marginPoints: 10 | 5 };

export const CHECKS = [
  'found',
  'grounded',
  'cited',
  'fresh',
  'form',
  'no_regression',
  'right',
] as const;
/** What to measure; the texts give each check its metric and its pass mark. */
export type CheckCode = (typeof CHECKS)[number];

/** A small experiment that can prove the verdict wrong before it is built. */
export type Plan = {
  readonly sample: Sample;
  /** Gather labels while prompting carries the load. */
  readonly collectLabels: boolean;
  /** The answers that carry the verdict: those that could change it, in the order of the form. */
  readonly loadBearing: readonly CriterionId[];
  readonly checks: readonly CheckCode[];
  /** The nearest flips: what to watch for, and the verdict to switch to. */
  readonly switchIf: readonly Flip[];
};

const SHOWN_FLIPS = 2;

export function planFor(
  verdict: Verdict,
  answers: Answers,
  flips: readonly Flip[],
  labelsMissing: boolean,
): Plan {
  const high = (answer: Answers[keyof Answers]): boolean => answer !== 'unsure' && answer >= 3;
  const retrieval = includesRetrieval(verdict);
  const tuning = includesTuning(verdict);
  const checks: CheckCode[] = ['right'];
  if (retrieval) checks.push('found');
  if (retrieval || high(answers.hallucination)) checks.push('grounded');
  if (retrieval && high(answers.transparency)) checks.push('cited');
  if (high(answers.data_dynamics)) checks.push('fresh');
  if (tuning || high(answers.model_adaptation)) checks.push('form');
  if (tuning) checks.push('no_regression');
  return {
    sample: high(answers.hallucination)
      ? { cases: 400, marginPoints: 5 }
      : { cases: 100, marginPoints: 10 },
    collectLabels: labelsMissing,
    loadBearing: CRITERIA.filter((id) =>
      flips.some(({ changes }) => changes.some(({ criterion }) => criterion === id)),
    ),
    checks,
    switchIf: flips.slice(0, SHOWN_FLIPS),
  };
}
