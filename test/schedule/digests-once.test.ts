import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DigestDeps, digests, fireDueDigests } from '../../src/decisions/digests.ts';
import type { Chore } from '../../src/schedule/scheduler.ts';
import type { Db } from '../../src/store/open.ts';
import { type Postgres, startPostgres } from '../contract/a-postgres.ts';
import { openForTest } from '../contract/store-opening.ts';
import { NOON } from '../store/a-decision.ts';
import { scheduleOn } from './a-schedule.ts';
import { handClock } from './hand-clock.ts';

const WEEK = 7 * 24 * 3_600_000;

describe('two schedulers on one PostgreSQL database', () => {
  const servers: Postgres[] = [];
  beforeAll(async () => {
    servers.push(await startPostgres());
  });
  afterAll(async () => {
    await Promise.all(servers.map((server) => server.stop()));
  });

  it('leave every digest to be sent exactly once', async () => {
    const [server] = servers;
    if (server === undefined) throw new Error('PostgreSQL is not running');
    const database = await server.freshDatabase();
    const stores = await Promise.all([openForTest(database), openForTest(database)]);
    const targets = Array.from({ length: 30 }, (_, index) => `C${index}`);
    const depsOf = (db: Db, now: number): DigestDeps => ({
      db,
      now: () => now,
      wakeSchedule: () => {},
      wakeErrands: () => {},
    });
    const { subscribe } = digests(depsOf(stores[0], NOON - WEEK));
    for (const target of targets) {
      await subscribe({ target, readerId: 'U1', weekday: 4, hour: 12, zone: 'UTC' });
    }

    const finished = stores.map((db) => {
      let report = (): void => {};
      const done = new Promise<void>((resolve) => {
        report = resolve;
      });
      const fire = fireDueDigests(depsOf(db, NOON));
      const digestsDue: Chore = async () => {
        const next = await fire();
        report();
        return next;
      };
      const schedule = scheduleOn(db, handClock(), undefined, db, { digests: digestsDue });
      schedule.start();
      return done.then(schedule.stop);
    });
    await Promise.all(finished);

    const owed = await stores[0].selectFrom('errands').select('to_id').execute();
    expect(owed.map(({ to_id }) => to_id).toSorted()).toEqual(targets.toSorted());
    const { next } = await stores[0]
      .selectFrom('digests')
      .select((e) => e.fn.min('due_at').as('next'))
      .executeTakeFirstOrThrow();
    expect(Number(next)).toBe(NOON + WEEK);
  });
});
