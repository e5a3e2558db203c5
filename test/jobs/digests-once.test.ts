import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { HandleJob } from '../../src/jobs/handler.ts';
import type { Db } from '../../src/store/open.ts';
import { createDigests, fireDigest } from '../../src/usecases/digests.ts';
import { NOON } from '../store/a-decision.ts';
import { nextJobAt } from '../store/a-job.ts';
import { runnerOn } from './a-runner.ts';
import { handClock } from './hand-clock.ts';
import { twoStores } from './two-stores.ts';

const WEEK = 7 * 24 * 3_600_000;

/** Notes down every digest that is left to be sent, also one that is taken back later. */
async function noteDigests(db: Db): Promise<() => Promise<readonly string[]>> {
  await sql`create table noted (target text)`.execute(db);
  await sql`create function note() returns trigger language plpgsql
    as 'begin insert into noted values (new.to_id); return new; end'`.execute(db);
  await sql`create trigger note after insert on jobs
    for each row when (new.kind = 'digest') execute function note()`.execute(db);
  return async () => {
    const { rows } = await sql<{ target: string }>`select target from noted`.execute(db);
    return rows.map(({ target }) => target);
  };
}

describe('two runners on one PostgreSQL database', () => {
  it('leave every digest to be sent exactly once', async () => {
    const stores = await twoStores();
    const targets = Array.from({ length: 30 }, (_, index) => `C${index}`);
    const depsOf = (db: Db, now: number) => ({ db, now: () => now, wakeJobs: () => {} });
    const { subscribe } = createDigests(depsOf(stores[0], NOON - WEEK));
    for (const target of targets) {
      await subscribe({ target, readerId: 'U1', weekday: 4, hour: 12, zone: 'UTC' });
    }
    const noted = await noteDigests(stores[0]);

    const { promise: allFired, resolve } = Promise.withResolvers<void>();
    let fired = 0;
    const runners = stores.map((db) => {
      const fire = fireDigest({ ...depsOf(db, NOON), zoneOf: async () => null });
      const others: HandleJob = async (row) => {
        if (row.job.kind !== 'digest_due') return { kind: 'done', value: null };
        // By two at once, as if the lease of one had run out.
        await Promise.all([fire(row), fire(row)]);
        fired += 1;
        if (fired === targets.length) resolve();
        return { kind: 'ended' };
      };
      return runnerOn(db, handClock(), { others });
    });
    for (const runner of runners) runner.start();
    await allFired;
    await Promise.all(runners.map((runner) => runner.stop()));

    expect((await noted()).toSorted()).toEqual(targets.toSorted());
    expect(await nextJobAt(stores[0], 'calendar')).toBe(NOON + WEEK);
  });
});
