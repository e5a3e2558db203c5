import { type ChildProcess, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Workspace } from '../workspace/workspace.ts';

const MAIN = new URL('../../src/main.ts', import.meta.url).pathname;

/** Where Node keeps what it has compiled, so that the second process starts quicker. */
const COMPILED = join(tmpdir(), 'rag-or-finetune-compiled');

/** How a process ended: by itself with a code, or by a signal. */
export type End = { readonly code: number | null; readonly signal: NodeJS.Signals | null };

/** The program as a process of its own. */
export type BotProcess = {
  readonly child: ChildProcess;
  /** Everything written so far. */
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Resolves once standard output holds it; rejects when the process ends without having said it. */
  readonly says: (text: string | RegExp) => Promise<void>;
  /** Resolves when the process has ended and everything it wrote has been read. */
  readonly ended: Promise<End>;
};

export type SpawnOptions = {
  /** Where the process runs, and looks for its `.env`. A folder without one unless said. */
  readonly cwd?: string;
  /** `src/main.ts` unless said. */
  readonly program?: string;
  /** Put before `node`, as `['unshare', '-m']`. */
  readonly command?: readonly string[];
  /** Where standard output goes instead of here: a file that is open. */
  readonly stdout?: number;
};

/** The variables of a bot that is to connect to this workspace over Socket Mode. */
export const socketEnv = (slack: Workspace, databaseUrl: string): Record<string, string> => ({
  SLACK_BOT_TOKEN: slack.tokens.bot,
  SLACK_APP_TOKEN: slack.tokens.app,
  SLACK_API_URL: slack.apiUrl,
  DATABASE_URL: databaseUrl,
});

/** Starts the real process with these variables alone. It is killed when the test ends. */
export function spawnBot(
  env: Readonly<Record<string, string>>,
  { cwd = tmpdir(), program: file = MAIN, command = [], stdout: target }: SpawnOptions = {},
): BotProcess {
  const [program = process.execPath, ...args] = [...command, process.execPath, file];
  const child = spawn(program, args, {
    cwd,
    env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: COMPILED, ...env },
    stdio: ['ignore', target ?? 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const written = { stdout: '', stderr: '' };
  const listeners = new Set<() => void>();
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (text: string) => {
      written[name] += text;
      for (const listener of listeners) listener();
    });
  }
  const ended = new Promise<End>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
  return {
    child,
    stdout: () => written.stdout,
    stderr: () => written.stderr,
    ended,
    says: (text) =>
      new Promise((resolve, reject) => {
        const queries = (): void => {
          const said =
            typeof text === 'string' ? written.stdout.includes(text) : text.test(written.stdout);
          if (!said) return;
          listeners.delete(queries);
          resolve();
        };
        listeners.add(queries);
        ended.then(
          ({ code }) =>
            reject(new Error(`ended with ${code} and without ${text}:\n${written.stderr}`)),
          reject,
        );
        queries();
      }),
  };
}
