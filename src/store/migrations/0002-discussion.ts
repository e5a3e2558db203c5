import { type Kysely, sql } from 'kysely';
import { z } from 'zod';

/** What people make of a recommendation: blind ratings, votes, decisions, reviews, and what falls due. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const texts = ['blind', 'decided', 'withdrawn', 'review', 'supersedes', 'superseded_by'] as const;
  for (const column of [...texts, 'source', 'link'] as const) {
    await db.schema.alterTable('decisions').addColumn(column, 'text').execute();
  }
  for (const column of ['revealed_at', 'review_asked_at'] as const) {
    await db.schema.alterTable('decisions').addColumn(column, 'bigint').execute();
  }
  await db.schema
    .alterTable('decisions')
    .addColumn('deciders', 'text', (column) => column.notNull().defaultTo('[]'))
    .execute();
  for (const column of ['revision', 'version'] as const) {
    await db.schema
      .alterTable('decisions')
      .addColumn(column, 'integer', (definition) => definition.notNull().defaultTo(1))
      .execute();
  }
  await sql`update decisions set revealed_at = created_at`.execute(db);

  await db.schema
    .createIndex('decisions_owner')
    .on('decisions')
    .columns(['owner_id', 'created_at'])
    .execute();

  await db.schema
    .alterTable('ratings')
    .addColumn('revision', 'integer', (column) => column.notNull().defaultTo(1))
    .execute();
  await db.schema
    .alterTable('ratings')
    .addColumn('rated_at', 'bigint', (column) => column.notNull().defaultTo(0))
    .execute();
  await sql`update ratings set rated_at = created_at`.execute(db);

  await db.schema
    .createTable('votes')
    .addColumn('decision_id', 'text', (column) => column.notNull().references('decisions.id'))
    .addColumn('user_id', 'text', (column) => column.notNull())
    .addColumn('voice', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('preferred', 'text')
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('cast_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('votes_pk', ['decision_id', 'user_id'])
    .execute();

  await db.schema
    .createTable('keys')
    .addColumn('decision_id', 'text', (column) => column.notNull().references('decisions.id'))
    .addColumn('key', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('keys_pk', ['decision_id', 'key'])
    .execute();
  await completeSubmissions(db);

  await db.schema.alterTable('outbox').addColumn('settled_at', 'bigint').execute();

  await db.schema
    .createTable('messages')
    .addColumn('decision_id', 'text', (column) => column.notNull().references('decisions.id'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('ts', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('messages_pk', ['decision_id', 'name'])
    .execute();
  await sql`
    insert into messages (decision_id, name, channel, ts)
    select decision_id, kind, message_channel, message_ts from outbox
    where state = 'done' and kind in ('why', 'trade_offs', 'proof') and message_ts is not null
  `.execute(db);

  await db.schema
    .createTable('timers')
    .addColumn('decision_id', 'text', (column) => column.notNull().references('decisions.id'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addColumn('count', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('timers_pk', ['decision_id', 'kind'])
    .execute();
  await db.schema.createIndex('timers_due').on('timers').column('due_at').execute();
}

/** What was submitted stands in full in the history from now on. */
async function completeSubmissions(db: Kysely<unknown>): Promise<void> {
  const old = db.withTables<{
    events: { decision_id: string; position: number; kind: string; payload: string };
    decisions: { id: string; title: string; context: string };
  }>();
  const rows = await old
    .selectFrom('events')
    .innerJoin('decisions', 'decisions.id', 'events.decision_id')
    .select(['decision_id', 'position', 'payload', 'title', 'context'])
    .where('kind', '=', 'submitted')
    .execute();
  for (const { decision_id, position, payload, title, context } of rows) {
    const said = z.record(z.string(), z.unknown()).parse(JSON.parse(payload));
    const whole = { ...said, title, context, deciders: [], blind: null, supersedes: null };
    await old
      .updateTable('events')
      .set({ payload: JSON.stringify(whole) })
      .where('decision_id', '=', decision_id)
      .where('position', '=', position)
      .execute();
  }
}
