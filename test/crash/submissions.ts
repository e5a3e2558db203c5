import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { z } from 'zod';
import { type Case, fillIn } from '../journeys/ask.ts';
import { MANIFEST } from '../journeys/test-app.ts';
import { startWorkspace, type Workspace } from '../workspace/workspace.ts';
import { MAIN, spawnBot } from './bot.ts';
import { drained } from './drain.ts';

export type SubmissionsReport = {
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

/**
 * Sends submissions without a pause while the bot is killed at random moments, then lets it finish
 * and compares what people were told with what is on record and what is in the channels.
 *
 * @param random from 0 up to 1; the same sequence gives the same moments
 */
export async function crashSubmissions(
  kills: number,
  random: () => number,
): Promise<SubmissionsReport> {
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
    let bot = await spawnBot(MAIN, slack, database);
    const submitting = people.map(({ who, offset }) => submitForever(who, offset));
    for (let kill = 0; kill < kills; kill += 1) {
      const deadline = performance.now() + 100 + random() * 900;
      await slack.when(() => performance.now() >= deadline, { timeoutMs: 30_000 });
      await bot.kill();
      if (kill === kills - 1) going = false;
      bot = await spawnBot(MAIN, slack, database);
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

const caseNamed = (title: string): Case => ({ title, answers: '3 4 4 3 3 2' });

type Comparison = Omit<SubmissionsReport, 'kills' | 'sent' | 'acknowledged'>;

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

/** Where a form went that was stored, but never confirmed to its sender. */
function channelOf(slack: Workspace, title: string): string | undefined {
  return slack
    .as('ana')
    .snapshot()
    .channels.find(({ id }) => kindsPosted(slack, id, title).length > 0)?.id;
}
