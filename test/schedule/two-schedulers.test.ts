import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PerformDue } from '../../src/decisions/perform.ts';
import { type Postgres, startPostgres } from '../contract/a-postgres.ts';
import { openForTest } from '../contract/store-opening.ts';
import { NOON } from '../store/a-decision.ts';
import { happened, ratedUntil, scheduleOn } from './a-schedule.ts';
import { handClock } from './hand-clock.ts';

describe('two schedulers on one PostgreSQL database', () => {
  const servers: Postgres[] = [];
  beforeAll(async () => {
    servers.push(await startPostgres());
  });
  afterAll(async () => {
    await Promise.all(servers.map((server) => server.stop()));
  });

  it('let everything happen exactly once', async () => {
    const [server] = servers;
    if (server === undefined) throw new Error('PostgreSQL is not running');
    const database = await server.freshDatabase();
    const stores = await Promise.all([openForTest(database), openForTest(database)]);
    const [db] = stores;
    const ids = Array.from({ length: 30 }, (_, index) => `d${index}`);
    for (const id of ids) await ratedUntil(db, NOON, id);

    let done = 0;
    let report = (): void => {};
    const allDone = new Promise<void>((resolve) => {
      report = () => {
        done += 1;
        if (done === ids.length) resolve();
      };
    });
    const counted =
      (verb: PerformDue): PerformDue =>
      async (decisionId, kind) => {
        const outcome = await verb(decisionId, kind);
        if (outcome === 'done') report();
        return outcome;
      };
    const schedules = stores.map((store) => scheduleOn(store, handClock(), counted));
    for (const schedule of schedules) schedule.start();
    await allDone;
    await Promise.all(schedules.map((schedule) => schedule.stop()));
    expect(done).toBe(ids.length);
    for (const id of ids) expect(await happened(db, id)).toEqual(['clock revealed 0']);
  });
});
