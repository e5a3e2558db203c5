import { HOUR_MS } from '../domain/durations.ts';

type Curve = { readonly firstMs: number; readonly longestMs: number };

/** Trouble that passes by itself: after about a second, then ever later, at most five minutes. */
const TROUBLE: Curve = { firstMs: 1_000, longestMs: 300_000 };

/** A refusal somebody has to mend: their doing is usually heard of, so this is only a safety net. */
const REFUSAL: Curve = { firstMs: 10_000, longestMs: HOUR_MS };

/**
 * How long to wait before the next attempt, in milliseconds: exponential with equal jitter, so that
 * many rows that failed together do not come back together. Slack's own wish wins.
 *
 * @param attempts made so far, from 1
 * @param random a number from 0 up to 1
 */
export function backoffMs(attempts: number, random: number, retryAfterMs?: number): number {
  return retryAfterMs ?? wait(TROUBLE, attempts, random);
}

/** The same after a refusal that may have been mended without our hearing of it. */
export function refusalBackoffMs(attempts: number, random: number): number {
  return wait(REFUSAL, attempts, random);
}

function wait({ firstMs, longestMs }: Curve, attempts: number, random: number): number {
  const ceiling = Math.min(longestMs, firstMs * 2 ** Math.min(attempts - 1, 20));
  return Math.round(ceiling / 2 + (ceiling / 2) * random);
}
