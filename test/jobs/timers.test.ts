import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { insertDecision } from '../../src/store/decisions.ts';
import type { Db } from '../../src/store/open.ts';
import type { PerformDue } from '../../src/usecases/perform.ts';
import { aDecision, NOON, openInMemory } from '../store/a-decision.ts';
import { nextJobAt } from '../store/a-job.ts';
import { happened, ratedUntil, runnerOn, timerOf } from './a-runner.ts';
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
    const runner = runnerOn(db, clock);
    runner.start();
    await clock.pass(HOUR - 1);
    expect(await happened(db)).toEqual([]);
    await clock.pass(1);
    expect(await happened(db)).toEqual([REVEALED]);
    expect(runner.deliveries()).toBe(1);
    await clock.pass(HOUR);
    expect(await happened(db)).toEqual([REVEALED]);
  });

  it('while the program is not running happens at its next start, once', async () => {
    const [db, clock] = [await aStore(), handClock()];
    await ratedUntil(db, NOON + HOUR);
    const first = runnerOn(db, clock);
    first.start();
    await clock.pass(MINUTE);
    await first.stop();
    await clock.pass(2 * HOUR);
    expect(await happened(db)).toEqual([]);
    for (const _start of [1, 2]) {
      const next = runnerOn(db, clock);
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
    runnerOn(db, clock).start();
    await everythingElse();
    for (const id of ids) expect(await happened(db, id)).toEqual(['clock revealed 0']);
  });

  it('of which nothing follows any more is over all the same', async () => {
    const [db, clock] = [await aStore(), handClock()];
    await db.transaction().execute((tx) => insertDecision(tx, aDecision()));
    await timerOf(db, { kind: 'reveal', dueAt: NOON, count: 0 });
    runnerOn(db, clock).start();
    await everythingElse();
    expect(await happened(db)).toEqual([]);
    expect(await nextJobAt(db, 'decisions')).toBeNull();
  });
});

describe('a timer that is set meanwhile', () => {
  it('is kept to, when the runner is woken', async () => {
    const [db, clock] = [await aStore(), handClock()];
    const runner = runnerOn(db, clock);
    runner.start();
    await everythingElse();
    await ratedUntil(db, NOON + 5 * SECOND);
    runner.wake();
    await clock.pass(5 * SECOND);
    expect(await happened(db)).toEqual([`clock revealed ${5 * SECOND}`]);
  });

  it('by another process is seen within half a minute', async () => {
    const [db, clock] = [await aStore(), handClock()];
    runnerOn(db, clock).start();
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
    runnerOn(db, clock).start();
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
    runnerOn(db, clock).start();
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
    runnerOn(db, clock).start();
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
      return (row) => {
        if (row.to !== id || left === 0) return verb(row);
        left -= 1;
        return Promise.reject(new Error('the disk is full'));
      };
    };

  it('is logged, stays due, and is tried again after a while', async () => {
    const [db, clock] = [await aStore(), handClock()];
    await ratedUntil(db, NOON);
    const runner = runnerOn(db, clock, { doing: failing(2) });
    runner.start();
    await everythingElse();
    expect(await nextJobAt(db, 'decisions')).toBe(NOON + SECOND / 2);
    expect(runner.log()).toContain('the disk is full');
    await clock.pass(1.5 * SECOND - 1);
    expect(await happened(db)).toEqual([]);
    await clock.pass(1);
    expect(await happened(db)).toEqual([`clock revealed ${1.5 * SECOND}`]);
  });

  it('in the middle of its transaction leaves the timer and nothing else', async () => {
    const [db, clock] = [await aStore(), handClock()];
    await ratedUntil(db, NOON);
    await timerOf(db, { kind: 'remind_open', dueAt: NOON + DAY, count: 0 });
    // The root is asked to show the news, which the database refuses.
    await db.schema.alterTable('outbox').renameTo('elsewhere').execute();
    runnerOn(db, clock).start();
    await everythingElse();
    expect(await happened(db)).toEqual([]);
    expect(await nextJobAt(db, 'decisions')).toBe(NOON + SECOND / 2);
    await db.schema.alterTable('elsewhere').renameTo('outbox').execute();
    await clock.pass(SECOND / 2);
    expect(await happened(db)).toEqual([`clock revealed ${SECOND / 2}`]);
  });

  it('holds up nothing else', async () => {
    const [db, clock] = [await aStore(), handClock()];
    await ratedUntil(db, NOON - 1, 'd1');
    await ratedUntil(db, NOON, 'd2');
    runnerOn(db, clock, { doing: failing(Number.POSITIVE_INFINITY) }).start();
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
      (row) =>
        row.to === 'good' ? verb(row) : Promise.reject(new Error('it makes no sense'));
    const runner = runnerOn(db, clock, { doing: badly });
    runner.start();
    await clock.pass(0);
    await vi.waitFor(async () => {
      expect(await happened(db, 'good')).toEqual(['clock revealed 0']);
    });
    expect(runner.log().split('it makes no sense').length - 1).toBeGreaterThanOrEqual(120);
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
    const runner = runnerOn(db, clock, { readsFrom: fragile });
    runner.start();
    await everythingElse();
    expect(runner.log()).toContain('the disk is gone');
    isBroken = false;
    await clock.pass(5 * SECOND);
    expect(await happened(db)).toEqual([`clock revealed ${5 * SECOND}`]);
  });
});

describe('a runner that is stopped', () => {
  it('waits for what is under way, and begins nothing more', async () => {
    const [db, clock] = [await aStore(), handClock()];
    await ratedUntil(db, NOON - 1, 'd1');
    await ratedUntil(db, NOON, 'd2');
    const held: (() => void)[] = [];
    const runner = runnerOn(db, clock, {
      doing: (verb) => async (row) => {
        await new Promise<void>((resolve) => held.push(resolve));
        return verb(row);
      },
    });
    runner.start();
    await everythingElse();
    let isStopped = false;
    const stopped = runner.stop().then(() => {
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
    const runner = runnerOn(db, clock);
    runner.start();
    await everythingElse();
    await runner.stop();
    expect(clock.waiting()).toBe(0);
    await clock.pass(2 * HOUR);
    expect(await happened(db)).toEqual([]);
  });

  it('may never have been started', async () => {
    const [db, clock] = [await aStore(), handClock()];
    await runnerOn(db, clock).stop();
  });
});
