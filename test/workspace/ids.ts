import { randomBytes } from 'node:crypto';

export type Ids = {
  /** A new id such as `C0000000A`: the prefix and a counter that survives a restart. */
  readonly next: (prefix: string) => string;
  /** A message timestamp, greater than every one before it. */
  readonly ts: () => string;
  readonly count: () => number;
};

/**
 * Ids continue after `counter`, and timestamps after `lastTs` (both 0 in a new workspace). `now` is
 * Slack's clock, in milliseconds since 1970.
 */
export function createIds(counter: number, lastTs: string, now: () => number = Date.now): Ids {
  let count = counter;
  let lastMicros = Math.round(Number(lastTs) * 1e6);
  return {
    next: (prefix) => {
      count += 1;
      return `${prefix}0${count.toString(36).toUpperCase().padStart(8, '0')}`;
    },
    ts: () => {
      lastMicros = Math.max(lastMicros + 1, now() * 1000);
      const micros = String(lastMicros);
      return `${micros.slice(0, -6)}.${micros.slice(-6)}`;
    },
    count: () => count,
  };
}

/** An unguessable lower-case hex string of `bytes` random bytes. */
export function secret(bytes: number): string {
  return randomBytes(bytes).toString('hex');
}
