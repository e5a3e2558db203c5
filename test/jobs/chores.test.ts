import { describe, expect, it, onTestFinished } from 'vitest';
import type { Chore } from '../../src/jobs/scheduler.ts';
import { NOON, openInMemory } from '../store/a-decision.ts';
import { happened, ratedUntil, scheduleOn } from './a-runner.ts';
import { handClock } from './hand-clock.ts';

const SECOND = 1_000;
const HOUR = 3_600_000;

async function scheduled(chores: (now: () => number) => Readonly<Record<string, Chore>>) {
  const db = await openInMemory();
  onTestFinished(() => db.destroy());
  const clock = handClock();
  const schedule = scheduleOn(db, clock, undefined, db, chores(clock.now));
  return { db, clock, ...schedule };
}

describe('what falls due besides the timers of decisions', () => {
  it('is looked at when it said, and at the latest when timers are', async () => {
    const seen: number[] = [];
    const { clock, start } = await scheduled((now) => ({
      soon: async () => {
        seen.push(now() - NOON);
        return NOON + 7 * SECOND;
      },
      unknown: async () => null,
    }));
    start();
    await clock.pass(7 * SECOND);
    expect(seen.slice(0, 2)).toEqual([0, 7 * SECOND]);
  });

  it('keeps nothing else from happening when it fails, and is tried again', async () => {
    let attempts = 0;
    let others = 0;
    const { db, clock, start, log } = await scheduled(() => ({
      failing: async () => {
        attempts += 1;
        throw new Error('the disk is full');
      },
      other: async () => {
        others += 1;
        return null;
      },
    }));
    await ratedUntil(db, NOON + HOUR);
    start();
    await clock.pass(5 * SECOND);
    expect([attempts, others]).toEqual([2, 2]);
    expect(log()).toContain('the disk is full');
    expect(log()).toContain('"chore":"failing"');
    await clock.pass(HOUR);
    expect(await happened(db)).toEqual([`clock revealed ${HOUR}`]);
  });
});
