import { type RawBuilder, sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Job } from '../../src/domain/job.ts';
import { NO_FILTER } from '../../src/domain/portfolio.ts';
import { renameChannel } from '../../src/store/channel-ids.ts';
import { insertDecision } from '../../src/store/decisions.ts';
import { putDigest, readDigest, removeDigest } from '../../src/store/digests.ts';
import { addJob } from '../../src/store/jobs.ts';
import type { Db } from '../../src/store/open.ts';
import { followChannel } from '../../src/usecases/follow-channel.ts';
import { aDecision, NOON } from '../store/a-decision.ts';
import type { StoreUnderTest } from './store-under-test.ts';

const OLD = 'G0OLD';
const NEW = 'C0NEW';
const PLACE = { channel: OLD, ts: '1.1' };
const LINK = `https://acme.slack.com/archives/${OLD}/p11`;

/** What stands in columns that hold more than an id. */
const SAID: Readonly<Record<string, string>> = {
  'decisions.source': JSON.stringify({ place: PLACE, link: LINK }),
  'decisions.link': LINK,
  'outbox.payload': JSON.stringify({ notice: PLACE }),
  'jobs.payload': JSON.stringify({ root: PLACE, messages: [PLACE], unconfirmed: [PLACE] }),
  'events.payload': JSON.stringify({ from: OLD, to: 'C9' }),
  'home_states.state': JSON.stringify({ filter: { channel: OLD } }),
};

/** Columns in which no channel ever stands: whatever looks like one there is something else. */
const ELSEWHERE = new Set(
  Object.entries({
    decisions: `source_key team_id owner_id title context answers considerations recommendation
      details status deciders blind decided withdrawn review supersedes superseded_by copied root_ts verdict
      strength outcome`,
    ratings: 'user_id answers',
    votes: 'user_id voice reason preferred',
    events: 'kind actor_id',
    keys: 'key',
    live_messages: 'name ts',
    outbox: 'id kind sequence state last_error notified message_ts',
    search_words: 'word',
    counts: 'status verdict outcome',
    home_states: 'user_id',
    settings: 'value',
    settings_changes: 'id actor_id before after',
    digests: 'value',
    // The id makes it kept once, and is never read.
    jobs: 'id kind lane last_error',
    deletions: 'decision_id actor_id because',
  }).flatMap(([table, columns]) => columns.split(/\s+/).map((column) => `${table}.${column}`)),
);

const rename = (db: Db) => db.transaction().execute((tx) => renameChannel(tx, OLD, NEW));

/** Every text of every table, by table and column. */
async function texts(db: Db): Promise<readonly (readonly [string, string])[]> {
  const tables = await db.introspection.getTables();
  const found = tables.map(async ({ name }) => {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(
      db,
    );
    return rows.flatMap((row) =>
      Object.entries(row).flatMap(([column, value]) =>
        typeof value === 'string' ? [[`${name}.${column}`, value] as const] : [],
      ),
    );
  });
  return (await Promise.all(found)).flat();
}

/** A row in every table, in which the old id stands in every text. */
async function fill(db: Db): Promise<void> {
  const tables = await db.introspection.getTables();
  const first = tables.filter(({ name }) => name === 'decisions');
  for (const { name, columns } of [...first, ...tables.filter((each) => !first.includes(each))]) {
    const values = columns.map(({ name: column, dataType }): RawBuilder<unknown> => {
      if (!/text|char/i.test(dataType)) return sql`1`;
      const isDecision = column === 'decision_id' || `${name}.${column}` === 'decisions.id';
      if (isDecision && name !== 'deletions') return sql`'d1'`;
      return sql`${SAID[`${name}.${column}`] ?? OLD}`;
    });
    const into = sql.join(columns.map(({ name: column }) => sql.ref(column)));
    await sql`insert into ${sql.table(name)} (${into}) values (${sql.join(values)})`.execute(db);
  }
}

export function describeChannelIds(store: StoreUnderTest): void {
  describe('a channel that goes by another id', () => {
    it('is followed in every column of every table, but for people’s own words', async () => {
      await fill(store.db);
      await rename(store.db);
      const after = await texts(store.db);
      const old = after.filter(([, text]) => text.includes(OLD)).map(([column]) => column);
      expect(new Set(old)).toEqual(ELSEWHERE);
      await rename(store.db);
      expect(await texts(store.db)).toEqual(after);
    });

    it('loses links that hold the old id, to be asked for anew', async () => {
      await fill(store.db);
      await rename(store.db);
      const row = await store.db
        .selectFrom('decisions')
        .select(['link', 'source'])
        .executeTakeFirstOrThrow();
      expect(row.link).toBeNull();
      expect(JSON.parse(row.source ?? '')).toEqual({
        place: { ...PLACE, channel: NEW },
        link: null,
      });
    });

    const handed = { heading: PLACE, since: 1, pages: 0 };
    const jobs: readonly Job[] = [
      { kind: 'archive', format: 'csv', filter: { ...NO_FILTER, channel: OLD }, handed },
      { kind: 'export', decisionId: 'd1', handed },
      {
        kind: 'erase_messages',
        root: PLACE,
        messages: [PLACE],
        unconfirmed: [{ rowId: 'd1.0', channel: OLD, threadTs: null, since: 1 }],
        by: 'U1',
        at: 1,
        isNotified: false,
      },
      { kind: 'digest', from: 1, until: 2 },
      { kind: 'refresh_blind_roots' },
    ];
    it.each(jobs)('is followed by what is owed to it: $kind', async (job) => {
      await addJob(store.db, { id: 'j1', to: OLD, job, dueAt: NOON });
      await rename(store.db);
      expect(JSON.stringify(await texts(store.db))).not.toContain(OLD);
    });

    it('may get a digest under its old id once more, and keeps each with its time', async () => {
      const put = (target: string, dueAt: number) =>
        store.db
          .transaction()
          .execute((tx) =>
            putDigest(
              tx,
              { target, readerId: 'U1', weekday: 1, hour: 9, zone: 'UTC' },
              { dueAt, coversFrom: NOON },
            ),
          );
      await put(OLD, NOON + 1);
      await rename(store.db);
      await put(OLD, NOON + 2);
      expect(await readDigest(store.db, NEW)).toMatchObject({ dueAt: NOON + 1 });
      expect(await readDigest(store.db, OLD)).toMatchObject({ dueAt: NOON + 2 });
      await store.db.transaction().execute((tx) => removeDigest(tx, NEW));
      await rename(store.db);
      expect(await readDigest(store.db, NEW)).toMatchObject({ dueAt: NOON + 2 });
    });

    it('has what people typed left as they typed it', async () => {
      await fill(store.db);
      const payload = JSON.stringify({ reason: `As in "${OLD}".`, context: OLD });
      await store.db
        .insertInto('events')
        .values({ decision_id: 'd1', position: 2, kind: 'voted', actor_id: 'U1', payload, at: 1 })
        .execute();
      await rename(store.db);
      expect(await texts(store.db)).toContainEqual(['events.payload', payload]);
    });

    it('is counted with what was counted under its new id', async () => {
      for (const [id, channelId] of Object.entries({ d1: OLD, d2: OLD, d3: NEW })) {
        const decision = aDecision({ id, channelId });
        await store.db.transaction().execute((tx) => insertDecision(tx, decision));
      }
      await rename(store.db);
      const counts = await store.db.selectFrom('counts').selectAll().execute();
      const counted = counts.filter(({ decisions }) => Number(decisions) > 0);
      expect(counted).toMatchObject([{ channel_id: NEW, decisions: expect.anything() }]);
      expect(Number(counted[0]?.decisions)).toBe(3);
    });

    it('keeps what was set under its new id', async () => {
      const values = [OLD, NEW].map((scope) => ({ scope, value: JSON.stringify({ of: scope }) }));
      await store.db.insertInto('settings').values(values).execute();
      await rename(store.db);
      const rows = await store.db.selectFrom('settings').selectAll().execute();
      expect(rows).toEqual([{ scope: NEW, value: JSON.stringify({ of: NEW }) }]);
    });

    it('has what Slack refused to its old id tried again', async () => {
      const resumed: string[] = [];
      const resumeChannel = async (channel: string): Promise<number> => resumed.push(channel);
      await followChannel({ db: store.db, resumeChannel })({ from: OLD, to: NEW });
      expect(resumed).toEqual([NEW]);
    });
  });
}
