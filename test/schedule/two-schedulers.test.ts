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

    const outcomes: string[] = [];
    await new Promise<void>((resolve) => {
      const counted =
        (verb: PerformDue): PerformDue =>
        async (decisionId, kind) => {
          const outcome = await verb(decisionId, kind);
          outcomes.push(outcome);
          if (outcomes.filter((each) => each === 'done').length === ids.length) resolve();
          return outcome;
        };
      for (const store of stores) scheduleOn(store, handClock(), counted).start();
    });
    for (const id of ids) expect(await happened(db, id)).toEqual(['clock revealed 0']);
  });
});
