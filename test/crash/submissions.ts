import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import SqliteDatabase from 'better-sqlite3';
import { z } from 'zod';
import { type Case, fillIn } from '../journeys/ask.ts';
import { MANIFEST } from '../journeys/stage.ts';
import { startWorkspace, type Workspace } from '../workspace/workspace.ts';

const MAIN = new URL('../../src/main.ts', import.meta.url).pathname;

export type CrashReport = {
  readonly kills: number;
  readonly sent: number;
  /** Forms that closed, so that their senders believe they are kept. */
  readonly acknowledged: number;
  /** Acknowledged submissions without a record. */
  readonly lost: number;
  readonly recordsTwice: number;
  readonly threadsIncomplete: number;
  /** Messages that appeared more than once because the bot died between a post and its commit. */
  readonly messagesTwice: number;
  readonly messages: number;
};

/** The bot as it really runs: a process of its own, on a database that outlives it. */
type Bot = { readonly kill: () => Promise<void> };

async function spawnBot(slack: Workspace, database: string): Promise<Bot> {
  const child: ChildProcess = spawn(process.execPath, [MAIN], {
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
  const { stdout } = child;
  if (stdout === null) throw new Error('the bot has no output');
  await new Promise<void>((resolve, reject) => {
    child.once('exit', () => reject(new Error('the bot ended before it was connected')));
    createInterface(stdout).on('line', (line) => {
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

/**
 * Sends submissions without a pause while the bot is killed at random moments, then lets it finish
 * and compares what people were told with what is on record and what is in the channels.
 *
 * @param random from 0 up to 1; the same sequence gives the same moments
 */
export async function crashTest(kills: number, random: () => number): Promise<CrashReport> {
  const channels = Array.from({ length: 60 }, (_, index) => ({ name: `channel-${index}` }));
  const slack = await startWorkspace({
    manifest: MANIFEST,
    channels,
    // People here lose patience soon, so that more is sent between two kills.
    timing: { ackMs: 500, postIntervalMs: 0, tierFactor: Number.POSITIVE_INFINITY },
  });
  const folder = await mkdtemp(join(tmpdir(), 'rag-or-finetune-crash-'));
  const database = join(folder, 'decisions.db');
  try {
    const acknowledged = new Map<string, string>();
    let sent = 0;
    let going = true;
    const submitForever = async (who: string, offset: number): Promise<void> => {
      for (let turn = 0; going; turn += 1) {
        const channel = `channel-${(turn * 3 + offset) % channels.length}`;
        const title = `Case ${offset}-${turn}`;
        const opened = await slack.as(who).command(channel, '/rag-or-finetune');
        if (!opened.ok) {
          await slack.when(() => slack.sockets.connections() > 0 || !going, { timeoutMs: 30_000 });
          continue;
        }
        const modal = await slack
          .as(who)
          .modal({ timeoutMs: 5000 })
          .catch(() => null);
        if (modal === null) continue;
        await fillIn(modal, caseNamed(title));
        sent += 1;
        // A form that stays open is sent again, as its sender would; when the bot is back.
        for (let tries = 0; tries < 20; tries += 1) {
          const answer = await modal.submit();
          if (answer.ok) {
            acknowledged.set(title, channel);
            break;
          }
          await slack.when(() => slack.sockets.connections() > 0 || !going, { timeoutMs: 30_000 });
        }
        if (modal.isOpen) await modal.close({ all: true });
      }
    };
    const people = ['ana', 'ben', 'chloe'].map((who, offset) => ({ who, offset }));
    let bot = await spawnBot(slack, database);
    const submitting = people.map(({ who, offset }) => submitForever(who, offset));
    for (let kill = 0; kill < kills; kill += 1) {
      const deadline = performance.now() + 100 + random() * 900;
      await slack.when(() => performance.now() >= deadline, { timeoutMs: 30_000 });
      await bot.kill();
      if (kill === kills - 1) going = false;
      bot = await spawnBot(slack, database);
    }
    await Promise.all(submitting);
    await drained(database);
    await bot.kill();
    return {
      kills,
      sent,
      acknowledged: acknowledged.size,
      ...compare(slack, database, acknowledged),
    };
  } finally {
    await slack.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** How long the bot may take to post what was left over, in milliseconds. */
const PATIENCE_MS = 400_000;

/** Nothing tells of another process's commits, so this looks again and again. */
async function drained(path: string): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  while (waiting(path) > 0 && performance.now() < end) await setTimeout(200);
}

/** Messages still to be posted. */
function waiting(path: string): number {
  const db = new SqliteDatabase(path, { readonly: true });
  const count = db.prepare("select count(*) from outbox where state <> 'done'").pluck().get();
  db.close();
  return z.number().parse(count);
}

const caseNamed = (title: string): Case => ({ title, answers: '3 4 4 3 3 2' });

type Comparison = Omit<CrashReport, 'kills' | 'sent' | 'acknowledged'>;

function compare(
  slack: Workspace,
  path: string,
  acknowledged: ReadonlyMap<string, string>,
): Comparison {
  const db = new SqliteDatabase(path, { readonly: true });
  const rows = z
    .array(z.object({ title: z.string(), records: z.number() }))
    .parse(db.prepare('select title, count(*) as records from decisions group by title').all());
  db.close();
  const records = new Map(rows.map(({ title, records }) => [title, records]));
  let threadsIncomplete = 0;
  let messagesTwice = 0;
  let messages = 0;
  for (const title of records.keys()) {
    const channel = acknowledged.get(title) ?? channelOf(slack, title);
    const posted = channel === undefined ? [] : kindsPosted(slack, channel, title);
    messages += posted.length;
    messagesTwice += posted.length - new Set(posted).size;
    if (new Set(posted).size < 4) threadsIncomplete += 1;
  }
  return {
    lost: [...acknowledged.keys()].filter((title) => !records.has(title)).length,
    recordsTwice: [...records.values()].filter((count) => count > 1).length,
    threadsIncomplete,
    messagesTwice,
    messages,
  };
}

/** The first lines of every message of the threads with this title. */
function kindsPosted(slack: Workspace, channel: string, title: string): readonly string[] {
  const all = slack.as('ana').messages(channel);
  const roots = all.filter(({ text }) => text.startsWith(`\u2068${title}\u2069:`));
  const isReply = (threadTs: string | undefined, ts: string): boolean =>
    threadTs !== ts && roots.some((root) => root.ts === threadTs);
  return [
    ...roots.map(() => 'root'),
    ...all
      .filter(({ threadTs, ts }) => isReply(threadTs, ts))
      .map(({ text }) => text.split('\n')[0] ?? ''),
  ];
}

/** Where a form that was kept but whose sender was never told has gone. */
function channelOf(slack: Workspace, title: string): string | undefined {
  return slack
    .as('ana')
    .snapshot()
    .channels.find(({ id }) => kindsPosted(slack, id, title).length > 0)?.id;
}
