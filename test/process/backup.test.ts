import { execFile } from 'node:child_process';
import { copyFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { ask, rootOf, threadOf } from '../journeys/ask.ts';
import { startTestApp } from '../journeys/test-app.ts';

const BACKUP = new URL('../../src/backup.ts', import.meta.url).pathname;

type Ended = { readonly code: number; readonly stdout: string; readonly stderr: string };

/** What `npm run backup` runs, in another folder than the program's. */
const backUp = (cwd: string, url: string, ...args: readonly string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const env = { PATH: process.env.PATH, DATABASE_URL: url };
    const child = execFile(
      process.execPath,
      [BACKUP, ...args],
      { cwd, env },
      (_error, stdout, stderr) => resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    );
  });

const refused = (stderr: string): Ended => ({ code: 1, stdout: '', stderr: `${stderr}\n` });

it('a bot that starts from a backup made while another ran has every decision of it', async () => {
  const { slack, config, startBot } = await startTestApp('socket', { botStarts: false });
  if (config.database.kind !== 'sqlite') throw new Error('no file');
  const { path } = config.database;
  const folder = dirname(path);
  const running = await startBot();
  await ask(slack, 'ana', 'general', { title: 'Billing bot', answers: '3 4 4 3 3 2' });
  await threadOf(slack, 'ana', 'general', 'Billing bot');

  const made = await backUp(folder, `file:${path}`, 'backup.db');
  expect(made).toMatchObject({ code: 0, stderr: '' });
  const file = join(folder, 'backup.db');
  expect(made.stdout).toMatch(
    new RegExp(`^${file} holds the whole database, checked: 1 decision, \\d+ KiB\\.\\n$`),
  );
  expect((statSync(file).mode & 0o777).toString(8)).toBe('600');

  const again = await backUp(folder, `file:${path}`, 'backup.db');
  expect(again).toEqual(refused('backup.db exists and was left as it is: give a new name.'));
  expect(readdirSync(folder).filter((name) => name.includes('part'))).toEqual([]);

  // Restored as the README tells: nothing of the old database stays beside it.
  await running.stop();
  for (const name of readdirSync(folder).filter((name) => name.startsWith('decisions.db'))) {
    rmSync(join(folder, name));
  }
  copyFileSync(file, path);
  await startBot();
  const [root] = await threadOf(slack, 'ana', 'general', 'Billing bot');
  expect(await slack.as('ben').click('general', root?.ts ?? '', 'agree')).toEqual({ ok: true });
  await slack.when(() => rootOf(slack, 'ana', 'general', 'Billing bot')?.text.includes('1 agree'));
});

it('says what is wrong in one line, and makes nothing', async () => {
  const { config } = await startTestApp('socket', { botStarts: false });
  if (config.database.kind !== 'sqlite') throw new Error('no file');
  const folder = dirname(config.database.path);
  writeFileSync(join(folder, 'other.db'), 'This is text, and longer than a header. '.repeat(20));
  const cases = await Promise.all([
    backUp(folder, 'file:none.db', 'b1.db'),
    backUp(folder, 'file:other.db', 'b2.db'),
    backUp(folder, 'postgres://me:s3cret@127.0.0.1/x', 'b3.db'),
    backUp(folder, 'file:none.db'),
  ]);
  expect(cases).toEqual([
    refused('There is no database at none.db: check DATABASE_URL, and the folder this is run in.'),
    refused(
      'The backup b2.db could not be made (file is not a database, SQLITE_NOTADB): check that there is room, that its folder exists, and that this user may write there and read other.db.',
    ),
    refused(
      'DATABASE_URL names a PostgreSQL database, which its own tool backs up: pg_dump --format=custom --file=backup.dump "$DATABASE_URL"',
    ),
    refused('Give the file to make: npm run backup -- backup.db'),
  ]);
  expect(readdirSync(folder)).toEqual(['other.db']);
});
