import { type Answers, CRITERIA, type CriterionId } from '../criteria.ts';
import type { InPlace } from '../details.ts';
import type { Flip } from '../flips.ts';
import { type Check, checksFor } from './checks.ts';
import type { KindChoice } from './kinds.ts';
import { type PassLine, passLineFor } from './pass-line.ts';
import { type Sample, sampleFor } from './sample.ts';
import { atLeast, isBlocked, type Situation } from './situation.ts';

/** A small experiment that can prove the recommendation wrong before it is built. */
export type Plan = {
  /** What is in place today, which everything else has to beat; `nothing`: the best prompt is. */
  readonly baseline: InPlace;
  readonly sample: Sample;
  /** Data flow, so what is tested must be newer than what anything was trained or tried on. */
  readonly splitByTime: boolean;
  readonly passLine: PassLine;
  /** What to measure, the most important first. */
  readonly checks: readonly Check[];
  /** Keep good outputs: they become the labels that tuning needs. */
  readonly collectLabels: boolean;
  /** The answers that carry the verdict: those that could change it, in the order of the form. */
  readonly loadBearing: readonly CriterionId[];
  /** The nearest flips: what to watch for, and the verdict to switch to. */
  readonly switchIf: readonly Flip[];
};

const SHOWN_FLIPS = 2;

export function planFor(s: Situation, kinds: readonly KindChoice[], flips: readonly Flip[]): Plan {
  const sample = sampleFor(s, kinds);
  return {
    baseline: s.details.today ?? 'nothing',
    sample,
    splitByTime: flows(s.answers) || s.details.requestsPerMonth !== undefined,
    passLine: passLineFor(s, kinds, sample.cases),
    checks: checksFor(s, kinds),
    collectLabels: isBlocked(s),
    loadBearing: CRITERIA.filter((id) =>
      flips.some(({ changes }) => changes.some(({ criterion }) => criterion === id)),
    ),
    switchIf: flips.slice(0, SHOWN_FLIPS),
  };
}

/** New labels keep coming, or the facts keep changing. */
const flows = ({ training_data, data_dynamics }: Answers): boolean =>
  training_data === 4 || atLeast(data_dynamics, 3);
