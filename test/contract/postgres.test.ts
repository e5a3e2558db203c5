import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { insertDecision } from '../../src/store/decisions.ts';
import { type Db, openStore } from '../../src/store/open.ts';
import { enqueue } from '../../src/store/outbox.ts';
import { claimDue } from '../../src/store/outbox-claim.ts';
import { aDecision, NOON } from '../store/a-decision.ts';
import { emptyPostgres, migratedPostgres } from './databases.ts';
import { openRaw } from './raw-database.ts';
import { describeStore } from './store.ts';
import { openForTest } from './store-opening.ts';

describe('PostgreSQL', () => {
  describeStore('PostgreSQL', emptyPostgres);

  it('is brought up to date once when several processes start together', async () => {
    const database = await emptyPostgres();
    const stores = await Promise.all(Array.from({ length: 6 }, () => openForTest(database)));
    const [first, last] = [stores[0], stores.at(-1)];
    await first?.transaction().execute((tx) => insertDecision(tx, aDecision()));
    expect(await last?.selectFrom('decisions').select('id').execute()).toEqual([{ id: 'd1' }]);
  });

  it('never gives a row to two processes', async () => {
    const database = await migratedPostgres();
    const [one, ...others] = await Promise.all([1, 2, 3].map(() => openForTest(database)));
    const pace = { now: NOON, refreshMs: 0 };
    await one?.transaction().execute(async (tx) => {
      for (let i = 0; i < 20; i += 1) {
        await insertDecision(tx, aDecision({ id: `d${i}` }));
        await enqueue(tx, `d${i}`, [{ message: { kind: 'root' }, channelId: `C${i}` }], pace);
      }
    });
    const processes = one === undefined ? others : [one, ...others];
    const claims = await Promise.all(
      processes.map((db) =>
        claimDue(db, { now: NOON, slackNow: NOON, leaseMs: 1, limit: 20, resting: [] }),
      ),
    );
    const taken = claims.flat().map(({ id }) => id);
    expect(taken.length).toBe(20);
    expect(new Set(taken).size).toBe(20);
  });

  /** Opens a store of which every connection can be ended from outside. */
  async function openFragile() {
    const database = await migratedPostgres();
    const heard: Error[] = [];
    let listen = (): void => {};
    const db = await openForTest(database, (error) => {
      heard.push(error);
      listen();
    });
    const raw = openRaw(database);
    return {
      db,
      heard,
      /** Ends all that are connected, as a server does that restarts; resolves with how many. */
      endAll: async (): Promise<number> => {
        const { rows } = await sql`
          select pg_terminate_backend(pid, 5000) from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid()`.execute(raw);
        return rows.length;
      },
      hasHeard: (times: number): Promise<void> =>
        new Promise((resolve) => {
          listen = () => {
            if (heard.length >= times) resolve();
          };
          listen();
        }),
    };
  }
  const answers = async (db: Db): Promise<void> => {
    const { rows } = await sql<{ one: number }>`select 1 as one`.execute(db);
    expect(rows).toEqual([{ one: 1 }]);
  };

  it('that ends a connection nobody uses is heard of, and the next statement works', async () => {
    const { db, heard, endAll, hasHeard } = await openFragile();
    const ended = await endAll();
    expect(ended).toBeGreaterThan(0);
    await hasHeard(ended);
    await answers(db);
    expect(heard[0]?.message).toMatch(/terminating connection|terminated unexpectedly/);
  });

  it('that ends a connection in the middle of a transaction fails that one alone', async () => {
    const { db, endAll } = await openFragile();
    const failing = db.transaction().execute(async (tx) => {
      await insertDecision(tx, aDecision());
      await endAll();
      await insertDecision(tx, aDecision({ id: 'd2' }));
    });
    await expect(failing).rejects.toThrow(/connection/i);
    await answers(db);
    expect(await db.selectFrom('decisions').select('id').execute()).toEqual([]);
  });

  it('tells with a row that it refuses what stands in it, so its errors are not logged whole', async () => {
    const db = await openForTest(await migratedPostgres());
    await db.transaction().execute((tx) => insertDecision(tx, aDecision({ title: 'Initech' })));
    const refused = db.updateTable('decisions').set({ owner_id: sql`null` }).execute();
    await expect(refused).rejects.toMatchObject({ detail: expect.stringContaining('Initech') });
  });

  it('that cannot be reached is said to be so, without its password', async () => {
    const refused = openStore({ kind: 'postgres', url: 'postgres://me:s3cret@127.0.0.1:1/none' });
    await expect(refused).rejects.toMatchObject({
      code: 'cannot_open',
      message: expect.stringMatching(/cannot be reached: check DATABASE_URL/),
    });
    await expect(refused).rejects.not.toMatchObject({ message: expect.stringContaining('s3cret') });
  });
});
