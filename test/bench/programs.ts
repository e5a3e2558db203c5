import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../contract/free-port.ts';
import { sendCommand } from './send-command.ts';
import { SIGNING_SECRET, type SlackApi, startSlackApi } from './slack-api.ts';

const BUILT = new URL('../../dist/main.js', import.meta.url).pathname;
const BARE = new URL('./bare-app.js', import.meta.url).pathname;

/** A process that Slack's requests may be sent to. */
export type Running = {
  readonly port: number;
  /** From the command to start it until it said that it is connected, in milliseconds. */
  readonly startMs: number;
  /** What it holds in memory at this moment, in megabytes. */
  readonly memory: () => Promise<number>;
  readonly stop: () => Promise<void>;
};

/** This bot as built, and a Bolt app that opens the very same form, on the same machine. */
export type Programs = {
  readonly api: SlackApi;
  readonly built: () => Promise<Running>;
  /** The same with what Node has compiled at an earlier start. */
  readonly builtAgain: () => Promise<Running>;
  readonly bare: () => Promise<Running>;
  readonly remove: () => Promise<void>;
};

export async function preparePrograms(): Promise<Programs> {
  const api = await startSlackApi();
  const folder = await mkdtemp(join(tmpdir(), 'rag-or-finetune-bench-'));
  const form = join(folder, 'form.json');
  const start = (program: string, env: Record<string, string> = {}) =>
    startProgram(program, {
      SLACK_API_URL: api.url,
      SLACK_BOT_TOKEN: 'xoxb-bench',
      SLACK_SIGNING_SECRET: SIGNING_SECRET,
      DATABASE_URL: `file:${join(folder, 'decisions.db')}`,
      NODE_ENV: 'production',
      FORM: form,
      ...env,
    });
  const programs: Programs = {
    api,
    built: () => start(BUILT),
    builtAgain: () => start(BUILT, { NODE_COMPILE_CACHE: join(folder, 'compiled') }),
    bare: () => start(BARE),
    remove: async () => {
      api.close();
      await rm(folder, { recursive: true });
    },
  };
  // Makes the database and what is compiled, and tells the form that the bare app has to open.
  const first = await programs.builtAgain();
  await writeFile(form, (await sendCommand(first.port, api)).form);
  await first.stop();
  return programs;
}

async function startProgram(program: string, env: Record<string, string>): Promise<Running> {
  const port = await freePort();
  const begun = performance.now();
  const child = spawn(process.execPath, [program], {
    cwd: tmpdir(),
    env: { PATH: process.env.PATH, PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (said: Buffer) => {
      if (said.includes('Connected to')) resolve();
    });
    ended.then(([code]) => reject(new Error(`${program} ended with ${code}`)), reject);
  });
  return {
    port,
    startMs: performance.now() - begun,
    memory: async () => {
      const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(child.pid)]);
      return Number(stdout) / 1024;
    },
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
