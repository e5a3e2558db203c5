import type { CriterionId } from '../criteria.ts';
import { HALVES, type HalfId } from '../halves.ts';
import { fallsShort, isBlocked, isGoodEnough, isScorable, type Situation } from './situation.ts';

/**
 * The one question that decides:
 *
 * - what a request may cost (`price`), where what is in place is good enough;
 * - one criterion that could change a half, alone or as the gate of a wanted tuning;
 * - what the misses have in common (`misses`), where what is in place falls short and behaviour is in doubt;
 * - and where both halves are firm: whether a program's score can be trusted (`grader`), again the misses, or
 *   what a measurement says (`measure`).
 */
export type DecidingQuestion =
  | { readonly about: 'criterion'; readonly half: HalfId; readonly criterion: CriterionId }
  | { readonly about: (typeof MEASURED)[number] };

export const MEASURED = ['grader', 'misses', 'price', 'measure'] as const;

export function decidingQuestion(s: Situation): DecidingQuestion {
  // It is good enough as it is, so the answers about it no longer decide.
  if (isGoodEnough(s)) return { about: 'price' };
  const half = mostDoubtful(s);
  const criterion = half === null ? undefined : s.halves[half].decidedBy[0];
  if (half !== null && criterion !== undefined) {
    // What goes wrong today says more about behaviour than another look at that answer would.
    return criterion === 'model_adaptation' && fallsShort(s)
      ? { about: 'misses' }
      : { about: 'criterion', half, criterion };
  }
  if (isBlocked(s)) {
    return isScorable(s)
      ? { about: 'grader' }
      : { about: 'criterion', half: 'tuning', criterion: 'training_data' };
  }
  return { about: fallsShort(s) ? 'misses' : 'measure' };
}

/**
 * The half that is least certain: an open one before a close one and, of two alike, tuning. In 85 codings
 * of published cases, retrieval was right in 6 of 6 where it was close, tuning in 36 of 44.
 */
function mostDoubtful({ halves, details }: Situation): HalfId | null {
  // A text that fits is pasted, whether retrieval is included or not.
  const tuningFirst = HALVES.toReversed().filter(
    (half) => half === 'tuning' || details.lookUp !== 'text',
  );
  const standing = (wanted: 'open' | 'close') =>
    tuningFirst.find((half) => halves[half].standing === wanted);
  return standing('open') ?? standing('close') ?? null;
}

export const FIRST_STEPS = [
  'sort_misses',
  'estimate_price',
  'name_need',
  'measure_today',
  'try_prompt',
] as const;
/**
 * What to do this week. `sort_misses`: read what goes wrong today; `estimate_price`: it is good enough, so
 * work out what it costs; `name_need`: agree on the share that is good enough; `measure_today`: measure what
 * is in place; `try_prompt`: nothing is, or nobody said what, so try a
 * prompt.
 */
export type FirstStep = (typeof FIRST_STEPS)[number];

export function firstStep(s: Situation): FirstStep {
  const { measured, needed, today } = s.details;
  if (isGoodEnough(s)) return 'estimate_price';
  if (fallsShort(s)) return 'sort_misses';
  if (today === 'nothing') return 'try_prompt';
  if (measured !== undefined && needed === undefined) return 'name_need';
  return today === undefined ? 'try_prompt' : 'measure_today';
}
