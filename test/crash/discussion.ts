import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MANIFEST } from '../journeys/test-app.ts';
import { startWorkspace, type Workspace } from '../workspace/workspace.ts';
import type { ActionLog } from './action-log.ts';
import { QUICK, spawnBot } from './bot.ts';
import { compareAll, type Findings } from './compare.ts';
import { drained } from './drain.ts';
import { seeded } from './seeded.ts';
import { discussForever } from './team.ts';
import { daysPass } from './time.ts';

export type DiscussionReport = Findings & { readonly kills: number };

const TEAMS = 4;

/**
 * Lets teams discuss decisions without a pause, and days pass, while the bot is killed at random
 * moments; then lets it finish and compares what people were told with what is on record and what
 * stands in the channels.
 *
 * @param random from 0 up to 1; the same sequence gives the same moments and the same wishes
 */
export async function crashDiscussion(
  kills: number,
  random: () => number,
): Promise<DiscussionReport> {
  const channels = Array.from({ length: 40 }, (_, index) => ({ name: `channel-${index}` }));
  const teams = Array.from({ length: TEAMS }, (_, team) => ({
    people: [`owner-${team}`, `decider-${team}`, `other-${team}`] as const,
    channels: channels.filter((_, index) => index % TEAMS === team).map(({ name }) => name),
    random: seeded(random() * 2 ** 32),
  }));
  const slack = await startWorkspace({
    manifest: MANIFEST,
    channels,
    people: teams.flatMap(({ people }) => people.map((name) => ({ name }))),
    // People here lose patience soon, so that more is done between two kills.
    timing: { ackMs: 800, postIntervalMs: 0, tierFactor: Number.POSITIVE_INFINITY },
  });
  const folder = await mkdtemp(join(tmpdir(), 'rag-or-finetune-crash-'));
  const database = join(folder, 'decisions.db');
  try {
    const diaries: ActionLog[] = [];
    let going = true;
    let bot = await spawnBot(QUICK, slack, database);
    const discussing = teams.map((team, index) =>
      discussForever(
        { ...team, slack, isGoing: () => going, keep: (log) => diaries.push(log) },
        `Case ${index}`,
      ),
    );
    const killed: number[] = [];
    for (let kill = 0; kill < kills; kill += 1) {
      await pass(slack, 100 + random() * 900);
      await bot.kill();
      killed.push(Date.now());
      daysPass(database, random);
      if (kill === kills - 1) going = false;
      bot = await spawnBot(QUICK, slack, database);
    }
    await Promise.all(discussing);
    await drained(database);
    await bot.kill();
    return { kills, ...(await compareAll({ slack, database, kills: killed }, diaries)) };
  } finally {
    await slack.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function pass(slack: Workspace, ms: number): Promise<void> {
  const end = performance.now() + ms;
  await slack.when(() => performance.now() >= end, { timeoutMs: 30_000 });
}
