import { describe, expect, it, onTestFinished } from 'vitest';
import type { JobRow } from '../../src/domain/job.ts';
import { NO_FILTER } from '../../src/domain/portfolio.ts';
import { type HandleJob, STOPPED } from '../../src/jobs/handler.ts';
import { createJobRunner } from '../../src/jobs/runner.ts';
import { createLogger } from '../../src/logger.ts';
import { createWakeUp } from '../../src/loop.ts';
import { addJob, claimJob } from '../../src/store/jobs.ts';
import { LIMITED, NO_ANSWER, refused } from '../outbox/a-gateway.ts';
import { openInMemory } from '../store/a-decision.ts';
import { ERASING } from '../store/a-job.ts';
import { handClock } from './hand-clock.ts';

const DONE = { kind: 'done', value: null } as const;
const MINUTE = 60_000;

/** A runner that has been given these jobs, and that does them like this. */
async function runner(handle: HandleJob, ids: readonly string[] = ['j1']) {
  const db = await openInMemory();
  const clock = handClock();
  const log: string[] = [];
  const write = (line: string): void => void log.push(line);
  const logger = createLogger({ level: 'debug', secrets: [], json: true, write });
  const seen: JobRow[] = [];
  const wakeUp = createWakeUp();
  const runner = createJobRunner({
    db,
    clock,
    logger,
    random: () => 0,
    wakeUp,
    handle: async (row, signal) => {
      seen.push(row);
      return handle(row, signal);
    },
  });
  const jobs = { ...runner, wake: wakeUp.wake };
  const add = (id: string) => {
    const job = { kind: 'archive', format: 'csv', filter: NO_FILTER } as const;
    return addJob(db, { id, to: 'U1', job, dueAt: clock.now() });
  };
  const addErasing = (id: string) => addJob(db, { id, to: 'C1', job: ERASING, dueAt: clock.now() });
  for (const id of ids) await add(id);
  jobs.start();
  onTestFinished(async () => {
    await jobs.stop();
    await db.destroy();
  });
  const left = async () =>
    (await db.selectFrom('jobs').select('id').orderBy('id').execute()).map(({ id }) => id);
  const told = () => seen.map(({ id, attempts }) => `${id} ${attempts}`);
  return { db, jobs, clock, add, addErasing, left, told, log: () => log.join('') };
}

describe('jobs', () => {
  it('are done one after the other, each once', async () => {
    const { clock, left, told } = await runner(async () => DONE, ['j1', 'j2', 'j3']);
    await clock.pass(MINUTE);
    expect(told()).toEqual(['j1 1', 'j2 1', 'j3 1']);
    expect(await left()).toEqual([]);
  });

  it('are done as soon as somebody says that there is one', async () => {
    const { clock, jobs, add, told } = await runner(async () => DONE, []);
    await clock.pass(1_000);
    await add('j1');
    jobs.wake();
    await clock.pass(1);
    expect(told()).toEqual(['j1 1']);
  });

  it('that another process has left are found within half a minute', async () => {
    const { clock, add, told } = await runner(async () => DONE, []);
    await clock.pass(1_000);
    await add('j1');
    await clock.pass(MINUTE / 2);
    expect(told()).toEqual(['j1 1']);
  });

  it('are tried again when Slack has trouble, ever later', async () => {
    const { clock, left, told } = await runner(async ({ attempts }) =>
      attempts < 4 ? NO_ANSWER : DONE,
    );
    await clock.pass(600);
    expect(told()).toEqual(['j1 1', 'j1 2']);
    expect(await left()).toEqual(['j1']);
    await clock.pass(MINUTE);
    expect(told()).toEqual(['j1 1', 'j1 2', 'j1 3', 'j1 4']);
    expect(await left()).toEqual([]);
  });

  it('wait as long as Slack wishes', async () => {
    const { clock, told } = await runner(async ({ attempts }) =>
      attempts === 1 ? { ...LIMITED, retryAfterMs: 20_000 } : DONE,
    );
    await clock.pass(19_000);
    expect(told()).toEqual(['j1 1']);
    await clock.pass(1_001);
    expect(told()).toEqual(['j1 1', 'j1 2']);
  });

  it('do not hold up each other while they wait', async () => {
    const { clock, told } = await runner(
      async ({ id }) => (id === 'j1' ? NO_ANSWER : DONE),
      ['j1', 'j2'],
    );
    await clock.pass(100);
    expect(told()).toEqual(['j1 1', 'j2 1']);
  });

  it('that take hours do not hold up those of another kind, and a stop waits for all', async () => {
    const free = Promise.withResolvers<void>();
    const { clock, jobs, add, addErasing, left, told } = await runner(async ({ job }) => {
      if (job.kind === 'erase_messages') await free.promise;
      return DONE;
    }, []);
    for (const id of ['long', 'longer']) await addErasing(id);
    await clock.pass(MINUTE);
    await add('short');
    jobs.wake();
    await clock.pass(0);
    expect(told()).toEqual(['long 1', 'short 1']);
    const stopped = jobs.stop();
    free.resolve();
    await stopped;
    expect(await left()).toEqual(['longer']);
  });

  it('are dropped when Slack refuses, and the log says why', async () => {
    const { clock, left, told, log } = await runner(async () => refused('cannot_dm_bot'));
    await clock.pass(MINUTE);
    expect(told()).toEqual(['j1 1']);
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
      expect(await claimJob(db, 'archives', { now: clock.now(), leaseMs: 1 })).toBeNull();
    }
    free.resolve();
    await clock.pass(MINUTE);
    expect(told()).toEqual(['j1 1']);
    expect(await left()).toEqual([]);
  });

  it('of a lane in which each takes a moment are soon claimed again after a crash', async () => {
    const db = await openInMemory();
    onTestFinished(() => db.destroy());
    const clock = handClock();
    await addJob(db, { id: 'j1', to: 'U1', job: { kind: 'digest_due' }, dueAt: clock.now() });
    const logger = createLogger({ level: 'silent', secrets: [], json: true, write: () => {} });
    const begun: string[] = [];
    const process = (name: string) =>
      createJobRunner({
        db,
        clock,
        logger,
        random: () => 0,
        wakeUp: createWakeUp(),
        handle: async () => {
          begun.push(name);
          // The first one never comes back, nor renews its lease.
          if (name === 'first') await new Promise<never>(() => {});
          return DONE;
        },
      });
    process('first').start();
    await clock.pass(0);
    await db.updateTable('jobs').set({ attempts: 9 }).execute();
    const second = process('second');
    second.start();
    onTestFinished(second.stop);
    await clock.pass(MINUTE);
    expect(begun).toEqual(['first', 'second']);
  });

  it('that another process has taken over are let go', async () => {
    const { db, clock, left, told } = await runner(async (_, signal) => {
      await clock.wait(60 * MINUTE, signal);
      return signal.aborted ? STOPPED : DONE;
    });
    await clock.pass(1);
    await db.updateTable('jobs').set({ attempts: 7 }).execute();
    await clock.pass(30 * MINUTE);
    expect(told()).toEqual(['j1 1', 'j1 8']);
    expect(await left()).toEqual(['j1']);
  });

  it('that are under way are told of a stop, and due at once after it', async () => {
    const { db, clock, jobs } = await runner(async (_, signal) => {
      await clock.wait(60 * MINUTE, signal);
      return signal.aborted ? STOPPED : DONE;
    });
    await clock.pass(1);
    await jobs.stop();
    expect(await claimJob(db, 'archives', { now: clock.now(), leaseMs: 1 })).toMatchObject({
      attempts: 2,
    });
  });

  it('that are under way are finished before a stop, and no other is begun', async () => {
    const begun = Promise.withResolvers<void>();
    const free = Promise.withResolvers<void>();
    const { clock, jobs, left } = await runner(async () => {
      begun.resolve();
      await free.promise;
      return DONE;
    }, ['j1', 'j2']);
    await clock.pass(0);
    await begun.promise;
    const stopped = jobs.stop();
    free.resolve();
    await stopped;
    expect(await left()).toEqual(['j2']);
  });
});
