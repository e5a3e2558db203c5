import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { MANIFEST } from '../journeys/test-app.ts';
import { startWorkspace, type Workspace } from '../workspace/workspace.ts';
import { type End, type SpawnOptions, spawnBot } from './spawn-bot.ts';

/** What a process said, and how it ended. */
export type Ended = End & { readonly stdout: string; readonly stderr: string };

export type StartSetting = {
  readonly slack: () => Workspace;
  /** A path in a folder of these tests. */
  readonly path: (name: string) => string;
  /** Variables of a bot that would start, over signed HTTP. */
  readonly good: () => Record<string, string>;
  /** Starts a bot with these variables besides, and resolves when it has ended. */
  readonly start: (env?: Record<string, string>, options?: SpawnOptions) => Promise<Ended>;
};

/** A workspace and a folder for the tests of one file. */
export function setStart(): StartSetting {
  const made: { slack: Workspace; folder: string }[] = [];
  const setting = () => {
    const [first] = made;
    if (first === undefined) throw new Error('nothing is set up yet');
    return first;
  };
  beforeAll(async () => {
    made.push({
      slack: await startWorkspace({ manifest: MANIFEST }),
      folder: await mkdtemp(join(tmpdir(), 'rag-or-finetune-start-')),
    });
  });
  afterAll(async () => {
    const { slack, folder } = setting();
    await slack.stop();
    await rm(folder, { recursive: true, force: true });
  });
  const path = (name: string): string => join(setting().folder, name);
  const good = (): Record<string, string> => ({
    SLACK_BOT_TOKEN: setting().slack.tokens.bot,
    SLACK_SIGNING_SECRET: 'a-signing-secret',
    SLACK_API_URL: setting().slack.apiUrl,
    DATABASE_URL: 'file::memory:',
    NODE_ENV: 'production',
  });
  return {
    slack: () => setting().slack,
    path,
    good,
    start: async (env = {}, options = {}) => {
      const bot = spawnBot({ ...good(), ...env }, { cwd: setting().folder, ...options });
      const end = await bot.ended;
      return { ...end, stdout: bot.stdout(), stderr: bot.stderr() };
    },
  };
}

/** What a start that fails is: these lines on standard error, one each, and 1. */
export const failsWith = (...lines: readonly string[]): Ended => ({
  code: 1,
  signal: null,
  stdout: '',
  stderr: lines.map((line) => `${line}\n`).join(''),
});

/** Before a command that must not be able to do what only the system's administrator may. */
export const PLAIN_USER: readonly string[] =
  process.getuid?.() === 0 ? ['setpriv', '--bounding-set', '-all', '--inh-caps', '-all'] : [];

/** A process may take long to start on a machine that does much else. */
export const SLOW = { timeout: 60_000 };
