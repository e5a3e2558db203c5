import { describe, expect, it } from 'vitest';
import { movableClock } from './clock.ts';

const HOUR = 3_600_000;

/** Whether the promise is settled once everything that is due has run. */
async function isOver(waiting: Promise<void>): Promise<boolean> {
  let over = false;
  void waiting.then(() => {
    over = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 2));
  return over;
}

describe('a movable clock', () => {
  it('shows the real time until it is moved', () => {
    const clock = movableClock();
    expect(Math.abs(clock.now() - Date.now())).toBeLessThan(50);
    clock.advance(HOUR);
    expect(Math.abs(clock.now() - Date.now() - HOUR)).toBeLessThan(50);
  });

  it('lets short times pass by themselves', async () => {
    const clock = movableClock();
    const start = clock.now();
    await clock.wait(3);
    expect(clock.now() - start).toBeGreaterThanOrEqual(3);
  });

  it('wakes whoever waited for the time it is moved to, and nobody else', async () => {
    const clock = movableClock();
    const hour = clock.wait(HOUR);
    const day = clock.wait(24 * HOUR);
    clock.advance(HOUR / 2);
    expect(await isOver(hour)).toBe(false);
    clock.advance(HOUR / 2);
    expect([await isOver(hour), await isOver(day)]).toEqual([true, false]);
    clock.advance(23 * HOUR);
    expect(await isOver(day)).toBe(true);
  });

  it('counts a wait from the moment it begins', async () => {
    const clock = movableClock();
    clock.advance(HOUR);
    const waiting = clock.wait(HOUR);
    expect(await isOver(waiting)).toBe(false);
    clock.advance(HOUR);
    expect(await isOver(waiting)).toBe(true);
  });

  it('lets nobody wait longer than until the signal', async () => {
    const clock = movableClock();
    const stop = new AbortController();
    const waiting = clock.wait(HOUR, stop.signal);
    expect(await isOver(waiting)).toBe(false);
    stop.abort();
    expect(await isOver(waiting)).toBe(true);
    expect(await isOver(clock.wait(HOUR, stop.signal))).toBe(true);
  });

  it('does not wait for a time that has passed', async () => {
    expect(await isOver(movableClock().wait(-5))).toBe(true);
  });
});
