import { describe, expect, it, onTestFinished } from 'vitest';
import { createErrandRunner, type SeeTo } from '../../src/delivery/errands.ts';
import { createLogger } from '../../src/logger.ts';
import type { Answer } from '../../src/slack/answer.ts';
import { addErrand, nextErrandAt } from '../../src/store/errands.ts';
import { handClock } from '../schedule/hand-clock.ts';
import { NOON, openInMemory } from '../store/a-decision.ts';

const SECOND = 1_000;
const DONE: Answer<null> = { kind: 'done', value: null };

/** A runner whose errands end as scripted, one after the other. */
async function runner(script: readonly (Answer<null> | Error)[]) {
  const db = await openInMemory();
  const clock = handClock();
  const lines: string[] = [];
  const logger = createLogger({
    level: 'info',
    secrets: [],
    json: true,
    write: (line) => lines.push(line),
  });
  const errands = createErrandRunner({ db, clock, random: () => 0, logger });
  const seen: string[] = [];
  const left = [...script];
  const see: SeeTo = async (row) => {
    seen.push(`${row.id} ${row.attempts} after ${(clock.now() - NOON) / SECOND} s`);
    const next = left.shift() ?? DONE;
    if (next instanceof Error) throw next;
    return next;
  };
  onTestFinished(async () => {
    await errands.stop();
    await db.destroy();
  });
  const give = (id: string) =>
    addErrand(
      db,
      { id, to: 'U1', errand: { kind: 'digest', from: NOON, until: NOON } },
      clock.now(),
    );
  return { db, clock, seen, errands, give, start: () => errands.start(see), log: () => lines };
}

describe('errands', () => {
  it('are seen to one after the other, those too that come later', async () => {
    const { clock, seen, errands, give, start } = await runner([]);
    await give('a');
    await give('b');
    start();
    await clock.pass(SECOND);
    await give('c');
    errands.wake();
    await clock.pass(0);
    expect(seen).toEqual(['a 1 after 0 s', 'b 1 after 0 s', 'c 1 after 1 s']);
  });

  it('that Slack puts off are tried again when it said', async () => {
    const later = { kind: 'later', error: 'ratelimited', retryAfterMs: 30 * SECOND } as const;
    const { db, clock, seen, give, start } = await runner([{ ...later, inDoubt: false }]);
    await give('a');
    start();
    await clock.pass(29 * SECOND);
    expect(seen).toHaveLength(1);
    await clock.pass(SECOND);
    expect(seen).toEqual(['a 1 after 0 s', 'a 2 after 30 s']);
    expect(await nextErrandAt(db)).toBeNull();
  });

  it('that fail unexpectedly are not lost, and the log says why', async () => {
    const { clock, seen, give, start, log } = await runner([new Error('a bug')]);
    await give('a');
    start();
    await clock.pass(SECOND);
    expect(seen).toHaveLength(2);
    expect(log().join()).toContain('a bug');
  });

  it('that Slack refuses are given up, and the log says so', async () => {
    const { db, clock, seen, give, start, log } = await runner([
      { kind: 'refused', error: 'user_disabled' },
    ]);
    await give('a');
    start();
    await clock.pass(SECOND);
    expect(seen).toHaveLength(1);
    expect(await nextErrandAt(db)).toBeNull();
    expect(log().join()).toContain('user_disabled');
  });
});
