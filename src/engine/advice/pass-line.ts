import { isCopied } from './choose-kinds.ts';
import type { KindChoice } from './kinds.ts';
import { acts, atLeast, high, isInUse, isPromptingOnly, type Situation } from './situation.ts';

/**
 * When the experiment counts as passed, decided before it is run:
 *
 * - `reach`: at least `right` of the cases must be right. With `sure`, so many that a share below the one
 *   needed would pass at most once in twenty times; without, as many as the share says;
 * - `keep`: what is in place is good enough, so the cheaper way may be at most `points` worse;
 * - `beat`: nobody has said what is needed, so it must be more than `points` better than the baseline: the
 *   95 % margin of a difference between two ways where a quarter of the cases turn out differently,
 *   1.96·√(¼/n);
 * - `name`: nobody has said what is needed, and there is nothing to beat: write it down first.
 */
export type PassLine = {
  readonly goal:
    | {
        readonly kind: 'reach';
        readonly needed: number;
        readonly right: number;
        readonly sure: boolean;
      }
    | { readonly kind: 'keep'; readonly points: number }
    | { readonly kind: 'beat'; readonly points: number }
    | { readonly kind: 'name' };
  /**
   * Where a mistake is grave none may occur; then its rate is under this many percent, at 95 % confidence
   * (rule of three: 3/n). Null where no mistake is.
   */
  readonly graveUnder: number | null;
};

/** Less cannot be seen in the thousand cases of a copy, more is a loss. */
const TOLERATED_POINTS = 1;

export function passLineFor(s: Situation, kinds: readonly KindChoice[], cases: number): PassLine {
  const isGrave = atLeast(s.answers.hallucination, 4) || (high('hallucination')(s) && acts(s));
  const graveUnder = isGrave ? Math.round((10_000 * 3) / cases) / 100 : null;
  return { goal: goalFor(s, kinds, cases), graveUnder };
}

function goalFor(s: Situation, kinds: readonly KindChoice[], cases: number): PassLine['goal'] {
  const { needed } = s.details;
  if (isCopied(s, kinds)) return { kind: 'keep', points: TOLERATED_POINTS };
  if (needed !== undefined) {
    const plain = Math.ceil((needed * cases) / 100);
    const safe = high('hallucination')(s) ? surelyAbove(needed / 100, cases) : null;
    // Out of few cases the sure line lies so near to all of them that nothing good would reach it.
    const isFair = safe !== null && safe - plain <= (cases - plain) / 2;
    return { kind: 'reach', needed, right: isFair ? safe : plain, sure: isFair };
  }
  if (isPromptingOnly(s) && !isInUse(s)) return { kind: 'name' };
  return { kind: 'beat', points: Math.round(100 * 1.96 * Math.sqrt(0.25 / cases)) };
}

/**
 * The fewest right of `cases` that a true share of `needed` reaches by chance at most once in twenty: the
 * exact one-sided binomial test (Clopper and Pearson, 1934). Null when even all right are no proof.
 */
export function surelyAbove(needed: number, cases: number): number | null {
  if (needed === 0) return 1;
  // P(X ≥ k) summed from the top, each term from the one above it; as logarithms, or a share of under a
  // half to the power of a thousand would be nothing.
  let log = cases * Math.log(needed);
  let tail = 0;
  for (let right = cases; right > 0; right -= 1) {
    tail += Math.exp(log);
    if (tail > 0.05) return right === cases ? null : right + 1;
    log += Math.log((right * (1 - needed)) / ((cases - right + 1) * needed));
  }
  return 1;
}
