import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { createInterface } from 'node:readline';
import type { Workspace } from '../workspace/workspace.ts';

/** The bot in its own process, on a database that survives it. */
export type Bot = { readonly kill: () => Promise<void> };

/** The program, and the same with less patience between two posts. */
export const MAIN = new URL('../../src/main.ts', import.meta.url).pathname;
export const QUICK = new URL('./quick-bot.ts', import.meta.url).pathname;

/** Starts the program of this path, and resolves once it is connected. */
export async function spawnBot(program: string, slack: Workspace, database: string): Promise<Bot> {
  const child = spawn(process.execPath, [program], {
    cwd: tmpdir(),
    env: {
      PATH: process.env.PATH,
      SLACK_BOT_TOKEN: slack.tokens.bot,
      SLACK_APP_TOKEN: slack.tokens.app,
      SLACK_API_URL: slack.apiUrl,
      DATABASE_URL: `file:${database}`,
      NODE_ENV: 'production',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.once('exit', () => reject(new Error('the bot ended before it was connected')));
    createInterface(child.stdout).on('line', (line) => {
      if (line.includes('Connected to')) resolve();
    });
  });
  return {
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
