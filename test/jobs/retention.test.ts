import { describe, expect, it, onTestFinished } from 'vitest';
import { deleteSomeExpired } from '../../src/jobs/handlers.ts';
import { addJob } from '../../src/store/jobs.ts';
import type { DeleteExpired } from '../../src/usecases/delete-decision.ts';
import { openInMemory } from '../store/a-decision.ts';
import { runnerOn } from './a-runner.ts';
import { handClock } from './hand-clock.ts';

const HOUR = 3_600_000;

/** A bot in whose workspace so many decisions have been kept for long enough. */
async function keeping(expired: number, before: readonly Promise<never>[] = []) {
  const db = await openInMemory();
  const clock = handClock();
  const start = clock.now();
  const asked: number[] = [];
  const failures = [...before];
  let left = expired;
  const deleteExpired: DeleteExpired = async (limit) => {
    asked.push(clock.now() - start);
    await failures.shift();
    const wereAll = left < limit;
    left = Math.max(0, left - limit);
    return { wereAll };
  };
  await addJob(db, { id: 'retention', to: 'workspace', job: { kind: 'retention' }, dueAt: start });
  const runner = runnerOn(db, clock, { others: () => deleteSomeExpired(deleteExpired) });
  onTestFinished(async () => {
    await runner.stop();
    await db.destroy();
  });
  runner.start();
  await clock.pass(0);
  return { clock, start, asked, runner, left: () => left };
}

describe('what is kept long enough', () => {
  it('is looked for every hour, however often there is occasion to', async () => {
    const { clock, asked, runner } = await keeping(0);
    await clock.pass(HOUR / 2);
    runner.wake();
    await clock.pass(HOUR / 2 - 1);
    expect(asked).toEqual([0]);
    await clock.pass(1 + HOUR);
    expect(asked).toEqual([0, HOUR, 2 * HOUR]);
  });

  it('is looked for within the hour, wherever the clock is set meanwhile', async () => {
    const { clock, start, asked } = await keeping(0);
    clock.set(start - 24 * HOUR);
    await clock.pass(HOUR);
    expect(asked.length).toBeGreaterThan(1);
    expect(asked.length).toBeLessThan(4);
  });

  it('is deleted a few at a time, so that other things get their turn in between', async () => {
    const { clock, asked, left } = await keeping(50);
    await clock.pass(1);
    expect(left()).toBe(0);
    expect(asked).toHaveLength(3);
    await clock.pass(HOUR - 2);
    expect(asked).toHaveLength(3);
  });

  it('is looked for again shortly after that failed', async () => {
    const { clock, asked } = await keeping(0, [Promise.reject(new Error('disk full'))]);
    await clock.pass(10_000);
    expect(asked).toEqual([0, 500]);
  });
});
