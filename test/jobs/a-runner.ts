import { onTestFinished } from 'vitest';
import type { Clock } from '../../src/clock.ts';
import type { Timer } from '../../src/domain/job.ts';
import { DEFAULT_RUBRIC } from '../../src/engine/index.ts';
import type { HandleJob } from '../../src/jobs/handler.ts';
import { createJobRunner } from '../../src/jobs/runner.ts';
import { createLogger } from '../../src/logger.ts';
import { createWakeUp } from '../../src/loop.ts';
import { insertDecision, lockDecision } from '../../src/store/decisions.ts';
import { readHistory } from '../../src/store/history.ts';
import { setTimer } from '../../src/store/jobs.ts';
import type { Db } from '../../src/store/open.ts';
import { putRating } from '../../src/store/ratings-and-votes.ts';
import { type PerformDue, performDue, type UseCaseDeps } from '../../src/usecases/perform.ts';
import { aHiddenDecision, NOON } from '../store/a-decision.ts';

/** Keeps a decision that its team rates blind, to be revealed at this time. */
export async function ratedUntil(db: Db, dueAt: number, id = 'd1'): Promise<void> {
  const decision = aHiddenDecision({ id, blind: { invited: [], enough: null, deadline: dueAt } });
  await db.transaction().execute(async (tx) => {
    await insertDecision(tx, decision);
    const { answers, ownerId: userId } = decision;
    await putRating(tx, id, { userId, answers, revision: 1, ratedAt: NOON });
  });
  await timerOf(db, { kind: 'reveal', dueAt, count: 0 }, id);
}

export const timerOf = (db: Db, timer: Timer, id = 'd1'): Promise<void> =>
  db.transaction().execute(async (tx) => {
    await lockDecision(tx, id);
    await setTimer(tx, id, timer);
  });

/** What has happened to a decision, and when, in milliseconds after noon. */
export const happened = async (db: Db, id = 'd1') =>
  (await readHistory(db, id)).map(
    ({ actorId, at, event }) => `${actorId} ${event.kind} ${at - NOON}`,
  );

type Ways = {
  /** May put something in the way of what falls due. */
  readonly doing?: (verb: PerformDue) => PerformDue;
  /** Where jobs are looked for, which may not work. */
  readonly readsFrom?: Db;
  /** What becomes of jobs that are no timers. */
  readonly others?: HandleJob;
};

/** A runner of what falls due on this store. */
export function runnerOn(
  db: Db,
  clock: Clock,
  {
    doing = (verb) => verb,
    readsFrom = db,
    others = async () => ({ kind: 'done', value: null }),
  }: Ways = {},
) {
  const lines: string[] = [];
  let deliveries = 0;
  const wakeUp = createWakeUp();
  const deps: UseCaseDeps = {
    db,
    now: clock.now,
    rubric: DEFAULT_RUBRIC,
    refreshMs: 0,
    wakeDelivery: () => {
      deliveries += 1;
    },
    wakeJobs: wakeUp.wake,
  };
  const due = doing(performDue(deps));
  const handle: HandleJob = async (row, signal) => {
    if (!('count' in row.job)) return others(row, signal);
    await due({ ...row, job: row.job });
    return { kind: 'ended' };
  };
  const runner = createJobRunner({
    db: readsFrom,
    clock,
    random: () => 0,
    wakeUp,
    handle,
    logger: createLogger({
      level: 'trace',
      secrets: [],
      json: true,
      write: (line) => lines.push(line),
    }),
  });
  onTestFinished(runner.stop);
  return {
    ...runner,
    wake: wakeUp.wake,
    log: () => lines.join(''),
    deliveries: () => deliveries,
  };
}
