import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type RunningApp, startApp } from '../../src/app.ts';
import { type Clock, systemClock } from '../../src/clock.ts';
import type { Config } from '../../src/config.ts';
import { createLogger } from '../../src/logger.ts';
import { migratedSqlite } from '../contract/databases.ts';
import type { WorkspaceOptions } from '../workspace/options.ts';
import { startWorkspace, type Workspace } from '../workspace/workspace.ts';

export const MANIFEST = new URL('../../manifest.yml', import.meta.url).pathname;
export type TransportKind = 'socket' | 'http';

/** Between two posts to one channel: time enough for one to arrive before the next. */
const PACE_MS = 4;

export type TestApp = {
  readonly slack: Workspace;
  /** Everything the bot has logged so far, a JSON object a line. */
  readonly log: () => string;
  readonly config: Config;
  /** Where the bot listens for HTTP requests. */
  readonly requestUrl: () => string;
  /** Starts the bot (again) on the same database. */
  readonly startBot: () => Promise<RunningApp>;
};

/** A workspace and a bot that is connected to it, both gone when the test ends. */
export async function startTestApp(
  kind: TransportKind = 'socket',
  options: Partial<WorkspaceOptions> & {
    readonly botStarts?: boolean;
    /** Instead of a SQLite file of its own. */
    readonly database?: Config['database'];
    readonly rubricPath?: string;
    readonly paceMs?: number;
    /** Socket Mode: where to serve `/health`; 0 takes a free port. */
    readonly healthPort?: number;
    /** Instead of the real time, for tests in which days pass. */
    readonly clock?: Clock;
  } = {},
): Promise<TestApp> {
  const slack = await startWorkspace({
    manifest: MANIFEST,
    transport: { kind },
    ...(options.clock === undefined ? {} : { now: options.clock.now }),
    ...options,
    timing: { postIntervalMs: 0, tierFactor: Number.POSITIVE_INFINITY, ...options.timing },
  });
  const folder = await mkdtemp(join(tmpdir(), 'rag-or-finetune-'));
  const file = join(folder, 'decisions.db');
  const lines: string[] = [];
  const config: Config = {
    slack: {
      apiUrl: slack.apiUrl,
      botToken: slack.tokens.bot,
      transport:
        kind === 'socket'
          ? { kind, appToken: slack.tokens.app, healthPort: options.healthPort ?? null }
          : { kind, signingSecret: slack.signingSecret, port: 0 },
    },
    database: options.database ?? { kind: 'sqlite', path: file },
    logLevel: 'trace',
    rubricPath: options.rubricPath ?? null,
    production: true,
  };
  let listensAt = '';
  const running = new Set<RunningApp>();
  const startBot = async (): Promise<RunningApp> => {
    if (options.database === undefined && !existsSync(file)) await migratedSqlite(file);
    const app = await startApp(config, {
      logger: createLogger({
        level: 'trace',
        secrets: [slack.signingSecret],
        json: true,
        write: (line) => lines.push(line),
      }),
      clock: options.clock ?? systemClock,
      random: () => 0,
      newId: () => randomBytes(8).toString('hex'),
      paceMs: options.paceMs ?? PACE_MS,
    });
    if (app.started.port !== null) {
      listensAt = `http://127.0.0.1:${app.started.port}/slack/events`;
      slack.setRequestUrl(listensAt);
    }
    running.add(app);
    return {
      ...app,
      stop: () => {
        running.delete(app);
        return app.stop();
      },
    };
  };
  onTestFinished(async () => {
    await Promise.all([...running].map((app) => app.stop()));
    await slack.stop();
    await rm(folder, { recursive: true, force: true });
  });
  if (options.botStarts !== false) await startBot();
  return { slack, log: () => lines.join(''), config, startBot, requestUrl: () => listensAt };
}
