import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { CompiledQuery, createQueryId, type RootOperationNode, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Database } from '../../src/config.ts';
import { insertDecision } from '../../src/store/decisions.ts';
import { openStore } from '../../src/store/open.ts';
import { claimDue } from '../../src/store/outbox-claim.ts';
import { aDecision, NOON } from '../store/a-decision.ts';
import { ANYBODY, OWNER } from '../usecases/a-context.ts';
import { disagreed } from '../usecases/commands.ts';
import { aSubmission, harnessOn } from '../usecases/harness.ts';
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
    { where: 'that is a folder', name: 'a-folder' },
    { where: 'of a file that is no database', name: 'a-file' },
  ])('at a path $where cannot be opened, and says which', async ({ name }) => {
    await writeFile(
      join(folder, 'a-file'),
      'This is text, and longer than a database header is. '.repeat(20),
    );
    await mkdir(join(folder, 'a-folder'), { recursive: true });
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
    /** A harness on a database file, and what that file and the files next to it hold. */
    async function onFile() {
      const path = join(folder, `board ${files}.db`);
      files += 1;
      const harness = harnessOn(await openForTest({ kind: 'sqlite', path }));
      await harness.submit(
        aSubmission({ title: 'Zebra bot', context: 'Sorts quaggas. '.repeat(500) }),
      );
      await harness.does(ANYBODY, disagreed({ reason: 'Okapis bite', preferred: 'other' }), 'k1');
      const bytes = async () => {
        const beside = (await readdir(folder)).filter((name) => name.startsWith(basename(path)));
        const read = await Promise.all(
          beside.map((name) => readFile(join(folder, name), 'latin1')),
        );
        return read.join('');
      };
      return { harness, bytes };
    }

    it('holds what is kept, and nothing more of it once that was deleted', async () => {
      const { harness, bytes } = await onFile();
      expect(await bytes()).toMatch(/zebra/i);
      await harness.erase({ decisionId: 'd1', actorId: OWNER, isManager: false });
      expect(await bytes()).not.toMatch(/zebra|quagga|okapi/i);
    });

    it('holds nothing more of what somebody had taken out', async () => {
      const { harness, bytes } = await onFile();
      await harness.forget(ANYBODY, ANYBODY);
      expect(await bytes()).toMatch(/zebra/i);
      expect(await bytes()).not.toMatch(/okapi/i);
    });

    it('holds nothing of anything once the bot is uninstalled, and is small', async () => {
      const { harness, bytes } = await onFile();
      const before = (await bytes()).length;
      await harness.uninstall();
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
