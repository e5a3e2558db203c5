import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { CompiledQuery, createQueryId, type RootOperationNode, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Database } from '../../src/config.ts';
import { insertDecision } from '../../src/store/decisions.ts';
import { type Db, openStore } from '../../src/store/open.ts';
import { enqueue } from '../../src/store/outbox.ts';
import { claimDue } from '../../src/store/outbox-claim.ts';
import { aDecision, NOON } from '../store/a-decision.ts';
import { aSubmission, boardOn } from '../usecases/a-board.ts';
import { ANYBODY, OWNER } from '../usecases/a-case.ts';
import { disagreed } from '../usecases/doings.ts';
import { type Postgres, startPostgres } from './a-postgres.ts';
import { openRaw } from './raw.ts';
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

  it('finds what is due by an index', async () => {
    const db = await openForTest(await freshDatabase());
    const asked: RootOperationNode[] = [];
    const watched = db.withPlugin({
      transformQuery: ({ node }) => {
        asked.push(node);
        return node;
      },
      transformResult: async ({ result }) => result,
    });
    await claimDue(watched, { now: NOON, slackNow: NOON, leaseMs: 1, limit: 8, resting: ['C1'] });
    const [search] = asked;
    if (search === undefined) throw new Error('nothing was asked');
    const { sql: text, parameters } = db.getExecutor().compileQuery(search, createQueryId());
    const { rows } = await db.executeQuery<{ readonly detail: string }>(
      CompiledQuery.raw(`explain query plan ${text}`, [...parameters]),
    );
    const plan = rows.map(({ detail }) => detail).join('\n');
    expect(plan).toMatch(/SEARCH row USING INDEX outbox_due \(state=\? AND due_at<\?\)/);
    expect(plan).not.toMatch(/^SCAN/m);
  });

  describe('a database file', () => {
    /** A board on a file with a decision of every word, and what the file and those beside it hold. */
    async function onFile() {
      const path = join(folder, `board ${files}.db`);
      files += 1;
      const board = boardOn(await openForTest({ kind: 'sqlite', path }));
      await board.submit(
        aSubmission({ title: 'Zebra bot', context: 'Sorts quaggas. '.repeat(500) }),
      );
      await board.does(ANYBODY, disagreed({ reason: 'Okapis bite', preferred: 'other' }), 'k1');
      const bytes = async () => {
        const beside = (await readdir(folder)).filter((name) => name.startsWith(basename(path)));
        const read = await Promise.all(
          beside.map((name) => readFile(join(folder, name), 'latin1')),
        );
        return read.join('');
      };
      return { board, bytes };
    }

    it('holds what is kept, and nothing more of it once that was deleted', async () => {
      const { board, bytes } = await onFile();
      expect(await bytes()).toMatch(/zebra/i);
      await board.erase({ decisionId: 'd1', actorId: OWNER, isManager: false });
      expect(await bytes()).not.toMatch(/zebra|quagga|okapi/i);
    });

    it('holds nothing more of what somebody had taken out', async () => {
      const { board, bytes } = await onFile();
      await board.forget(ANYBODY, ANYBODY);
      expect(await bytes()).toMatch(/zebra/i);
      expect(await bytes()).not.toMatch(/okapi/i);
    });

    it('holds nothing of anything once the bot is uninstalled, and is small', async () => {
      const { board, bytes } = await onFile();
      const before = (await bytes()).length;
      await board.uninstall();
      expect(await bytes()).not.toMatch(/zebra|quagga|okapi|billing/i);
      expect((await bytes()).length).toBeLessThan(before);
    });

    const IN_USE = { name: 'StoreError', code: 'in_use' };

    it('is one bot’s at a time, and the first one’s stays so', async () => {
      const database = await freshDatabase();
      const first = await openForTest(database);
      for (const _attempt of [1, 2]) {
        await expect(openStore(database)).rejects.toMatchObject({
          ...IN_USE,
          message: expect.stringMatching(/decisions\.db is in use by another.*set DATABASE_URL/),
        });
      }
      await first.transaction().execute((tx) => insertDecision(tx, aDecision()));
      await first.destroy();
      const second = await openForTest(database);
      expect(await second.selectFrom('decisions').select('id').execute()).toEqual([{ id: 'd1' }]);
    });

    it('beside another one is another bot’s', async () => {
      await openForTest(await freshDatabase());
      await openForTest(await freshDatabase());
    });

    it('is free again after its bot was killed', async () => {
      const database = await freshDatabase();
      const program = `
        const { openStore } = await import(process.argv[1]);
        await openStore(JSON.parse(process.argv[2]));
        process.stdout.write('open');
        setInterval(() => {}, 1000);`;
      const module = new URL('../../src/store/open.ts', import.meta.url).href;
      const args = ['--input-type=module', '-e', program, module, JSON.stringify(database)];
      const bot = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
      onTestFinished(() => void bot.kill('SIGKILL'));
      const gone = once(bot, 'exit');
      await Promise.race([once(bot.stdout, 'data'), gone]);
      await expect(openStore(database)).rejects.toMatchObject(IN_USE);
      bot.kill('SIGKILL');
      await gone;
      await openForTest(database);
    });

    it('that could not be opened is not kept from the next attempt', async () => {
      const path = join(folder, 'mended.db');
      await writeFile(path, 'This is text, and longer than a database header is. '.repeat(20));
      await expect(openStore({ kind: 'sqlite', path })).rejects.toMatchObject({
        code: 'cannot_open',
      });
      await rm(path);
      await openForTest({ kind: 'sqlite', path });
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
    const database = await freshDatabase();
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
    const db = await openForTest(await freshDatabase());
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
