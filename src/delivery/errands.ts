import type { Clock } from '../clock.ts';
import type { Logger } from '../logger.ts';
import { createLoop, IDLE_MS, untilThen } from '../loop.ts';
import type { ErrandRow } from '../records/errand.ts';
import type { Answer } from '../slack/answer.ts';
import { claimErrand, finishErrand, nextErrandAt, postponeErrand } from '../store/errands.ts';
import type { Db } from '../store/open.ts';
import { backoffMs } from './backoff.ts';

/** Longer than any attempt can take, so that two never run at once. */
const LEASE_MS = 10 * 60_000;
const TROUBLE_MS = 5_000;

/** Sees to one errand; `done` also when there turns out to be nothing to do. */
export type SeeTo = (row: ErrandRow) => Promise<Answer<unknown>>;

export type ErrandRunner = {
  readonly start: (seeTo: SeeTo) => void;
  /** There may be something to do. */
  readonly wake: () => void;
  /** Takes nothing more, and resolves when what is under way is finished. */
  readonly stop: () => Promise<void>;
};

/**
 * Sees to the errands, one after the other, each until it is done or Slack refuses it for good. At
 * least once: an attempt whose end is unknown is made again.
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
  const loop = createLoop({
    clock,
    round,
    failed: (error) => {
      logger.error({ err: error }, 'The errands could not be read; trying again shortly');
      return TROUBLE_MS;
    },
  });

  async function round(): Promise<number> {
    if (see === null) return IDLE_MS;
    const row = await claimErrand(db, { now: clock.now(), leaseMs: LEASE_MS });
    if (row !== null) {
      await attempt(row, see);
      return 0;
    }
    const next = await nextErrandAt(db);
    return untilThen(next, clock.now());
  }

  async function attempt(row: ErrandRow, seeTo: SeeTo): Promise<void> {
    const log = logger.child({ errand: row.id, kind: row.errand.kind });
    const answer = await seeTo(row).catch((error: unknown): Answer<never> => {
      log.error({ err: error }, 'An errand failed unexpectedly');
      return { kind: 'later', error: 'unexpected', inDoubt: true };
    });
    if (answer.kind === 'later') {
      const { error, retryAfterMs } = answer;
      log.warn({ error, attempts: row.attempts }, 'An errand will be tried again');
      const dueAt = clock.now() + backoffMs(row.attempts, random(), retryAfterMs);
      return postponeErrand(db, row, { dueAt, error });
    }
    if (answer.kind !== 'done') log.warn({ error: answer.error }, 'Slack refuses an errand');
    await finishErrand(db, row);
  }

  return {
    start: (seeTo) => {
      see = seeTo;
      loop.start();
    },
    wake: loop.wake,
    stop: loop.stop,
  };
}
