import { type Clock, watchClock } from '../clock.ts';
import { type JobRow, LANE_OF, LANES, type Lane } from '../domain/job.ts';
import { MINUTE_MS } from '../domain/time.ts';
import type { Logger } from '../logger.ts';
import { createLoop, IDLE_MS, untilThen, type WakeUp } from '../loop.ts';
import { backoffMs } from '../outbox/setbacks.ts';
import { claimJob, finishJob, firstJobs, postponeJob, renewJob, repeatJob } from '../store/jobs.ts';
import type { Db } from '../store/open.ts';
import { catchUpJobs } from '../store/outbox-claim.ts';
import type { HandleJob, JobResult } from './handler.ts';

/** Renewed while a job is under way; after a crash another process claims it no later. */
const LEASE_MS = 5 * MINUTE_MS;
/** The same for lanes in which every job takes a moment. */
const SHORT_LEASE_MS = MINUTE_MS / 2;
const leaseOf = (lane: Lane): number =>
  lane === 'decisions' || lane === 'calendar' ? SHORT_LEASE_MS : LEASE_MS;
/** So many times a lease is renewed before it would end. */
const RENEWALS = 5;
/** How long to rest when the database itself fails. */
const STORE_TROUBLE_MS = 5_000;

export type JobRunner = {
  readonly start: () => void;
  /** Claims nothing more, and resolves when what is under way is finished or has given up. */
  readonly stop: () => Promise<void>;
};

/**
 * Does what is due: in each lane one job after the other, each until it is done or Slack refuses it
 * for good, and lanes beside each other. At least once: an attempt whose end is unknown is made again.
 *
 * @param everyHalfMinute done before jobs are looked for, if that was half a minute ago
 */
export function createJobRunner({
  db,
  clock,
  random,
  logger,
  wakeUp,
  handle,
  everyHalfMinute = async () => {},
}: {
  readonly db: Db;
  readonly clock: Clock;
  readonly random: () => number;
  readonly logger: Logger;
  /** Says that there may be something to do. */
  readonly wakeUp: WakeUp;
  readonly handle: HandleJob;
  readonly everyHalfMinute?: () => Promise<void>;
}): JobRunner {
  const stopping = new AbortController();
  const busy = new Map<Lane, Promise<void>>();
  const wasSetBack = watchClock(clock);
  /** The clock was set back, and the jobs have not caught up with it yet. */
  let isBehind = false;
  /** When `everyHalfMinute` was last done. */
  let doneAt = Number.NEGATIVE_INFINITY;
  const loop = createLoop({
    clock,
    wakeUp,
    round,
    failed: (error) => {
      logger.error({ err: error }, 'What is due could not be read; trying again shortly');
      return STORE_TROUBLE_MS;
    },
  });

  /** Starts what is due in every free lane; returns how long there is nothing more, in milliseconds. */
  async function round(): Promise<number> {
    if (clock.elapsed() - doneAt >= IDLE_MS) {
      doneAt = clock.elapsed();
      await everyHalfMinute();
    }
    isBehind = wasSetBack() || isBehind;
    if (isBehind) await catchUpJobs(db, { now: clock.now(), leaseMs: LEASE_MS });
    isBehind = false;
    let rest = IDLE_MS;
    const free = LANES.filter((lane) => !busy.has(lane));
    for (const { lane, readyAt } of await firstJobs(db, free)) {
      if (loop.isStopping()) return 0;
      const row = readyAt <= clock.now() ? await claim(lane) : null;
      if (row === null) rest = Math.min(rest, untilThen(readyAt, clock.now()));
      else busy.set(lane, drain(lane, row));
    }
    return rest;
  }

  const claim = (lane: Lane): Promise<JobRow | null> =>
    claimJob(db, lane, { now: clock.now(), leaseMs: leaseOf(lane) }, (job, error) =>
      logger.error({ err: error, job }, 'A job cannot be read; the others go on'),
    );

  /** Does this job, and then what else is due in its lane. */
  async function drain(lane: Lane, first: JobRow): Promise<void> {
    try {
      for (let row: JobRow | null = first; row !== null; ) {
        await attempt(row);
        row = loop.isStopping() ? null : await claim(lane);
      }
    } catch (error) {
      // The lease of a job whose end could not be written runs out, and it comes up again.
      logger.error({ err: error, lane }, 'What became of a job could not be written');
    } finally {
      busy.delete(lane);
      loop.wake();
    }
  }

  async function attempt(row: JobRow): Promise<void> {
    const log = logger.child({ job: row.id, kind: row.job.kind });
    const ended = new AbortController();
    const lost = new AbortController();
    const holding = hold(row, ended.signal, lost);
    const signal = AbortSignal.any([stopping.signal, lost.signal]);
    const result = await handle(row, signal).catch((error: unknown): JobResult => {
      log.error({ err: error }, 'A job failed unexpectedly');
      return { kind: 'later', error: 'unexpected', isUnconfirmed: true };
    });
    ended.abort();
    await holding;
    await record(row, result, log);
  }

  async function record(row: JobRow, result: JobResult, log: Logger): Promise<void> {
    switch (result.kind) {
      case 'ended':
        return log.debug('A job is done');
      case 'repeat':
        await repeatJob(db, row, clock.now() + result.afterMs);
        return log.debug('A job is done, and comes again');
      case 'later': {
        const { error, retryAfterMs } = result;
        const dueAt = clock.now() + backoffMs(row.attempts, random(), retryAfterMs);
        log.warn({ error, attempts: row.attempts }, 'A job will be tried again');
        return postponeJob(db, row, { dueAt, error });
      }
      case 'done':
        await finishJob(db, row);
        return log.debug('A job is done');
      default:
        await finishJob(db, row);
        return log.warn({ error: result.error }, 'Slack refuses a job');
    }
  }

  /** Renews the lease until the attempt has ended, or somebody else has claimed the job. */
  async function hold(row: JobRow, ended: AbortSignal, lost: AbortController): Promise<void> {
    const leaseMs = leaseOf(LANE_OF[row.job.kind]);
    while (!lost.signal.aborted) {
      await clock.wait(leaseMs / RENEWALS, ended);
      if (ended.aborted) return;
      const isOurs = await renewJob(db, row, clock.now() + leaseMs).catch((error: unknown) => {
        logger.warn({ err: error }, 'The lease of a job could not be renewed');
        return true;
      });
      if (!isOurs) lost.abort();
    }
  }

  return {
    start: loop.start,
    stop: async () => {
      stopping.abort();
      await loop.stop();
      await Promise.all(busy.values());
    },
  };
}
