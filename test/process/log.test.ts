import { existsSync } from 'node:fs';
import { open, readFile, truncate, writeFile } from 'node:fs/promises';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { failsWith, SLOW, setStart } from './a-start.ts';
import { type BotProcess, socketEnv, spawnBot } from './spawn-bot.ts';

const { slack, path, start } = setStart();
const env = (name: string) => ({
  ...socketEnv(slack(), `file:${path(name)}`),
  NODE_ENV: 'production',
  LOG_LEVEL: 'trace',
});
const isConnected = () =>
  slack().when(() => slack().sockets.connections() === 1, { timeoutMs: 45_000 });

/** Somebody asks, and a form opens; then the bot is stopped. */
async function worksAndStops(bot: BotProcess, between = async () => {}): Promise<void> {
  const ana = slack().as('ana');
  expect(await ana.command('general', '/rag-or-finetune')).toEqual({ ok: true });
  await (await ana.modal({ callbackId: 'assessment' })).close();
  await between();
  bot.child.kill('SIGTERM');
  expect(await bot.ended).toEqual({ code: 0, signal: null });
}

/** Variables of a process in which this happens on a signal. */
const onSignal = (script: string) => ({
  NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(`process.on('SIGUSR2', () => { ${script} })`)}`,
});

describe('the bot answers, and stops with 0, where its log', SLOW, () => {
  it('has lost its reader, and standard error too', async () => {
    const bot = spawnBot(env('gone.db'));
    await bot.says('Connected to');
    bot.child.stdout?.destroy();
    bot.child.stderr?.destroy();
    await worksAndStops(bot);
  });

  it.runIf(existsSync('/dev/full'))('goes to a disk that is full', async () => {
    const full = await open('/dev/full', 'w');
    onTestFinished(() => full.close());
    const bot = spawnBot(env('full.db'), { stdout: full.fd });
    await isConnected();
    await worksAndStops(bot);
    expect(bot.stderr()).toBe('');
  });
});

it(
  'a log that could not be written for a while goes on, and says how much it has lost',
  SLOW,
  async () => {
    const log = path('log');
    await writeFile(log, 'x'.repeat(512));
    // No file of this process may be larger than a block of 512 bytes, as if the disk were full.
    const command = ['sh', '-c', 'ulimit -f 1; exec "$@" >>"$0"', log];
    const variables = {
      ...env(''),
      ...onSignal(`process.emitWarning('again')`),
      DATABASE_URL: 'file::memory:',
      NODE_DISABLE_COMPILE_CACHE: '1',
    };
    const bot = spawnBot(variables, { command });
    await isConnected();
    await worksAndStops(bot, async () => {
      await truncate(log);
      bot.child.kill('SIGUSR2');
      await vi.waitFor(async () => {
        expect(await readFile(log, 'utf8')).toMatch(
          /"lost":[1-9]\d*,"msg":"The log can be written again; lines in between were lost"/,
        );
      }, 15_000);
    });
  },
);

it('a start that fails is 1 even where nothing can be said of it', SLOW, async () => {
  const command = ['sh', '-c', 'ulimit -f 0; exec "$@" >>"$0" 2>>"$0"', path('nowhere')];
  expect(await start({ PORT: 'x' }, { command })).toEqual({ ...failsWith(), code: 1 });
});

describe('what nobody expected', SLOW, () => {
  it.each([
    { what: 'an exception', script: `throw new TypeError('broke xoxb-1-2')` },
    { what: 'a rejection', script: `void Promise.reject(new TypeError('broke xoxb-1-2'))` },
  ])('ends the process with one line, $what; its stack is in the log', async ({ script }) => {
    const bot = spawnBot({ ...env('unexpected.db'), ...onSignal(script) });
    await bot.says('Connected to');
    bot.child.kill('SIGUSR2');
    expect(await bot.ended).toEqual({ code: 1, signal: null });
    expect(bot.stderr()).toBe(
      'The bot cannot go on (broke [redacted]): start it again; the log of standard output tells where it failed.\n',
    );
    const [last] = bot.stdout().trimEnd().split('\n').slice(-1);
    expect(JSON.parse(last ?? '')).toMatchObject({
      level: 60,
      msg: 'The bot cannot go on',
      err: { type: 'TypeError', stack: expect.stringContaining('data:text/javascript') },
    });
  });

  it('goes to the log, not to standard error, when it is but a warning', async () => {
    const bot = spawnBot({
      ...env('warned.db'),
      ...onSignal(`process.emitWarning('old habits')`),
    });
    await bot.says('Connected to');
    bot.child.kill('SIGUSR2');
    await bot.says('old habits');
    await worksAndStops(bot);
    expect(bot.stderr()).toBe('');
  });
});
