import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { insertDecision } from '../../src/store/decisions.ts';
import type { Db } from '../../src/store/open.ts';
import { nextTimerAt } from '../../src/store/timers.ts';
import type { PerformDue } from '../../src/usecases/perform.ts';
import { aDecision, NOON, openInMemory } from '../store/a-decision.ts';
import { happened, ratedUntil, scheduleOn, timerOf } from './a-schedule.ts';
import { everythingElse, handClock } from './hand-clock.ts';

const SECOND = 1_000;
const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const REVEALED = `clock revealed ${HOUR}`;

async function aStore(): Promise<Db> {
  const db = await openInMemory();
  onTestFinished(() => db.destroy());
  return db;
}

describe('what falls due', () => {
  it('happens at its time, once, and is delivered', async () => {
    const [db, clock] = [await aStore(), handClock()];
    await ratedUntil(db, NOON + HOUR);
    const schedule = scheduleOn(db, clock);
    schedule.start();
    await clock.pass(HOUR - 1);
    expect(await happened(db)).toEqual([]);
    await clock.pass(1);
    expect(await happened(db)).toEqual([REVEALED]);
    expect(schedule.deliveries()).toBe(1);
    await clock.pass(HOUR);
    expect(await happened(db)).toEqual([REVEALED]);
  });

  it('while the program is not running happens at its next start, once', async () => {
    const [db, clock] = [await aStore(), handClock()];
    await ratedUntil(db, NOON + HOUR);
    const first = scheduleOn(db, clock);
    first.start();
    await clock.pass(MINUTE);
    await first.stop();
    await clock.pass(2 * HOUR);
    expect(await happened(db)).toEqual([]);
    for (const _start of [1, 2]) {
      const next = scheduleOn(db, clock);
      next.start();
      await everythingElse();
      await next.stop();
    }
    expect(await happened(db)).toEqual([`clock revealed ${MINUTE + 2 * HOUR}`]);
  });

  it('is all there is at that time, however much', async () => {
    const [db, clock] = [await aStore(), handClock()];
    const ids = Array.from({ length: 205 }, (_, index) => `d${index}`);
    for (const id of ids) await ratedUntil(db, NOON, id);
    scheduleOn(db, clock).start();
    await everythingElse();
    for (const id of ids) expect(await happened(db, id)).toEqual(['clock revealed 0']);
  });

  it('of which nothing follows any more is over all the same', async () => {
    const [db, clock] = [await aStore(), handClock()];
    await db.transaction().execute((tx) => insertDecision(tx, aDecision()));
    await timerOf(db, { kind: 'reveal', dueAt: NOON, count: 0 });
    scheduleOn(db, clock).start();
    await everythingElse();
    expect(await happened(db)).toEqual([]);
    expect(await nextTimerAt(db)).toBeNull();
  });
});

describe('a timer that is set meanwhile', () => {
  it('is kept to, when the schedule is woken', async () => {
    const [db, clock] = [await aStore(), handClock()];
    const schedule = scheduleOn(db, clock);
    schedule.start();
    await everythingElse();
    await ratedUntil(db, NOON + 5 * SECOND);
    schedule.wake();
    await clock.pass(5 * SECOND);
    expect(await happened(db)).toEqual([`clock revealed ${5 * SECOND}`]);
  });

  it('by another process is seen within half a minute', async () => {
    const [db, clock] = [await aStore(), handClock()];
    scheduleOn(db, clock).start();
    await everythingElse();
    await ratedUntil(db, NOON + 5 * SECOND);
    await clock.pass(30 * SECOND);
    expect(await happened(db)).toEqual([`clock revealed ${30 * SECOND}`]);
  });
});

describe('a clock that is set', () => {
  it('ahead lets happen what has been due since, within half a minute', async () => {
    const [db, clock] = [await aStore(), handClock()];
    await ratedUntil(db, NOON + HOUR);
    scheduleOn(db, clock).start();
    await everythingElse();
    clock.set(NOON + 3 * DAY);
    await clock.pass(30 * SECOND);
    const [only, ...others] = await happened(db);
    expect(only).toMatch(/^clock revealed /);
    expect(others).toEqual([]);
  });

  it('back lets nothing happen before its time', async () => {
    const [db, clock] = [await aStore(), handClock()];
    await ratedUntil(db, NOON + HOUR);
    scheduleOn(db, clock).start();
    await clock.pass(HOUR / 2);
    clock.set(NOON - HOUR);
    await clock.pass(2 * HOUR - 1);
    expect(await happened(db)).toEqual([]);
    await clock.pass(1);
    expect(await happened(db)).toEqual([REVEALED]);
  });

  it('back lets nothing happen twice', async () => {
    const [db, clock] = [await aStore(), handClock()];
    await ratedUntil(db, NOON + HOUR);
    scheduleOn(db, clock).start();
    await clock.pass(HOUR);
    clock.set(NOON);
    await clock.pass(2 * HOUR);
    expect(await happened(db)).toEqual([REVEALED]);
  });
});

describe('what fails when it falls due', () => {
  /** Fails so many times for this decision. */
  const failing =
    (times: number, id = 'd1') =>
    (verb: PerformDue): PerformDue => {
      let left = times;
      return (decisionId, kind) => {
        if (decisionId !== id || left === 0) return verb(decisionId, kind);
        left -= 1;
        return Promise.reject(new Error('the disk is full'));
      };
    };

  it('is logged, stays due, and is tried again after a while', async () => {
    const [db, clock] = [await aStore(), handClock()];
    await ratedUntil(db, NOON);
    const schedule = scheduleOn(db, clock, failing(2));
    schedule.start();
    await everythingElse();
    expect(await nextTimerAt(db)).toBe(NOON);
    expect(schedule.log()).toContain('the disk is full');
    await clock.pass(10 * SECOND - 1);
    expect(await happened(db)).toEqual([]);
    await clock.pass(1);
    expect(await happened(db)).toEqual([`clock revealed ${10 * SECOND}`]);
  });

  it('in the middle of its transaction leaves the timer and nothing else', async () => {
    const [db, clock] = [await aStore(), handClock()];
    await ratedUntil(db, NOON);
    await timerOf(db, { kind: 'remind_open', dueAt: NOON + DAY, count: 0 });
    // The root is asked to show the news, which the database refuses.
    await db.schema.alterTable('outbox').renameTo('elsewhere').execute();
    scheduleOn(db, clock).start();
    await everythingElse();
    expect(await happened(db)).toEqual([]);
    expect(await nextTimerAt(db)).toBe(NOON);
    await db.schema.alterTable('elsewhere').renameTo('outbox').execute();
    await clock.pass(5 * SECOND);
    expect(await happened(db)).toEqual([`clock revealed ${5 * SECOND}`]);
  });

  it('holds up nothing else', async () => {
    const [db, clock] = [await aStore(), handClock()];
    await ratedUntil(db, NOON - 1, 'd1');
    await ratedUntil(db, NOON, 'd2');
    scheduleOn(db, clock, failing(Number.POSITIVE_INFINITY)).start();
    await everythingElse();
    expect(await happened(db, 'd2')).toEqual(['clock revealed 0']);
    expect(await happened(db, 'd1')).toEqual([]);
  });

  it('holds up nothing else, however much of it there is', async () => {
    const [db, clock] = [await aStore(), handClock()];
    for (let n = 0; n < 120; n += 1) await ratedUntil(db, NOON - 1, `bad${n}`);
    await ratedUntil(db, NOON, 'good');
    const badly =
      (verb: PerformDue): PerformDue =>
      (decisionId, kind) =>
        decisionId === 'good'
          ? verb(decisionId, kind)
          : Promise.reject(new Error('it makes no sense'));
    const schedule = scheduleOn(db, clock, badly);
    schedule.start();
    await clock.pass(0);
    await vi.waitFor(async () => {
      expect(await happened(db, 'good')).toEqual(['clock revealed 0']);
    });
    expect(schedule.log().split('it makes no sense').length - 1).toBeGreaterThanOrEqual(120);
  });

  it('because the store cannot be read is tried again as well', async () => {
    const [db, clock] = [await aStore(), handClock()];
    await ratedUntil(db, NOON);
    let isBroken = true;
    const fragile = db.withPlugin({
      transformQuery: ({ node }) => {
        if (isBroken) throw new Error('the disk is gone');
        return node;
      },
      transformResult: async ({ result }) => result,
    });
    const schedule = scheduleOn(db, clock, (verb) => verb, fragile);
    schedule.start();
    await everythingElse();
    expect(schedule.log()).toContain('the disk is gone');
    isBroken = false;
    await clock.pass(5 * SECOND);
    expect(await happened(db)).toEqual([`clock revealed ${5 * SECOND}`]);
  });
});

describe('a schedule that is stopped', () => {
  it('waits for what is under way, and begins nothing more', async () => {
    const [db, clock] = [await aStore(), handClock()];
    await ratedUntil(db, NOON - 1, 'd1');
    await ratedUntil(db, NOON, 'd2');
    const held: (() => void)[] = [];
    const schedule = scheduleOn(db, clock, (verb) => async (decisionId, kind) => {
      await new Promise<void>((resolve) => held.push(resolve));
      return verb(decisionId, kind);
    });
    schedule.start();
    await everythingElse();
    let isStopped = false;
    const stopped = schedule.stop().then(() => {
      isStopped = true;
    });
    await everythingElse();
    expect([held.length, isStopped]).toEqual([1, false]);
    held[0]?.();
    await stopped;
    expect(await happened(db, 'd1')).toEqual(['clock revealed 0']);
    expect(await happened(db, 'd2')).toEqual([]);
    expect(held).toHaveLength(1);
  });

  it('does not wait for a time to come', async () => {
    const [db, clock] = [await aStore(), handClock()];
    await ratedUntil(db, NOON + HOUR);
    const schedule = scheduleOn(db, clock);
    schedule.start();
    await everythingElse();
    await schedule.stop();
    expect(clock.waiting()).toBe(0);
    await clock.pass(2 * HOUR);
    expect(await happened(db)).toEqual([]);
  });

  it('may never have been started', async () => {
    const [db, clock] = [await aStore(), handClock()];
    await scheduleOn(db, clock).stop();
  });
});
