import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Chore } from '../../src/schedule/scheduler.ts';
import type { Db } from '../../src/store/open.ts';
import {
  type DigestDeps,
  type DueDigestDeps,
  digests,
  fireDueDigests,
} from '../../src/usecases/digests.ts';
import { NOON } from '../store/a-decision.ts';
import { scheduleOn } from './a-schedule.ts';
import { handClock } from './hand-clock.ts';
import { twoStores } from './two-stores.ts';

const WEEK = 7 * 24 * 3_600_000;

/** Notes down every errand that is left, also one that is taken back later. */
async function noteErrands(db: Db): Promise<() => Promise<readonly string[]>> {
  await sql`create table noted (target text)`.execute(db);
  await sql`create function note() returns trigger language plpgsql
    as 'begin insert into noted values (new.to_id); return new; end'`.execute(db);
  await sql`create trigger note after insert on errands
    for each row execute function note()`.execute(db);
  return async () => {
    const { rows } = await sql<{ target: string }>`select target from noted`.execute(db);
    return rows.map(({ target }) => target);
  };
}

/** Lets nobody go on with the answer to their first question before so many have got theirs. */
function askingTogether(count: number): (db: Db) => Db {
  const { promise: everybodyKnows, resolve } = Promise.withResolvers<void>();
  let asked = 0;
  return (db) => {
    let isFirst = true;
    return db.withPlugin({
      transformQuery: ({ node }) => node,
      transformResult: async ({ result }) => {
        if (isFirst) {
          isFirst = false;
          asked += 1;
          if (asked === count) resolve();
          await everybodyKnows;
        }
        return result;
      },
    });
  };
}

describe('two schedulers on one PostgreSQL database', () => {
  it('leave every digest to be sent exactly once', async () => {
    const stores = await twoStores();
    const targets = Array.from({ length: 30 }, (_, index) => `C${index}`);
    const depsOf = (db: Db, now: number): DigestDeps & DueDigestDeps => ({
      db,
      now: () => now,
      wakeSchedule: () => {},
      wakeErrands: () => {},
      zoneOf: async () => null,
      failed: () => {},
    });
    const { subscribe } = digests(depsOf(stores[0], NOON - WEEK));
    for (const target of targets) {
      await subscribe({ target, readerId: 'U1', weekday: 4, hour: 12, zone: 'UTC' });
    }
    const noted = await noteErrands(stores[0]);

    // Both know of every digest that it is due, before either sees to any.
    const together = askingTogether(stores.length);
    const finished = stores.map((db) => {
      const { promise: done, resolve: report } = Promise.withResolvers<void>();
      const fire = fireDueDigests(depsOf(together(db), NOON));
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

    expect((await noted()).toSorted()).toEqual(targets.toSorted());
    const { next } = await stores[0]
      .selectFrom('digests')
      .select((e) => e.fn.min('due_at').as('next'))
      .executeTakeFirstOrThrow();
    expect(Number(next)).toBe(NOON + WEEK);
  });
});
