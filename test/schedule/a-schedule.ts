import { onTestFinished } from 'vitest';
import type { Clock } from '../../src/clock.ts';
import type { Timer } from '../../src/domain/timer.ts';
import { DEFAULT_RUBRIC } from '../../src/engine/index.ts';
import { createLogger } from '../../src/logger.ts';
import { type Chore, createScheduler } from '../../src/schedule/scheduler.ts';
import { insertDecision, lockDecision } from '../../src/store/decisions.ts';
import { readHistory } from '../../src/store/history.ts';
import type { Db } from '../../src/store/open.ts';
import { putRating } from '../../src/store/ratings-and-votes.ts';
import { setTimer } from '../../src/store/timers.ts';
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

/** A scheduler on this store; `doing` may put something in its way. */
export function scheduleOn(
  db: Db,
  clock: Clock,
  doing: (verb: PerformDue) => PerformDue = (verb) => verb,
  readsFrom: Db = db,
  chores: Readonly<Record<string, Chore>> = {},
) {
  const lines: string[] = [];
  let deliveries = 0;
  const deps: UseCaseDeps = {
    db,
    now: clock.now,
    rubric: DEFAULT_RUBRIC,
    refreshMs: 0,
    wakeDelivery: () => {
      deliveries += 1;
    },
    wakeSchedule: () => scheduler.wake(),
    wakeErrands: () => {},
  };
  const write = (line: string) => lines.push(line);
  const scheduler = createScheduler({
    db: readsFrom,
    clock,
    logger: createLogger({ level: 'trace', secrets: [], json: true, write }),
    performDue: doing(performDue(deps)),
    chores,
  });
  onTestFinished(scheduler.stop);
  return { ...scheduler, log: () => lines.join(''), deliveries: () => deliveries };
}
