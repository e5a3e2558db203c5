import { describe, expect, it, onTestFinished } from 'vitest';
import { createErrandRunner, type SeeTo, STOPPED } from '../../src/delivery/errands.ts';
import type { ErrandRow } from '../../src/domain/errand.ts';
import { NO_FILTER } from '../../src/domain/portfolio.ts';
import { createLogger } from '../../src/logger.ts';
import { addErrand, claimErrand } from '../../src/store/errands.ts';
import { handClock } from '../schedule/hand-clock.ts';
import { openInMemory } from '../store/a-decision.ts';
import { ERASING } from '../store/an-errand.ts';
import { LIMITED, NO_ANSWER, refused } from './a-gateway.ts';

const DONE = { kind: 'done', value: null } as const;
const MINUTE = 60_000;
const ANY = { kinds: ['archive'], leaseMs: 1 } as const;

/** A runner that has been given these errands, and that sees to them like this. */
async function runner(seeTo: SeeTo, ids: readonly string[] = ['e1']) {
  const db = await openInMemory();
  const clock = handClock();
  const log: string[] = [];
  const write = (line: string): void => void log.push(line);
  const logger = createLogger({ level: 'debug', secrets: [], json: true, write });
  const errands = createErrandRunner({ db, clock, logger, random: () => 0 });
  const seen: ErrandRow[] = [];
  const add = (id: string) => {
    const errand = { kind: 'archive', format: 'csv', filter: NO_FILTER } as const;
    return addErrand(db, { id, to: 'U1', errand }, clock.now());
  };
  const addErasing = (id: string) => addErrand(db, { id, to: 'C1', errand: ERASING }, clock.now());
  for (const id of ids) await add(id);
  errands.start(async (row, signal) => {
    seen.push(row);
    return seeTo(row, signal);
  });
  onTestFinished(async () => {
    await errands.stop();
    await db.destroy();
  });
  const left = async () =>
    (await db.selectFrom('errands').select('id').orderBy('id').execute()).map(({ id }) => id);
  const told = () => seen.map(({ id, attempts }) => `${id} ${attempts}`);
  return { db, errands, clock, add, addErasing, left, told, log: () => log.join('') };
}

describe('errands', () => {
  it('are seen to one after the other, each once', async () => {
    const { clock, left, told } = await runner(async () => DONE, ['e1', 'e2', 'e3']);
    await clock.pass(MINUTE);
    expect(told()).toEqual(['e1 1', 'e2 1', 'e3 1']);
    expect(await left()).toEqual([]);
  });

  it('are seen to as soon as somebody says that there is one', async () => {
    const { clock, errands, add, told } = await runner(async () => DONE, []);
    await clock.pass(1_000);
    await add('e1');
    errands.wake();
    await clock.pass(1);
    expect(told()).toEqual(['e1 1']);
  });

  it('that another process has left are found within half a minute', async () => {
    const { clock, add, told } = await runner(async () => DONE, []);
    await clock.pass(1_000);
    await add('e1');
    await clock.pass(MINUTE / 2);
    expect(told()).toEqual(['e1 1']);
  });

  it('are tried again when Slack has trouble, ever later', async () => {
    const { clock, left, told } = await runner(async ({ attempts }) =>
      attempts < 4 ? NO_ANSWER : DONE,
    );
    await clock.pass(600);
    expect(told()).toEqual(['e1 1', 'e1 2']);
    expect(await left()).toEqual(['e1']);
    await clock.pass(MINUTE);
    expect(told()).toEqual(['e1 1', 'e1 2', 'e1 3', 'e1 4']);
    expect(await left()).toEqual([]);
  });

  it('wait as long as Slack wishes', async () => {
    const { clock, told } = await runner(async ({ attempts }) =>
      attempts === 1 ? { ...LIMITED, retryAfterMs: 20_000 } : DONE,
    );
    await clock.pass(19_000);
    expect(told()).toEqual(['e1 1']);
    await clock.pass(1_001);
    expect(told()).toEqual(['e1 1', 'e1 2']);
  });

  it('do not hold up each other while they wait', async () => {
    const { clock, told } = await runner(
      async ({ id }) => (id === 'e1' ? NO_ANSWER : DONE),
      ['e1', 'e2'],
    );
    await clock.pass(100);
    expect(told()).toEqual(['e1 1', 'e2 1']);
  });

  it('that take hours do not hold up those of another kind, and a stop waits for all', async () => {
    const free = Promise.withResolvers<void>();
    const { clock, errands, add, addErasing, left, told } = await runner(async ({ errand }) => {
      if (errand.kind === 'erase') await free.promise;
      return DONE;
    }, []);
    for (const id of ['long', 'longer']) await addErasing(id);
    await clock.pass(MINUTE);
    await add('short');
    errands.wake();
    await clock.pass(0);
    expect(told()).toEqual(['long 1', 'short 1']);
    const stopped = errands.stop();
    free.resolve();
    await stopped;
    expect(await left()).toEqual(['longer']);
  });

  it('are dropped when Slack refuses, and the log says why', async () => {
    const { clock, left, told, log } = await runner(async () => refused('cannot_dm_bot'));
    await clock.pass(MINUTE);
    expect(told()).toEqual(['e1 1']);
    expect(await left()).toEqual([]);
    expect(log()).toContain('cannot_dm_bot');
  });

  it('are tried again after a bug, and the log tells of it', async () => {
    const { clock, left, log } = await runner(async ({ attempts }) => {
      if (attempts === 1) throw new Error('a bug');
      return DONE;
    });
    await clock.pass(MINUTE);
    expect(log()).toContain('a bug');
    expect(await left()).toEqual([]);
  });

  it('that take longer than any lease are not begun by another process', async () => {
    const free = Promise.withResolvers<void>();
    const { db, clock, left, told } = await runner(async () => {
      await free.promise;
      return DONE;
    });
    for (let minute = 0; minute < 60; minute += 1) {
      await clock.pass(MINUTE);
      expect(await claimErrand(db, { ...ANY, now: clock.now() })).toBeNull();
    }
    free.resolve();
    await clock.pass(MINUTE);
    expect(told()).toEqual(['e1 1']);
    expect(await left()).toEqual([]);
  });

  it('that another process has taken over are let go', async () => {
    const { db, clock, left, told } = await runner(async (_, signal) => {
      await clock.wait(60 * MINUTE, signal);
      return signal.aborted ? STOPPED : DONE;
    });
    await clock.pass(1);
    await db.updateTable('errands').set({ attempts: 7 }).execute();
    await clock.pass(30 * MINUTE);
    expect(told()).toEqual(['e1 1', 'e1 8']);
    expect(await left()).toEqual(['e1']);
  });

  it('that are under way are told of a stop, and due at once after it', async () => {
    const { db, clock, errands } = await runner(async (_, signal) => {
      await clock.wait(60 * MINUTE, signal);
      return signal.aborted ? STOPPED : DONE;
    });
    await clock.pass(1);
    await errands.stop();
    expect(await claimErrand(db, { ...ANY, now: clock.now() })).toMatchObject({ attempts: 2 });
  });

  it('that are under way are finished before a stop, and no other is begun', async () => {
    const begun = Promise.withResolvers<void>();
    const free = Promise.withResolvers<void>();
    const { clock, errands, left } = await runner(async () => {
      begun.resolve();
      await free.promise;
      return DONE;
    }, ['e1', 'e2']);
    await clock.pass(0);
    await begun.promise;
    const stopped = errands.stop();
    free.resolve();
    await stopped;
    expect(await left()).toEqual(['e2']);
  });
});
