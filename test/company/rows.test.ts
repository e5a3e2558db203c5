import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { SYSTEM_ACTOR } from '../../src/domain/events.ts';
import { TIMERS } from '../../src/domain/job.ts';
import { commit } from '../../src/store/commit.ts';
import { insertDecision } from '../../src/store/decisions.ts';
import { finishJob } from '../../src/store/jobs.ts';
import type { Db, Tx } from '../../src/store/open.ts';
import { NOON, openInMemory } from '../store/a-decision.ts';
import { company } from './company.ts';
import { double } from './duplicate.ts';
import { fill } from './fill.ts';
import type { SimulatedDecision } from './simulate.ts';

const SMALL = company({ decisions: 150, channels: 20, people: 40, now: NOON });
const WRITTEN = [
  'decisions',
  'ratings',
  'votes',
  'events',
  'keys',
  'jobs',
  'search_words',
  'counts',
] as const;

/** What a store holds but where things stand in Slack, which the delivery writes. */
async function written(db: Db) {
  const tables = WRITTEN.map(async (table) => {
    const rows = await db.selectFrom(table).selectAll().execute();
    const own = rows.map((row) => ({ ...row, posted_channel: null, root_ts: null, link: null }));
    return [table, own.map((row) => JSON.stringify(row, Object.keys(row).sort())).sort()] as const;
  });
  return Object.fromEntries(await Promise.all(tables));
}

/** Writes a simulated decision as the use cases do. */
async function play(db: Db, { steps }: SimulatedDecision): Promise<void> {
  await db.transaction().execute(async (tx) => {
    let [decision] = steps.map(({ context }) => context.decision);
    for (const [nth, { at: now, actorId, change }] of steps.entries()) {
      if (decision === undefined) return;
      const key = nth === 0 || actorId === SYSTEM_ACTOR ? null : `click-${nth}`;
      const writing = { refreshMs: 0, now, actorId, key };
      const { decision: next, ...rest } = change;
      if (nth === 0) await insertDecision(tx, decision);
      await takeDue(tx, decision.id, now);
      await commit(tx, decision, nth === 0 ? rest : change, writing);
      decision = next ?? decision;
      await takeDue(tx, decision.id, nth === steps.length - 1 ? NOON : now);
    }
  });
}

/** What falls due is done, whether anything follows or not. */
async function takeDue(tx: Tx, decisionId: string, now: number): Promise<void> {
  const due = await tx
    .selectFrom('jobs')
    .select(['id', 'attempts'])
    .where('decision_id', '=', decisionId)
    .where('kind', 'in', TIMERS)
    .where('due_at', '<=', now)
    .execute();
  for (const job of due) await finishJob(tx, job);
}

it('a company’s year is in the store as the verbs would have written it', async () => {
  const [filled, played] = await Promise.all([openInMemory(), openInMemory()]);
  await fill(filled, SMALL);
  for (const { simulated } of SMALL.decisions()) await play(played, simulated);
  const [is, should] = await Promise.all([written(filled), written(played)]);
  for (const table of WRITTEN) expect(is[table], table).toEqual(should[table]);
});

it('a year that is doubled has as much more to list, with its words and counts', async () => {
  const db = await openInMemory();
  await fill(db, SMALL);
  const size = async (table: 'decisions' | 'search_words') => {
    const { rows } = await db
      .selectFrom(table)
      .select((e) => e.fn.countAll<number>().as('rows'))
      .executeTakeFirstOrThrow();
    return rows;
  };
  const words = await size('search_words');
  await double(db, 2);
  expect(await size('decisions')).toBe(600);
  expect(await size('search_words')).toBe(4 * words);
  const kinds = sql`channel_id, status, coalesce(verdict, '') as verdict, coalesce(outcome, '') as outcome`;
  const counted = await sql`select ${kinds}, decisions from counts where decisions > 0
    order by channel_id, status, verdict, outcome`.execute(db);
  const there = await sql`select ${kinds}, count(*) as decisions from decisions
    group by channel_id, status, verdict, outcome
    order by 1, 2, 3, 4`.execute(db);
  expect(counted.rows).toEqual(there.rows);
});
