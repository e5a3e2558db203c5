import { sql } from 'kysely';
import type { Decision, Place } from '../domain/decision.ts';
import { WORKSPACE } from '../domain/settings.ts';
import { changing, readDecision, rowOf } from './decision-row.ts';
import { stringify } from './json.ts';
import type { Db, Tx } from './open.ts';
import { index, reindex } from './search/index-words.ts';

/** @returns false, and changes nothing, when its source has been kept already. */
export async function insertDecision(tx: Tx, decision: Decision): Promise<boolean> {
  const inserted = await tx
    .insertInto('decisions')
    .values(rowOf(decision))
    .onConflict((conflict) => conflict.column('source_key').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (inserted === undefined) return false;
  await index(tx, decision);
  return true;
}

export async function findDecision(db: Db | Tx, id: string): Promise<Decision | null> {
  const row = await db.selectFrom('decisions').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : readDecision(row);
}

/** The channel that a decision is in, without reading the rest of it. */
export async function findChannel(db: Db | Tx, id: string): Promise<string | null> {
  const row = await db
    .selectFrom('decisions')
    .select('channel_id')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.channel_id ?? null;
}

/** The next decisions of a channel, by id, whose thread is posted and whose link is not known. */
export async function unlinkedIn(
  db: Db,
  channelId: string,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<readonly Decision[]> {
  const rows = await db
    .selectFrom('decisions')
    .selectAll()
    .where('link', 'is', null)
    .where('root_ts', 'is not', null)
    .where((e) =>
      e.or([e('posted_channel', '=', channelId), e('source', 'like', `%"${channelId}"%`)]),
    )
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(readDecision);
}

/**
 * The same, and nobody else changes it until the transaction ends. Every change of a decision, its
 * outbox or its jobs locks it first.
 */
export async function lockDecision(tx: Tx, id: string): Promise<Decision | null> {
  // An update of nothing locks the row on every database.
  const row = await tx
    .updateTable('decisions')
    .set((e) => ({ version: e.ref('version') }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? null : readDecision(row);
}

/**
 * Writes a locked decision as its next version.
 *
 * @param before as it was when it was locked
 */
export async function saveDecision(tx: Tx, before: Decision, decision: Decision): Promise<void> {
  await reindex(tx, before, decision);
  await tx
    .updateTable('decisions')
    .set({ ...changing(decision), version: decision.version + 1 })
    .where('id', '=', decision.id)
    .execute();
}

/**
 * Keeps the permanent links that Slack has told, to the thread and to what it was asked from; not
 * once the thread is elsewhere.
 */
export async function saveLinks(
  db: Db | Tx,
  { id, link, source }: Pick<Decision, 'id' | 'link' | 'source'>,
  thread: Place,
): Promise<void> {
  await db
    .updateTable('decisions')
    .set({ link, source: stringify(source) })
    .where('id', '=', id)
    .where('posted_channel', '=', thread.channel)
    .where('root_ts', '=', thread.ts)
    .execute();
}

/**
 * The decisions being rated blind for which settings of this scope hold, the oldest first. For the
 * workspace: not those whose channel has something of its own in `except`.
 */
export async function ratedBlindIn(
  db: Db,
  scope: string,
  except: readonly string[],
): Promise<readonly { readonly id: string; readonly channelId: string }[]> {
  const rows = await db
    .selectFrom('decisions')
    .select(['id', sql<string>`coalesce(posted_channel, channel_id)`.as('channelId')])
    .where('status', '=', 'rating')
    .$if(scope !== WORKSPACE, (query) => query.where('channel_id', '=', scope))
    .$if(scope === WORKSPACE && except.length > 0, (query) =>
      query.where('channel_id', 'not in', [...except]),
    )
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows;
}
