import { spawnSync } from 'node:child_process';
import { copyFile, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { ask, threadOf } from '../journeys/ask.ts';
import { setStage } from '../journeys/stage.ts';

const BACKUP = new URL('../../src/backup.ts', import.meta.url).pathname;

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'rag-or-finetune-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** `npm run backup -- FILE`, in a folder without `.env`. */
function backup(databaseUrl: string, cwd: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BACKUP, ...args], {
    cwd,
    env: { PATH: process.env.PATH, DATABASE_URL: databaseUrl },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

async function titlesIn(path: string): Promise<readonly string[]> {
  const db = await openStore({ kind: 'sqlite', path });
  const rows = await db.selectFrom('decisions').select('title').orderBy('created_at').execute();
  await db.destroy();
  return rows.map(({ title }) => title);
}

const CASE = { title: 'Billing bot', answers: '3 4 4 3 3 2' };

describe('a backup', () => {
  it('of a bot that is running is whole, private, and what the bot is restored from', async () => {
    const { slack, config, startBot } = await setStage('socket', { botStarts: false });
    if (config.database.kind !== 'sqlite') throw new Error('not a file');
    const { path } = config.database;
    const bot = await startBot();
    await ask(slack, 'ana', 'general', CASE);
    await threadOf(slack, 'ana', 'general', CASE.title);
    const folder = await aFolder();
    expect(backup(`file:${path}`, folder, 'copy.db')).toEqual({
      status: 0,
      stdout: expect.stringMatching(/^copy\.db: 1 decisions, \d+ kB, checked by opening it\.\n$/),
      stderr: '',
    });
    expect(await readdir(folder)).toEqual(['copy.db']);
    expect((await stat(join(folder, 'copy.db'))).mode & 0o777).toBe(0o600);
    await ask(slack, 'ana', 'general', { ...CASE, title: 'Typed later' });
    await bot.stop();
    expect(await titlesIn(path)).toHaveLength(2);

    for (const end of ['-wal', '-shm']) await rm(path + end, { force: true });
    await copyFile(join(folder, 'copy.db'), path);
    const restored = await startBot();
    await ask(slack, 'ana', 'general', { ...CASE, title: 'Typed after that' });
    await restored.stop();
    expect(await titlesIn(path)).toEqual(['Billing bot', 'Typed after that']);
  });

  it('replaces no file, and says so', async () => {
    const folder = await aFolder();
    await writeFile(join(folder, 'copy.db'), 'mine');
    await (await openStore({ kind: 'sqlite', path: join(folder, 'decisions.db') })).destroy();
    expect(backup('file:decisions.db', folder, 'copy.db')).toEqual({
      status: 1,
      stdout: '',
      stderr: 'copy.db is there already and was left as it is: name a file that is not.\n',
    });
  });

  it.each([
    {
      url: 'file:decisions.db',
      args: [],
      says: /^Name the file to write: npm run backup -- \S+\n$/,
    },
    {
      url: 'file:none.db',
      args: ['copy.db'],
      says: /^There is no database file none\.db .*DATABASE_URL\.\n$/,
    },
    {
      url: 'file:text.db',
      args: ['copy.db'],
      says: /^text\.db could not be backed up to copy\.db \(.*\): .*\n$/,
    },
    {
      url: 'file:decisions.db',
      args: ['no/where.db'],
      says: /^decisions\.db could not be backed up to no\/where\.db \(.*\): .*\n$/,
    },
    {
      url: 'postgres://me:secret@host/decisions',
      args: ['copy.db'],
      says: /^DATABASE_URL names a PostgreSQL database: .*pg_dump.*\n$/,
    },
    { url: 'mysql://host', args: ['copy.db'], says: /^DATABASE_URL is not understood: .*\n$/ },
  ])(
    'of $url to $args says on one line why not, and leaves nothing',
    async ({ url, args, says }) => {
      const folder = await aFolder();
      await (await openStore({ kind: 'sqlite', path: join(folder, 'decisions.db') })).destroy();
      await writeFile(
        join(folder, 'text.db'),
        'This is text, and longer than a header is. '.repeat(9),
      );
      const before = await readdir(folder);
      expect(backup(url, folder, ...args)).toEqual({
        status: 1,
        stdout: '',
        stderr: expect.stringMatching(says),
      });
      expect(await readdir(folder)).toEqual(before);
    },
  );
});
