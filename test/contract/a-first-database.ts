import { type Kysely, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Database } from '../../src/config.ts';
import type { Decided, Decision } from '../../src/records/decision.ts';
import { up } from '../../src/store/migrations/0001-decisions-and-outbox.ts';
import { up as discuss } from '../../src/store/migrations/0002-discussion.ts';
import { up as review } from '../../src/store/migrations/0003-reviewing.ts';
import { aDecision, NOON } from '../store/a-decision.ts';
import { openRaw } from './raw-database.ts';

/** The tables as the first migration made them, and as its program filled them. */
type FirstSchema = {
  decisions: {
    id: string;
    source_key: string;
    team_id: string;
    channel_id: string;
    owner_id: string;
    title: string;
    context: string;
    answers: string;
    considerations: string;
    recommendation: string;
    status: string;
    created_at: number;
    posted_channel: string | null;
    root_ts: string | null;
  };
  ratings: { decision_id: string; user_id: string; answers: string; created_at: number };
  events: {
    decision_id: string;
    position: number;
    kind: string;
    actor_id: string;
    payload: string;
    at: number;
  };
  outbox: {
    id: string;
    decision_id: string;
    position: number;
    kind: string;
    payload: string;
    channel_id: string;
    sequence: string | null;
    state: string;
    attempts: number;
    due_at: number;
    lease_until: number;
    doubt_since: number | null;
    last_error: string | null;
    told: string | null;
    message_channel: string | null;
    message_ts: string | null;
    created_at: number;
  };
};
type FirstRow = FirstSchema['outbox'];

/** Its thread is posted, all but the last reply, which Slack refuses; its owner was told. */
export const POSTED: Decision = aDecision({
  id: 'd1',
  title: 'Billing “bot” 👩🏽‍🚀',
  context: 'For the\nback office.',
  considerations: ['cost', 'ethics_privacy'],
  createdAt: NOON - 5,
  revealedAt: NOON - 5,
  thread: { channel: 'C1', ts: '1.1' },
});
/** A worker had its root in hand when the program was ended. */
export const UNDER_WAY: Decision = aDecision({
  id: 'd2',
  channelId: 'C3',
  ownerId: 'U2',
  createdAt: NOON - 3,
  revealedAt: NOON - 3,
});

const DECIDED: Decided = {
  outcome: 'rag',
  reason: 'Nobody labels examples.',
  check: 'Measure latency.',
  reviewOn: null,
  zone: 'UTC',
  deciders: ['U1'],
  by: 'U1',
  at: NOON + 5,
};

const outboxRow = (
  { id, channelId }: Decision,
  position: number,
  said: Partial<FirstRow>,
): FirstRow => ({
  id: `${id}.${position}`,
  decision_id: id,
  position,
  kind: 'root',
  payload: '{}',
  channel_id: channelId,
  sequence: id,
  state: 'done',
  attempts: 1,
  due_at: NOON,
  lease_until: 0,
  doubt_since: null,
  last_error: null,
  told: null,
  message_channel: null,
  message_ts: null,
  created_at: NOON,
  ...said,
});

const OUTBOX: readonly FirstRow[] = [
  outboxRow(POSTED, 0, { kind: 'root', message_channel: 'C1', message_ts: '1.1' }),
  outboxRow(POSTED, 1, { kind: 'why', message_channel: 'C1', message_ts: '1.2' }),
  outboxRow(POSTED, 2, { kind: 'trade_offs', message_channel: 'C1', message_ts: '1.3' }),
  outboxRow(POSTED, 3, {
    kind: 'proof',
    state: 'parked',
    last_error: 'is_archived',
    told: 'is_archived',
  }),
  outboxRow(POSTED, 4, {
    kind: 'undelivered',
    payload: '{"refusal":"archived","error":"is_archived"}',
    channel_id: 'U1',
    sequence: null,
    message_channel: 'D1',
    message_ts: '9.1',
  }),
  outboxRow(UNDER_WAY, 0, { state: 'due', lease_until: NOON + 60_000, doubt_since: NOON - 1 }),
  outboxRow(UNDER_WAY, 1, { kind: 'why', state: 'waiting', attempts: 0 }),
];

async function fill(db: Kysely<FirstSchema>, others: number): Promise<void> {
  const more = Array.from({ length: others }, (_, n) =>
    aDecision({ id: `other${n}`, context: 'For the back office. '.repeat(90) }),
  );
  for (const decision of [POSTED, UNDER_WAY, ...more]) {
    await db
      .insertInto('decisions')
      .values({
        id: decision.id,
        source_key: decision.sourceKey,
        team_id: decision.teamId,
        channel_id: decision.channelId,
        owner_id: decision.ownerId,
        title: decision.title,
        context: decision.context,
        answers: JSON.stringify(decision.answers),
        considerations: JSON.stringify(decision.considerations),
        recommendation: JSON.stringify(decision.recommendation),
        status: 'open',
        created_at: decision.createdAt,
        posted_channel: decision.thread?.channel ?? null,
        root_ts: decision.thread?.ts ?? null,
      })
      .execute();
    const answers = JSON.stringify(decision.answers);
    await db
      .insertInto('ratings')
      .values({
        decision_id: decision.id,
        user_id: decision.ownerId,
        answers,
        created_at: decision.createdAt,
      })
      .execute();
    const { answers: given, considerations } = decision;
    await db
      .insertInto('events')
      .values({
        decision_id: decision.id,
        position: 0,
        kind: 'submitted',
        actor_id: decision.ownerId,
        payload: JSON.stringify({ answers: given, considerations }),
        at: decision.createdAt,
      })
      .execute();
  }
  await db
    .insertInto('events')
    .values({
      decision_id: UNDER_WAY.id,
      position: 1,
      kind: 'moved',
      actor_id: 'U2',
      payload: '{"from":"C2","to":"C3"}',
      at: NOON,
    })
    .execute();
  for (const row of OUTBOX) await db.insertInto('outbox').values(row).execute();
}

/** Leaves behind what the first release of the program would have, with so many more decisions. */
export async function fillFirstDatabase(database: Database, others = 0): Promise<void> {
  const raw = openRaw(database);
  const migrator = new Migrator({
    db: raw,
    provider: { getMigrations: async () => ({ '0001-decisions-and-outbox': { up } }) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
  // Together, for the disk is waited for at each commit; on its one connection.
  await sql`begin`.execute(raw);
  await fill(raw.withTables<FirstSchema>(), others);
  await sql`commit`.execute(raw);
  await raw.destroy();
}

const BEFORE_3 = { '0001-decisions-and-outbox': { up }, '0002-discussion': { up: discuss } };

/** The same a release later: its people have objected to it and decided. */
export async function fillSecondDatabase(database: Database): Promise<void> {
  await fillFirstDatabase(database);
  const raw = openRaw(database);
  const migrator = new Migrator({
    db: raw,
    provider: {
      getMigrations: async () => BEFORE_3,
    },
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
  const db = raw.withTables<SecondSchema>();
  const vote = { voice: 'disagree', reason: 'Too slow for telephones.', preferred: 'rag' };
  await db
    .insertInto('votes')
    .values({ decision_id: 'd1', user_id: 'U3', revision: 1, cast_at: NOON, ...vote })
    .execute();
  await db
    .updateTable('decisions')
    .set({ status: 'decided', decided: JSON.stringify(DECIDED) })
    .where('id', '=', POSTED.id)
    .execute();
  await db
    .insertInto('events')
    .values({
      decision_id: POSTED.id,
      position: 1,
      kind: 'decided',
      actor_id: 'U1',
      payload: JSON.stringify({ ...DECIDED, verdict: POSTED.recommendation.verdict }),
      at: DECIDED.at,
    })
    .execute();
  await raw.destroy();
}

/** Brings it to the third release, in which a decision is called this and was called something earlier. */
export async function bringTo3(
  database: Database,
  { id, title }: { readonly id: string; readonly title: string },
): Promise<void> {
  const raw = openRaw(database);
  const db = raw.withTables<ThirdSchema>();
  await db.updateTable('decisions').set({ title }).where('id', '=', id).execute();
  const migrations = { ...BEFORE_3, '0003-reviewing': { up: review } };
  const migrator = new Migrator({ db: raw, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
  const { created_at, channel_id } = await db
    .selectFrom('words')
    .selectAll()
    .where('decision_id', '=', id)
    .limit(1)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('words')
    .values({ word: 'earlier', decision_id: id, created_at, channel_id })
    .execute();
  await raw.destroy();
}

type ThirdSchema = {
  decisions: { id: string; title: string };
  words: { word: string; created_at: number; decision_id: string; channel_id: string };
};

type SecondSchema = {
  decisions: { id: string; status: string; decided: string | null };
  votes: {
    decision_id: string;
    user_id: string;
    voice: string;
    reason: string;
    preferred: string;
    revision: number;
    cast_at: number;
  };
  events: FirstSchema['events'];
};

/** Puts something in the way of the last step of the next migration. */
export async function obstruct(database: Database): Promise<{ remove: () => Promise<void> }> {
  const raw = openRaw(database);
  await sql`create table timers (theirs text)`.execute(raw);
  return {
    remove: async () => {
      await sql`drop table timers`.execute(raw);
      await raw.destroy();
    },
  };
}
