import { isCopied } from './choose-kinds.ts';
import type { KindChoice } from './kinds.ts';
import { atLeast, hasTuning, isInUse, type Situation } from './situation.ts';

export const SAMPLE_SOURCES = ['labels', 'program', 'requests', 'written'] as const;

/**
 * How many cases to test with, and where they come from: `labels` that exist and are kept from training;
 * real requests whose outputs a `program` scores; real `requests` that people mark; or, while there are
 * none, cases that are `written`.
 */
export type Sample = {
  readonly cases: number;
  /**
   * Half the width of the 95 % interval of a share measured on them, near the share p that is needed or, as
   * long as nobody has said, near one half: 1.96·√(p·(1 − p)/n). Near none or all, where that formula shrinks
   * to nothing, the rule of three: 3/n.
   */
  readonly marginPoints: number;
  readonly from: (typeof SAMPLE_SOURCES)[number];
};

/** The levels of training data, and how many cases such labels leave for testing beside training. */
const FROM_LABELS = [0, 0, 100, 300, 3000] as const;
/** The same where nothing is to be trained. */
const ALL_LABELS = [0, 0, 250, 500, 3000] as const;
/** The loss of a point, or a rate of harm under a tenth of a percent, shows only in so many. */
const MANY = { copy: 1000, harm: 3000 };
/** What a person or two can mark in a week; where a mistake does harm, half a week more is worth it. */
const BY_HAND = { usual: 200, harm: 300 };
/** A share of these is known to ±3 points; more runs of a program narrow that by little. */
const BY_PROGRAM = 1000;
/** However few requests there are: out of fewer, one error more or less is a matter of chance. */
const LEAST = 30;

export function sampleFor(s: Situation, kinds: readonly KindChoice[]): Sample {
  const isCopy = isCopied(s, kinds);
  const from = sourceOf(s, isCopy);
  const most = Math.min(capacity(s, from, isCopy), available(s, from));
  const cases = Math.max(LEAST, Math.min(roundUp(wanted(s, from, isCopy)), roundDown(most)));
  const { needed = 50 } = s.details;
  const spread = Math.sqrt((needed * (100 - needed)) / cases);
  const margin = Math.max(1.96 * spread, 300 / cases);
  return { cases, marginPoints: Math.round(10 * margin) / 10, from };
}

function sourceOf(s: Situation, isCopy: boolean): Sample['from'] {
  const { answers, details } = s;
  // A copy is judged by people: the labels may be outputs of what it copies. Few labels that were measured
  // on have been seen.
  const isSeen = details.measured !== undefined && answers.training_data === 2;
  if (atLeast(answers.training_data, 2) && !isSeen && !isCopy) return 'labels';
  if (details.checkable === 'yes') return 'program';
  return isInUse(s) || details.requestsPerMonth !== undefined ? 'requests' : 'written';
}

/**
 * As many as tell the share that is needed from the one that is reached today (a one-sample test of a
 * share, one-sided 5 %, power 80 %; Fleiss, Levin and Paik, Statistical Methods for Rates and Proportions).
 * At least, and without the two figures: 400 where a mistake is costly or nobody must mark them, for ±5
 * points, else 100, for ±10. 1,000 to see, pair by pair, that a copy loses no more than a point; 3,000
 * to bound the rate of harm (rule of three), where nobody must mark them.
 */
function wanted({ answers, details }: Situation, from: Sample['from'], isCopy: boolean): number {
  const { measured, needed } = details;
  const stake = answers.hallucination;
  const known =
    measured !== undefined && needed !== undefined && measured !== needed
      ? toTellApart(measured / 100, needed / 100)
      : null;
  const cheap = from === 'labels' || from === 'program';
  const usual = atLeast(stake, 3) || cheap ? 400 : 100;
  const copies = isCopy ? MANY.copy : 0;
  const harms = cheap && stake === 4 ? MANY.harm : 0;
  return Math.max(known ?? 0, usual, copies, harms);
}

const ONE_SIDED_5_PERCENT = 1.645;
const POWER_80_PERCENT = 0.842;

function toTellApart(today: number, needed: number): number {
  const spread = (share: number): number => Math.sqrt(share * (1 - share));
  const sum = ONE_SIDED_5_PERCENT * spread(today) + POWER_80_PERCENT * spread(needed);
  return Math.ceil((sum / (needed - today)) ** 2);
}

/** How many can be marked or scored in a small experiment. */
function capacity(s: Situation, from: Sample['from'], isCopy: boolean): number {
  const { answers } = s;
  switch (from) {
    case 'labels': {
      const level = answers.training_data;
      // An unsure answer never leads to labels as the source.
      return level === 'unsure' ? 0 : (hasTuning(s) ? FROM_LABELS : ALL_LABELS)[level];
    }
    case 'program':
      return BY_PROGRAM;
    case 'requests':
    case 'written':
      if (isCopy) return MANY.copy;
      return answers.hallucination === 4 ? BY_HAND.harm : BY_HAND.usual;
  }
}

/** How many requests a month brings: more would mean waiting, and the experiment would not be small. */
function available({ details }: Situation, from: Sample['from']): number {
  if (from === 'labels' || details.requestsPerMonth === undefined) return Number.POSITIVE_INFINITY;
  return details.requestsPerMonth;
}

/** To tens below a hundred, to fifties above: nobody counts closer. */
const stepAt = (cases: number): number => (cases < 100 ? 10 : 50);
const roundUp = (cases: number): number => Math.ceil(cases / stepAt(cases)) * stepAt(cases);
/** Never more than there are. */
const roundDown = (cases: number): number => Math.floor(cases / stepAt(cases)) * stepAt(cases);
