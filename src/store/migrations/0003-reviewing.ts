import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { wordsOf } from './0003-words.ts';

/**
 * Lists, search and counts over many decisions; what each person and each channel has set; digests;
 * what is owed outside of threads; deletions.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await decisions(db);
  await events(db);
  await words(db);
  await counts(db);
  await homeStates(db);
  await settings(db);
  await digests(db);
  await errands(db);
  await deletions(db);
  await fill(db);
}

async function decisions(db: Kysely<unknown>): Promise<void> {
  for (const column of ['verdict', 'strength', 'outcome'] as const) {
    await db.schema.alterTable('decisions').addColumn(column, 'text').execute();
  }
  for (const column of ['decided_at', 'touched_at'] as const) {
    await db.schema.alterTable('decisions').addColumn(column, 'bigint').execute();
  }
  // Each leads along a list in its order; what comes after the id spares a look at the long rows.
  const indexes = {
    decisions_newest: ['created_at', 'id', 'channel_id', 'status', 'verdict', 'owner_id'],
    decisions_channel: [
      'channel_id',
      'created_at',
      'id',
      'status',
      'verdict',
      'strength',
      'review_asked_at',
    ],
    decisions_status: ['status', 'created_at', 'id', 'channel_id', 'verdict', 'strength'],
    decisions_verdict: ['verdict', 'created_at', 'id', 'channel_id'],
    decisions_owner: ['owner_id', 'created_at', 'id', 'channel_id', 'status', 'verdict'],
  } as const;
  await db.schema.dropIndex('decisions_owner').execute();
  for (const [name, columns] of Object.entries(indexes)) {
    await db.schema
      .createIndex(name)
      .on('decisions')
      .columns([...columns])
      .execute();
  }
  await sql`create index decisions_review on decisions (review_asked_at, id, channel_id, status)
    where review_asked_at is not null`.execute(db);
  await sql`create index decisions_decided on decisions (decided_at, id, channel_id)
    where decided_at is not null`.execute(db);
  await db.schema
    .createIndex('decisions_touched')
    .on('decisions')
    .columns(['touched_at', 'id', 'status'])
    .execute();
}

/** By whom something was written, for those who want it taken out. */
async function events(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('events_actor')
    .on('events')
    .columns(['actor_id', 'decision_id'])
    .execute();
}

async function words(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('words')
    .addColumn('word', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('decision_id', 'text', (column) => column.notNull().references('decisions.id'))
    .addColumn('channel_id', 'text', (column) => column.notNull())
    // The channel is no key, but spares a look at the row.
    .addPrimaryKeyConstraint('words_pk', ['word', 'created_at', 'decision_id', 'channel_id'])
    .execute();
  await db.schema.createIndex('words_decision').on('words').column('decision_id').execute();
}

async function counts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('counts')
    .addColumn('channel_id', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('verdict', 'text', (column) => column.notNull())
    .addColumn('outcome', 'text', (column) => column.notNull())
    .addColumn('decisions', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('counts_pk', ['channel_id', 'status', 'verdict', 'outcome'])
    .execute();
}

async function homeStates(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('home_states')
    .addColumn('user_id', 'text', (column) => column.primaryKey())
    .addColumn('state', 'text', (column) => column.notNull())
    .execute();
}

async function settings(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('settings')
    .addColumn('scope', 'text', (column) => column.primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('settings_changes')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('scope', 'text', (column) => column.notNull())
    .addColumn('actor_id', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('before', 'text', (column) => column.notNull())
    .addColumn('after', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('settings_changes_scope')
    .on('settings_changes')
    .columns(['scope', 'at'])
    .execute();
}

async function digests(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('digests')
    .addColumn('target', 'text', (column) => column.primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('told_until', 'bigint', (column) => column.notNull())
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('digests_due').on('digests').column('due_at').execute();
}

async function errands(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('errands')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('payload', 'text', (column) => column.notNull())
    .addColumn('to_id', 'text', (column) => column.notNull())
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addColumn('lease_until', 'bigint', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('last_error', 'text')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('errands_due').on('errands').columns(['kind', 'due_at']).execute();
}

async function deletions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('deletions')
    .addColumn('decision_id', 'text', (column) => column.primaryKey())
    .addColumn('channel_id', 'text', (column) => column.notNull())
    .addColumn('actor_id', 'text', (column) => column.notNull())
    .addColumn('because', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute();
}

type Filled = {
  decisions: {
    id: string;
    title: string;
    context: string;
    channel_id: string;
    created_at: number;
    status: string;
    recommendation: string;
    decided: string | null;
    revealed_at: number | null;
    verdict: string | null;
    strength: string | null;
    outcome: string | null;
    decided_at: number | null;
  };
  votes: { decision_id: string; reason: string };
  words: { word: string; created_at: number; decision_id: string; channel_id: string };
  counts: {
    channel_id: string;
    status: string;
    verdict: string;
    outcome: string;
    decisions: number;
  };
};

const judged = z.object({ verdict: z.string(), strength: z.string() });
const made = z.object({
  outcome: z.string(),
  at: z.number(),
  reason: z.string(),
  check: z.string(),
});

/** Brings what is there into the lists. */
async function fill(untyped: Kysely<unknown>): Promise<void> {
  await sql`update decisions set touched_at = coalesce(
    (select max(at) from events where decision_id = decisions.id), created_at)`.execute(untyped);
  const db = untyped.withTables<Filled>();
  const rows = await db.selectFrom('decisions').selectAll().execute();
  for (const row of rows) {
    const { verdict, strength } = judged.parse(JSON.parse(row.recommendation));
    const decided = row.decided === null ? null : made.parse(JSON.parse(row.decided));
    const outcome = decided?.outcome ?? null;
    const shown = row.revealed_at === null ? null : { verdict, strength };
    await db
      .updateTable('decisions')
      .set({
        verdict: shown?.verdict ?? null,
        strength: shown?.strength ?? null,
        outcome,
        decided_at: decided?.at ?? null,
      })
      .where('id', '=', row.id)
      .execute();
    const votes = await db
      .selectFrom('votes')
      .select('reason')
      .where('decision_id', '=', row.id)
      .execute();
    const said = [row.title, row.context, decided?.reason ?? '', decided?.check ?? ''];
    for (const { reason } of votes) said.push(reason);
    const words = [...wordsOf(said.join('\n'))].map((word) => ({
      word,
      created_at: row.created_at,
      decision_id: row.id,
      channel_id: row.channel_id,
    }));
    if (words.length > 0) await db.insertInto('words').values(words).execute();
    await db
      .insertInto('counts')
      .values({
        channel_id: row.channel_id,
        status: row.status,
        verdict: shown?.verdict ?? '',
        outcome: outcome ?? '',
        decisions: 1,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['channel_id', 'status', 'verdict', 'outcome'])
          .doUpdateSet({ decisions: sql<number>`counts.decisions + 1` }),
      )
      .execute();
  }
}
