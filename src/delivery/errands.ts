import { type Clock, watchClock } from '../clock.ts';
import type { Errand, ErrandRow } from '../domain/errand.ts';
import type { Logger } from '../logger.ts';
import { createLoop, IDLE_MS, untilThen } from '../loop.ts';
import type { Answer } from '../slack/api/answer.ts';
import {
  catchUpErrands,
  claimErrand,
  finishErrand,
  nextErrandAt,
  postponeErrand,
  renewErrand,
} from '../store/errands.ts';
import type { Db } from '../store/open.ts';
import { backoffMs } from './backoff.ts';

/** Renewed while an errand is seen to; after a crash another process takes it no later. */
const LEASE_MS = 5 * 60_000;
const RENEW_MS = LEASE_MS / 5;
const TROUBLE_MS = 5_000;

/**
 * Kinds that wait for each other. What takes hours, as taking thousands of messages out of Slack,
 * does not hold up what takes a moment.
 */
const LANES: readonly (readonly Errand['kind'][])[] = [
  ['digest', 'forget', 'reword'],
  ['export', 'follow'],
  ['archive'],
  ['erase'],
];

/**
 * Sees to one errand; `done` also when there turns out to be nothing to do. Once the signal is aborted
 * it gives up at the next good moment, with `STOPPED`.
 */
export type SeeTo = (row: ErrandRow, signal: AbortSignal) => Promise<Answer<unknown>>;

/** To be gone on with at once, by whoever takes it next. */
export const STOPPED = {
  kind: 'later',
  error: 'stopped',
  retryAfterMs: 0,
  inDoubt: false,
} as const satisfies Answer<never>;

export type ErrandRunner = {
  readonly start: (seeTo: SeeTo) => void;
  /** There may be something to do. */
  readonly wake: () => void;
  /** Takes nothing more, and resolves when what is under way is finished or has given up. */
  readonly stop: () => Promise<void>;
};

/**
 * Sees to the errands, those of one lane one after the other, each until it is done or Slack refuses
 * it for good. At least once: an attempt whose end is unknown is made again.
 */
export function createErrandRunner({
  db,
  clock,
  random,
  logger,
}: {
  readonly db: Db;
  readonly clock: Clock;
  readonly random: () => number;
  readonly logger: Logger;
}): ErrandRunner {
  let see: SeeTo | null = null;
  const stopping = new AbortController();
  const loops = LANES.map((kinds) =>
    createLoop({
      clock,
      round: () => round(kinds),
      failed: (error) => {
        logger.error({ err: error }, 'The errands could not be read; trying again shortly');
        return TROUBLE_MS;
      },
    }),
  );

  const wasSetBack = watchClock(clock);
  let isBehind = false;

  async function round(kinds: readonly Errand['kind'][]): Promise<number> {
    if (see === null) return IDLE_MS;
    isBehind = wasSetBack() || isBehind;
    if (isBehind) await catchUpErrands(db, { now: clock.now(), leaseMs: LEASE_MS });
    isBehind = false;
    const row = await claimErrand(db, {
      kinds,
      now: clock.now(),
      leaseMs: LEASE_MS,
      unreadable: (errand, error) =>
        logger.error({ err: error, errand }, 'An errand cannot be read; the others go on'),
    });
    if (row !== null) {
      await attempt(row, see);
      return 0;
    }
    const next = await nextErrandAt(db, kinds);
    return untilThen(next, clock.now());
  }

  async function attempt(row: ErrandRow, seeTo: SeeTo): Promise<void> {
    const log = logger.child({ errand: row.id, kind: row.errand.kind });
    const ended = new AbortController();
    const lost = new AbortController();
    const holding = hold(row, ended.signal, lost);
    const signal = AbortSignal.any([stopping.signal, lost.signal]);
    const answer = await seeTo(row, signal).catch((error: unknown): Answer<never> => {
      log.error({ err: error }, 'An errand failed unexpectedly');
      return { kind: 'later', error: 'unexpected', inDoubt: true };
    });
    ended.abort();
    await holding;
    if (answer.kind === 'later') {
      const { error, retryAfterMs } = answer;
      log.warn({ error, attempts: row.attempts }, 'An errand will be tried again');
      const dueAt = clock.now() + backoffMs(row.attempts, random(), retryAfterMs);
      return postponeErrand(db, row, { dueAt, error });
    }
    if (answer.kind !== 'done') log.warn({ error: answer.error }, 'Slack refuses an errand');
    await finishErrand(db, row);
  }

  /** Renews the lease until the errand has been seen to, or somebody else has taken it. */
  async function hold(row: ErrandRow, ended: AbortSignal, lost: AbortController): Promise<void> {
    while (!lost.signal.aborted) {
      await clock.wait(RENEW_MS, ended);
      if (ended.aborted) return;
      const isOurs = await renewErrand(db, row, clock.now() + LEASE_MS).catch((error: unknown) => {
        logger.warn({ err: error }, 'The lease of an errand could not be renewed');
        return true;
      });
      if (!isOurs) lost.abort();
    }
  }

  return {
    start: (seeTo) => {
      see = seeTo;
      for (const loop of loops) loop.start();
    },
    wake: () => {
      for (const loop of loops) loop.wake();
    },
    stop: async () => {
      stopping.abort();
      await Promise.all(loops.map((loop) => loop.stop()));
    },
  };
}
