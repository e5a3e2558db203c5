import { describe, expect, it } from 'vitest';
import { retention } from '../../src/jobs/retention.ts';
import { handClock } from './hand-clock.ts';

const HOUR = 3_600_000;

/** The chore, and how many decisions it has to delete. */
function aChore(expired: number) {
  const clock = handClock();
  const asked: number[] = [];
  let left = expired;
  const chore = retention({
    clock,
    deleteExpired: async (limit) => {
      asked.push(clock.now());
      const wereAll = left < limit;
      left = Math.max(0, left - limit);
      return { wereAll };
    },
  });
  return { clock, chore, asked, left: () => left };
}

describe('what is kept long enough', () => {
  it('is looked for at the start and then every hour, however often there is occasion to', async () => {
    const { clock, chore, asked } = aChore(0);
    const start = clock.now();
    expect(await chore()).toBe(start + HOUR);
    await clock.pass(HOUR - 1);
    expect(await chore()).toBe(start + HOUR);
    expect(asked).toEqual([start]);
    await clock.pass(1);
    expect(await chore()).toBe(start + 2 * HOUR);
    expect(asked).toEqual([start, start + HOUR]);
  });

  it('is looked for every hour, wherever the clock is set meanwhile', async () => {
    const { clock, chore, asked } = aChore(0);
    await chore();
    clock.set(clock.now() - 24 * HOUR);
    await clock.pass(HOUR - 1);
    await chore();
    expect(asked).toHaveLength(1);
    await clock.pass(1);
    await chore();
    expect(asked).toHaveLength(2);
  });

  it('is deleted a few at a time, so that other things get their turn in between', async () => {
    const { clock, chore, asked, left } = aChore(50);
    expect(await chore()).toBe(clock.now());
    expect(left()).toBeGreaterThan(0);
    for (let rounds = 0; rounds < 2; rounds += 1) await chore();
    expect(await chore()).toBe(clock.now() + HOUR);
    expect(left()).toBe(0);
    expect(asked).toHaveLength(3);
  });

  it('is looked for again at once when that failed', async () => {
    const clock = handClock();
    const results = [Promise.reject(new Error('disk full')), Promise.resolve({ wereAll: true })];
    const chore = retention({
      clock,
      deleteExpired: () => results.shift() ?? Promise.resolve({ wereAll: true }),
    });
    await expect(chore()).rejects.toThrow('disk full');
    expect(await chore()).toBe(clock.now() + HOUR);
  });
});
