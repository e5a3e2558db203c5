import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/config.ts';
import { insertDecision } from '../../src/store/decisions.ts';
import { openStore } from '../../src/store/open.ts';
import { claimDue, enqueue } from '../../src/store/outbox.ts';
import { aDecision, NOON } from '../store/a-decision.ts';
import { type Postgres, startPostgres } from './a-postgres.ts';
import { describeStore } from './store.ts';
import { openForTest } from './store-opening.ts';

describe('SQLite', () => {
  let folder = '';
  let files = 0;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rag-or-finetune-store-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const freshDatabase = async (): Promise<Database> => {
    files += 1;
    return { kind: 'sqlite', path: join(folder, `new folder ${files}`, 'decisions.db') };
  };

  describeStore('SQLite', freshDatabase);

  it('writes ahead, and waits for the disk at each commit', async () => {
    const db = await openForTest(await freshDatabase());
    const journal = await sql<{ journal_mode: string }>`pragma journal_mode`.execute(db);
    const synchronous = await sql<{ synchronous: number }>`pragma synchronous`.execute(db);
    expect(journal.rows).toEqual([{ journal_mode: 'wal' }]);
    expect(synchronous.rows).toEqual([{ synchronous: 2 }]);
  });

  it.each([
    { where: 'below a file', name: 'a-file/decisions.db' },
    { where: 'that is a folder', name: '' },
    { where: 'of a file that is no database', name: 'a-file' },
  ])('at a path $where cannot be opened, and says which', async ({ name }) => {
    await writeFile(
      join(folder, 'a-file'),
      'This is text, and longer than a database header is. '.repeat(20),
    );
    const path = join(folder, name);
    await expect(openStore({ kind: 'sqlite', path })).rejects.toMatchObject({
      name: 'StoreError',
      code: 'cannot_open',
      message: expect.stringContaining(`${path} cannot be opened: check DATABASE_URL`),
    });
  });
});

describe('PostgreSQL', () => {
  const servers: Postgres[] = [];
  beforeAll(async () => {
    servers.push(await startPostgres());
  });
  afterAll(async () => {
    await Promise.all(servers.map((server) => server.stop()));
  });
  const freshDatabase = async (): Promise<Database> => {
    const [server] = servers;
    if (server === undefined) throw new Error('PostgreSQL is not running');
    return server.freshDatabase();
  };

  describeStore('PostgreSQL', freshDatabase);

  it('is brought up to date once when several processes start together', async () => {
    const database = await freshDatabase();
    const stores = await Promise.all(Array.from({ length: 6 }, () => openForTest(database)));
    const [first, last] = [stores[0], stores.at(-1)];
    await first?.transaction().execute((tx) => insertDecision(tx, aDecision()));
    expect(await last?.selectFrom('decisions').select('id').execute()).toEqual([{ id: 'd1' }]);
  });

  it('never gives a row to two processes', async () => {
    const database = await freshDatabase();
    const [one, ...others] = await Promise.all([1, 2, 3].map(() => openForTest(database)));
    await one?.transaction().execute(async (tx) => {
      for (let i = 0; i < 20; i += 1) {
        await insertDecision(tx, aDecision({ id: `d${i}` }));
        await enqueue(tx, `d${i}`, [{ effect: { kind: 'root' }, channelId: `C${i}` }], NOON);
      }
    });
    const processes = one === undefined ? others : [one, ...others];
    const claims = await Promise.all(
      processes.map((db) => claimDue(db, { now: NOON, leaseMs: 1, limit: 20, resting: [] })),
    );
    const taken = claims.flat().map(({ id }) => id);
    expect(taken.length).toBe(20);
    expect(new Set(taken).size).toBe(20);
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
