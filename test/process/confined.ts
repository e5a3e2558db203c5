import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { onTestFinished, vi } from 'vitest';
import { MAIN } from '../crash/bot.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** Why mounts cannot be changed here; null where they can. */
export const CANNOT_MOUNT: string | null =
  process.platform !== 'linux'
    ? 'mount namespaces are Linux’s'
    : process.getuid?.() === 0
      ? null
      : 'only root may change what is mounted';

/** As a container that is run with `--read-only` and one volume sees it: nothing else is written. */
export const READ_ONLY_BUT_THE_FOLDER = `
  mount --make-rprivate /
  mount --bind "$1" "$1"
  cut -d' ' -f2 /proc/self/mounts | while read -r place; do
    [ "$place" = "$1" ] || mount -o remount,bind,ro "$place" 2>/dev/null || true
  done
  for place in /tmp /var/tmp /usr/tmp /dev/shm .; do
    if [ -d "$place" ] && touch "$place/writable" 2>/dev/null; then echo "$place is writable" >&2; exit 3; fi
  done`;

/** The folder is a disk of its own, of 2 MB. */
export const ON_A_SMALL_DISK = `
  mount --make-rprivate /
  mount -t tmpfs -o size=2m tmpfs "$1"`;

export type Confined = {
  /** All that was logged so far. */
  readonly log: () => string;
  readonly logs: (text: string) => Promise<void>;
  /** A file of the folder as the process sees it. */
  readonly inside: (path: string) => string;
  /** Ends it as a container engine does; resolves with its exit code. */
  readonly stop: () => Promise<number | null>;
};

export type Confinement = {
  readonly slack: Workspace;
  readonly folder: string;
  readonly database: string;
  readonly mounts: string;
  readonly env?: Readonly<Record<string, string>>;
};

/** Starts the program where only this may be written; resolves once it is connected. */
export async function startConfined(confinement: Confinement): Promise<Confined> {
  const { slack, folder, database, mounts, env } = confinement;
  const script = `set -e; ${mounts}\n shift; exec "$@"`;
  const args = ['-m', 'sh', '-c', script, 'sh', folder, process.execPath, MAIN];
  const child: ChildProcess = spawn('unshare', args, {
    cwd: '/',
    env: {
      PATH: process.env.PATH,
      SLACK_BOT_TOKEN: slack.tokens.bot,
      SLACK_APP_TOKEN: slack.tokens.app,
      SLACK_API_URL: slack.apiUrl,
      DATABASE_URL: `file:${database}`,
      NODE_ENV: 'production',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  const gone = once(child, 'exit');
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await gone;
  });
  const logs = (text: string): Promise<void> =>
    vi.waitFor(
      () => {
        if (said.includes(text)) return;
        if (child.exitCode !== null) throw new Error(`the bot ended:\n${said}`);
        throw new Error(`“${text}” was not logged:\n${said}`);
      },
      { timeout: 120_000, interval: 20 },
    );
  await logs('Connected to');
  return {
    log: () => said,
    logs,
    inside: (path) => `/proc/${child.pid}/root${path}`,
    stop: async () => {
      child.kill('SIGTERM');
      await gone;
      return child.exitCode;
    },
  };
}
