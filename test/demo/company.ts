import { existsSync } from 'node:fs';
import { openStore } from '../../src/store/open.ts';
import { company } from '../company/company.ts';
import { fill } from '../company/fill.ts';
import { type Seeds, seedsOf } from '../company/seeds.ts';

/** Whose demo it is: in the busiest of the private channels too. */
const NEWCOMER = 'mira';
const NOBODY: Seeds = { people: [], channels: [] };

/**
 * With `DEMO_COMPANY=10000`: a company that has used the bot for a year, in a database that is not
 * there yet, and its people and channels. What was said in its threads is not in Slack, so nobody is
 * reminded of it there.
 */
export async function demoCompany(path: string, now: number): Promise<Seeds> {
  const decisions = Number(process.env.DEMO_COMPANY ?? 0);
  if (!(decisions > 0)) return NOBODY;
  const of = company({ decisions, now });
  if (!existsSync(path)) {
    const db = await openStore({ kind: 'sqlite', path });
    await fill(db, of);
    await db.deleteFrom('jobs').execute();
    await db.destroy();
  }
  const { people, channels } = seedsOf(of);
  const busiest = channels.find(({ kind }) => kind === 'private');
  return {
    people,
    channels: channels.map((channel) =>
      channel === busiest
        ? { ...channel, members: [...(channel.members ?? []), NEWCOMER] }
        : channel,
    ),
  };
}
