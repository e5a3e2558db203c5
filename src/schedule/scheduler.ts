import type { Clock } from '../clock.ts';
import type { Logger } from '../logger.ts';
import { createLoop, untilThen } from '../loop.ts';
import type { Db } from '../store/open.ts';
import { dueTimers, nextTimerAt } from '../store/timers.ts';
import type { PerformDue } from '../usecases/perform.ts';

/** How long to rest when something fails. */
const TROUBLE_MS = 5_000;
const BATCH = 100;

/**
 * Lets happen whatever of one kind is due by now, and tells when more of it will be, in milliseconds
 * since 1970, or null when none is known of.
 */
export type Chore = () => Promise<number | null>;

export type SchedulerDeps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly performDue: PerformDue;
  /** What else falls due besides the timers of decisions, by name. */
  readonly chores: Readonly<Record<string, Chore>>;
};

export type Scheduler = {
  readonly start: () => void;
  /** A timer was set. */
  readonly wake: () => void;
  /** Begins nothing more, and resolves when what is under way is finished. */
  readonly stop: () => Promise<void>;
};

/**
 * Lets happen what falls due. Timers live in the store and are taken in the transaction of what
 * they bring about, so each happens once, whatever restarts and however many processes there are.
 */
export function createScheduler({
  db,
  clock,
  logger,
  performDue,
  chores,
}: SchedulerDeps): Scheduler {
  /** Timers that failed, by decision and kind, and when each may be tried again. */
  const failing = new Map<string, number>();
  const loop = createLoop({
    clock,
    round,
    failed: (error) => {
      logger.error({ err: error }, 'What falls due could not be read; trying again shortly');
      return TROUBLE_MS;
    },
  });

  /** Lets happen what is due; returns how long there is nothing more, in milliseconds. */
  async function round(): Promise<number> {
    let rest = await timers();
    for (const [name, chore] of Object.entries(chores)) {
      if (loop.isStopping()) return 0;
      rest = Math.min(rest, await doChore(name, chore));
    }
    return rest;
  }

  async function timers(): Promise<number> {
    const now = clock.now();
    for (const [key, again] of failing) {
      if (again <= clock.elapsed()) failing.delete(key);
    }
    // However many fail, there is room for others.
    const limit = BATCH + failing.size;
    const due = await dueTimers(db, now, limit);
    for (const { decisionId, kind } of due) {
      if (loop.isStopping()) return 0;
      const key = `${decisionId} ${kind}`;
      if (failing.has(key)) continue;
      try {
        const outcome = await performDue(decisionId, kind);
        logger.debug({ decision: decisionId, kind, outcome }, 'Fell due');
      } catch (error) {
        // The transaction rolled back, so the timer is still there.
        logger.error({ err: error, decision: decisionId, kind }, 'What fell due failed');
        failing.set(key, clock.elapsed() + TROUBLE_MS);
      }
    }
    if (due.length === limit) return 0;
    if (failing.size > 0) return TROUBLE_MS;
    return untilThen(await nextTimerAt(db), clock.now());
  }

  /** What fails keeps nothing else from command. */
  async function doChore(name: string, chore: Chore): Promise<number> {
    try {
      return untilThen(await chore(), clock.now());
    } catch (error) {
      logger.error({ err: error, chore: name }, 'What fell due failed');
      return TROUBLE_MS;
    }
  }

  return loop;
}
