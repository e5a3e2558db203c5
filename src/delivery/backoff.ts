/** The first retry comes after about a second, later ones ever later, at most five minutes. */
const FIRST_MS = 1_000;
const LONGEST_MS = 300_000;

/**
 * How long to wait before the next attempt, in milliseconds: exponential with equal jitter, so that
 * many rows that failed together do not come back together. Slack's own wish wins.
 *
 * @param attempts made so far, from 1
 * @param random a number from 0 up to 1
 */
export function backoffMs(attempts: number, random: number, retryAfterMs?: number): number {
  if (retryAfterMs !== undefined) return retryAfterMs;
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempts - 1, 20));
  return Math.round(ceiling / 2 + (ceiling / 2) * random);
}
