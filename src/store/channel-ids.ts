import { sql } from 'kysely';
import { z } from 'zod';
import { digestDueId } from './digests.ts';
import type { Tx } from './open.ts';
import { moveCounts } from './search/index-words.ts';

/** Columns that hold nothing but the id of a channel, or of a person. */
const PLAIN = [
  ['decisions', 'channel_id'],
  ['decisions', 'posted_channel'],
  ['outbox', 'channel_id'],
  ['outbox', 'message_channel'],
  ['live_messages', 'channel'],
  ['deletions', 'channel_id'],
  ['jobs', 'to_id'],
  ['settings_changes', 'scope'],
] as const;

/** Tables with at most one row of a channel: what is set under its new id by now is newer. */
const ONE_EACH = [
  ['settings', 'scope'],
  ['digests', 'target'],
] as const;

/** JSON in which channels stand under these names, and by what its rows are told apart. */
const JSON_TEXTS = [
  { table: 'outbox', column: 'payload', key: ['id'], names: ['channel'] },
  { table: 'jobs', column: 'payload', key: ['id'], names: ['channel'] },
  { table: 'home_states', column: 'state', key: ['user_id'], names: ['channel'] },
  { table: 'events', column: 'payload', key: ['decision_id', 'position'], names: ['from', 'to'] },
] as const;

/**
 * Replaces the id of a channel wherever it is kept. Links that hold the old one are dropped, to be
 * asked for again. Done again it changes nothing.
 */
export async function renameChannel(tx: Tx, from: string, to: string): Promise<void> {
  // Locks the decisions first, as every change of a decision does.
  await sql`update decisions set version = version
    where channel_id = ${from} or posted_channel = ${from}`.execute(tx);
  await dropLinks(tx, from, to);
  await moveCounts(tx, from, to);
  for (const [table, column] of ONE_EACH) {
    const [t, c] = [sql.table(table), sql.ref(column)];
    await sql`update ${t} set ${c} = ${to} where ${c} = ${from}
      and not exists (select 1 from ${t} as newer where newer.${c} = ${to})`.execute(tx);
    await sql`delete from ${t} where ${c} = ${from}`.execute(tx);
  }
  // A digest comes at one time, like the row that is kept of it.
  await sql`delete from jobs where to_id = ${from} and kind = 'digest_due'
    and exists (select 1 from jobs as newer where newer.to_id = ${to} and newer.kind = 'digest_due')`.execute(
    tx,
  );
  // By the decisions, which are few: the words have no index for their channel.
  await sql`update search_words set channel_id = ${to}
    where decision_id in (select id from decisions where channel_id = ${from})`.execute(tx);
  for (const [table, column] of PLAIN) {
    const c = sql.ref(column);
    await sql`update ${sql.table(table)} set ${c} = ${to} where ${c} = ${from}`.execute(tx);
  }
  // The id of that job holds the channel, which may get a digest under its old id once more.
  await sql`update jobs set id = ${digestDueId(to)}
    where to_id = ${to} and kind = 'digest_due'`.execute(tx);
  for (const text of JSON_TEXTS) await renameIn(tx, text, { from, to });
}

/** Links to the thread and to the message that was asked from. */
async function dropLinks(tx: Tx, from: string, to: string): Promise<void> {
  await sql`update decisions set link = null where posted_channel = ${from}`.execute(tx);
  const rows = await tx
    .selectFrom('decisions')
    .select(['id', 'source'])
    .where('source', 'like', quoted(from))
    .execute();
  for (const { id, source } of rows) {
    const renamed = rename(JSON.parse(source ?? 'null'), ['channel'], { from, to });
    const asked = z.looseObject({}).parse(renamed);
    await tx
      .updateTable('decisions')
      .set({ source: JSON.stringify({ ...asked, link: null }), link: null })
      .where('id', '=', id)
      .execute();
  }
}

type Ids = { readonly from: string; readonly to: string };

async function renameIn(
  tx: Tx,
  { table, column, key, names }: (typeof JSON_TEXTS)[number],
  ids: Ids,
): Promise<void> {
  const [t, c] = [sql.table(table), sql.ref(column)];
  const { rows } = await sql<Record<string, unknown>>`select * from ${t}
    where ${c} like ${quoted(ids.from)}`.execute(tx);
  for (const row of rows) {
    const renamed = JSON.stringify(rename(JSON.parse(String(row[column])), names, ids));
    const isRow = key.map((each) => sql`${sql.ref(each)} = ${row[each]}`);
    await sql`update ${t} set ${c} = ${renamed} where ${sql.join(isRow, sql` and `)}`.execute(tx);
  }
}

/** Where a value is this text: what people typed stands between other quotes. */
const quoted = (id: string): string => `%"${id}"%`;

/** The same with another id under these names, however deep. */
function rename(value: unknown, names: readonly string[], ids: Ids): unknown {
  if (Array.isArray(value)) return value.map((each) => rename(each, names, ids));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) =>
      each === ids.from && names.includes(name) ? [name, ids.to] : [name, rename(each, names, ids)],
    ),
  );
}
