import { execFile } from 'node:child_process';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type Postgres, startPostgres } from '../contract/a-postgres.ts';
import { freePort } from '../contract/free-port.ts';
import { ask, rootOf, threadOf } from '../journeys/ask.ts';
import { MANIFEST } from '../journeys/test-app.ts';
import { startWorkspace } from '../workspace/workspace.ts';
import { type Ended, SLOW, setStart } from './a-start.ts';
import { type Image, layOutImage } from './an-image.ts';
import { CANNOT_MOUNT, READ_ONLY_BUT_THE_FOLDER } from './confined.ts';
import { spawnBot } from './spawn-bot.ts';

const { good, start } = setStart();
const made: { image: Image; postgres: Postgres }[] = [];
const setting = () => {
  const [first] = made;
  if (first === undefined) throw new Error('nothing is set up yet');
  return first;
};
beforeAll(async () => {
  made.push({ image: await layOutImage(), postgres: await startPostgres() });
}, 120_000);
afterAll(async () => {
  await setting().postgres.stop();
  await setting().image.remove();
});

/** The program that the image runs. */
const program = (): string => {
  const { folder, command } = setting().image;
  const [node, file = ''] = command;
  if (node !== 'node') throw new Error(`the image runs ${command.join(' ')}`);
  return join(folder, file);
};

/** Where only this folder may be written, as `docker run --read-only -v` leaves it. */
const onlyIn = (folder: string): readonly string[] =>
  CANNOT_MOUNT === null
    ? [
        'unshare',
        '-m',
        'sh',
        '-c',
        `set -e; ${READ_ONLY_BUT_THE_FOLDER}\n shift; exec "$@"`,
        'sh',
        folder,
      ]
    : [];

it('holds the two programs, SQLite’s native code, and nothing else', async () => {
  const { folder } = setting().image;
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = files
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name).slice(folder.length + 1))
    .filter((path) => !path.startsWith('node_modules/better-sqlite3/lib/'));
  expect(paths.toSorted()).toEqual([
    'dist/backup.js',
    'dist/main.js',
    'node_modules/better-sqlite3/package.json',
    'node_modules/better-sqlite3/prebuilds/linux-arm64.node',
    'node_modules/better-sqlite3/prebuilds/linux-x64.node',
    'package.json',
  ]);
});

// As in the image, the native code is Linux's.
describe.skipIf(process.platform !== 'linux')('what the image holds', SLOW, () => {
  it.each([
    { transport: 'socket', database: 'SQLite' },
    { transport: 'http', database: 'SQLite' },
    { transport: 'socket', database: 'PostgreSQL' },
    { transport: 'http', database: 'PostgreSQL' },
  ] as const)('works alone, over $transport and with $database, and stops with 0', async (kind) => {
    const bot = await botOf(kind);
    const { slack, databaseUrl, data } = bot;
    await ask(slack, 'ana', 'general', { title: 'Billing bot', answers: '3 4 4 3 3 2' });
    const [root] = await threadOf(slack, 'ana', 'general', 'Billing bot');
    expect(await slack.as('ben').click('general', root?.ts ?? '', 'agree')).toEqual({ ok: true });
    await slack.when(() =>
      rootOf(slack, 'ana', 'general', 'Billing bot')?.text.includes('1 agree'),
    );
    const copied = await backUp(databaseUrl, join(data, 'backup.db'));
    expect(copied).toMatch(kind.database === 'SQLite' ? /: 1 decision, / : /pg_dump/);
    expect(await bot.stop()).toEqual({ code: 0, signal: null });
  });

  it('starts again from what it has compiled, where nothing may be written', async () => {
    const compiled = join(setting().image.folder, 'compiled');
    const env = { PATH: process.env.PATH, NODE_COMPILE_CACHE: compiled };
    const first = promisify(execFile)(process.execPath, [program()], { env, cwd: '/' });
    await expect(first).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('SLACK_BOT_TOKEN is missing'),
    });
    expect(await readdir(compiled)).toHaveLength(1);
    const told = { ...env, NODE_DEBUG_NATIVE: 'COMPILE_CACHE' };
    const bot = await botOf({ transport: 'socket', database: 'SQLite' }, told);
    expect(await bot.stop()).toEqual({ code: 0, signal: null });
    expect(bot.stderr()).toMatch(/cache for .*main\.js was accepted/);
  });

  it.each([
    { what: 'without a token', env: () => ({ SLACK_BOT_TOKEN: '' }) },
    { what: 'with a token that Slack refuses', env: () => ({ SLACK_BOT_TOKEN: 'xoxb-wrong' }) },
    { what: 'without a server', env: () => ({ DATABASE_URL: 'postgres://a:b@127.0.0.1:1/x' }) },
    { what: 'on a file that is none', env: () => ({ DATABASE_URL: 'file:/proc/version' }) },
    { what: 'with no rubric', env: () => ({ RUBRIC_PATH: '/nowhere.yml' }) },
  ])('fails $what as the sources do', async ({ env }) => {
    const [built, sources]: readonly Ended[] = await Promise.all([
      start(env(), { program: program() }),
      start(env()),
    ]);
    expect(built?.code).toBe(1);
    expect(built?.stderr).not.toBe('');
    expect(built).toEqual(sources);
  });
});

async function botOf(
  { transport, database }: { transport: 'socket' | 'http'; database: 'SQLite' | 'PostgreSQL' },
  more: NodeJS.ProcessEnv = {},
) {
  const { image, postgres } = setting();
  const slack = await startWorkspace({
    manifest: MANIFEST,
    transport: { kind: transport },
    timing: { postIntervalMs: 0, tierFactor: Number.POSITIVE_INFINITY },
  });
  onTestFinished(() => slack.stop());
  const data = join(image.folder, '..', slack.tokens.bot);
  await mkdir(data);
  const fresh = database === 'SQLite' ? null : await postgres.freshDatabase();
  const databaseUrl = fresh?.kind === 'postgres' ? fresh.url : `file:${join(data, 'decisions.db')}`;
  const port = await freePort();
  const bot = spawnBot(
    {
      ...good(),
      ...more,
      SLACK_API_URL: slack.apiUrl,
      SLACK_BOT_TOKEN: slack.tokens.bot,
      ...(transport === 'socket'
        ? { SLACK_APP_TOKEN: slack.tokens.app }
        : { SLACK_SIGNING_SECRET: slack.signingSecret, PORT: String(port) }),
      DATABASE_URL: databaseUrl,
    },
    { cwd: image.folder, program: program(), command: onlyIn(data) },
  );
  if (transport === 'http') slack.setRequestUrl(`http://127.0.0.1:${port}/slack/events`);
  await bot.says('Connected to');
  return {
    slack,
    data,
    databaseUrl,
    stderr: bot.stderr,
    stop: () => {
      bot.child.kill('SIGTERM');
      return bot.ended;
    },
  };
}

/** What the backup command says, on whichever output. */
async function backUp(DATABASE_URL: string, file: string): Promise<string> {
  const command = [join(setting().image.folder, 'dist/backup.js'), file];
  const said = await promisify(execFile)(process.execPath, command, {
    env: { DATABASE_URL },
  }).catch((error: { readonly stderr: string }) => ({ stdout: error.stderr }));
  return said.stdout;
}
