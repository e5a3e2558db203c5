import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type RunningApp, startApp } from '../../src/app.ts';
import { systemClock } from '../../src/clock.ts';
import type { Config } from '../../src/config.ts';
import { CRITERIA } from '../../src/engine/index.ts';
import { createLogger } from '../../src/logger.ts';
import type { ModalDriver } from '../workspace/modal-driver.ts';
import type { WorkspaceOptions } from '../workspace/options.ts';
import type { Message } from '../workspace/protocol.ts';
import { startWorkspace, type Workspace } from '../workspace/workspace.ts';

export const MANIFEST = new URL('../../manifest.yml', import.meta.url).pathname;
export type TransportKind = 'socket' | 'http';

/** Quick enough for tests, with the proportions of the real thing. */
const PACE_MS = 20;

export type Stage = {
  readonly slack: Workspace;
  /** Everything the bot has logged so far, a JSON object a line. */
  readonly log: () => string;
  readonly config: Config;
  /** Starts the bot (again) on the same database. */
  readonly startBot: () => Promise<RunningApp>;
};

/** A workspace and a bot that is connected to it, both gone when the test ends. */
export async function setStage(
  kind: TransportKind = 'socket',
  options: Partial<WorkspaceOptions> & { readonly botStarts?: boolean } = {},
): Promise<Stage> {
  const slack = await startWorkspace({
    manifest: MANIFEST,
    transport: { kind },
    ...options,
    timing: { postIntervalMs: 0, tierFactor: Number.POSITIVE_INFINITY, ...options.timing },
  });
  const folder = await mkdtemp(join(tmpdir(), 'rag-or-finetune-'));
  const lines: string[] = [];
  const config: Config = {
    slack: {
      apiUrl: slack.apiUrl,
      botToken: slack.tokens.bot,
      transport:
        kind === 'socket'
          ? { kind, appToken: slack.tokens.app, healthPort: null }
          : { kind, signingSecret: slack.signingSecret, port: 0 },
    },
    database: { kind: 'sqlite', path: join(folder, 'decisions.db') },
    logLevel: 'trace',
    production: true,
  };
  const running = new Set<RunningApp>();
  const startBot = async (): Promise<RunningApp> => {
    const app = await startApp(config, {
      logger: createLogger({
        level: 'trace',
        secrets: [slack.signingSecret],
        json: true,
        write: (line) => lines.push(line),
      }),
      clock: systemClock,
      random: () => 0,
      newId: () => randomBytes(8).toString('hex'),
      paceMs: PACE_MS,
    });
    if (app.started.port !== null) {
      slack.setRequestUrl(`http://127.0.0.1:${app.started.port}/slack/events`);
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
  return { slack, log: () => lines.join(''), config, startBot };
}

export type Case = {
  readonly title: string;
  readonly context?: string;
  /** In the order of the form; `-` stands for "not sure". */
  readonly answers: string;
};

/** Fills the open form in, as a person would, and leaves it open. */
export async function fillIn(modal: ModalDriver, { title, context, answers }: Case): Promise<void> {
  await modal.type('title', title);
  if (context !== undefined) await modal.type('context', context);
  for (const [index, level] of answers.split(' ').entries()) {
    const criterion = CRITERIA[index];
    if (criterion !== undefined) await modal.select(criterion, level === '-' ? 'unsure' : level);
  }
}

/** Asks about a case from start to end, as one person would in one channel. */
export async function ask(slack: Workspace, who: string, channel: string, of: Case): Promise<void> {
  const person = slack.as(who);
  const asked = await person.command(channel, '/rag-or-finetune');
  if (!asked.ok) throw new Error(`the command failed: ${JSON.stringify(asked)}`);
  const modal = await person.modal();
  await fillIn(modal, of);
  const sent = await modal.submit();
  if (!sent.ok) throw new Error(`the form was refused: ${JSON.stringify(sent)}`);
}

/** The root message whose header is this title. */
export function rootOf(
  slack: Workspace,
  who: string,
  channel: string,
  title: string,
): Message | undefined {
  return slack
    .as(who)
    .messages(channel)
    .find(({ text, threadTs, ts }) => text.includes(title) && (threadTs ?? ts) === ts);
}

/** Waits for a whole thread: the root and its three replies. */
export async function threadOf(
  slack: Workspace,
  who: string,
  channel: string,
  title: string,
): Promise<readonly Message[]> {
  return slack.when(
    () => {
      const root = rootOf(slack, who, channel, title);
      if (root === undefined) return null;
      const thread = slack.as(who).thread(channel, root.ts);
      return thread.length >= 4 ? thread : null;
    },
    { label: `the thread of “${title}”`, timeoutMs: 10_000 },
  );
}
