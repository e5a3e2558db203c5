import type { Decision, Place } from '../records/decision.ts';
import { type Effect, effectSchema } from '../records/effect.ts';
import { OF_DECISION } from './everything.ts';
import { unlist } from './listing.ts';
import type { Db, Tx } from './open.ts';

/** Whether a message that the outbox has posted is looked for. */
export type IsWanted = (effect: Effect) => boolean;

/**
 * Where messages of a decision stand that rows of its outbox have posted; a message that was
 * posted by one row and shown anew by another comes once.
 */
export async function postedPlaces(
  tx: Tx,
  decisionId: string,
  isWanted: IsWanted,
): Promise<readonly Place[]> {
  const rows = await tx
    .selectFrom('outbox')
    .select(['kind', 'payload', 'message_channel', 'message_ts'])
    .where('decision_id', '=', decisionId)
    .orderBy('position')
    .execute();
  const places = rows.flatMap(({ kind, payload, message_channel: channel, message_ts: ts }) => {
    const effect = effectSchema.parse({ ...JSON.parse(payload), kind });
    if (!isWanted(effect)) return [];
    // The row that was to replace a notice knows where that stands, before and after.
    if (effect.kind === 'delivered_after_all') return [effect.notice];
    return channel === null || ts === null ? [] : [{ channel, ts }];
  });
  return distinct(places);
}

/** Where all messages of a decision stand but its root and what was exported. */
export async function messagesBelow(tx: Tx, { id, thread }: Decision): Promise<readonly Place[]> {
  const standing = await tx
    .selectFrom('messages')
    .select(['channel', 'ts'])
    .where('decision_id', '=', id)
    .orderBy('name')
    .execute();
  const posted = await postedPlaces(tx, id, ({ kind }) => kind !== 'export');
  return distinct([...standing, ...posted]).filter(
    ({ channel, ts }) => channel !== thread?.channel || ts !== thread.ts,
  );
}

const distinct = (places: readonly Place[]): readonly Place[] => [
  ...new Map(places.map((place) => [`${place.channel} ${place.ts}`, place])).values(),
];

/** Deletes a locked decision with everything that is kept about it. */
export async function deleteDecision(tx: Tx, decision: Decision): Promise<void> {
  const { id } = decision;
  await unlist(tx, decision);
  for (const table of OF_DECISION) {
    await tx.deleteFrom(table).where('decision_id', '=', id).execute();
  }
  await tx.deleteFrom('decisions').where('id', '=', id).execute();
}

/** A locked decision replaces another one, or is replaced by it, that is not known any more. */
export async function unlink(
  tx: Tx,
  id: string,
  column: 'supersedes' | 'superseded_by',
): Promise<void> {
  await tx
    .updateTable('decisions')
    .set((e) => ({ [column]: null, version: e('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
  const kind = column === 'supersedes' ? 'submitted' : 'superseded';
  const gone = column === 'supersedes' ? { supersedes: null } : { by: null };
  const entries = await tx
    .selectFrom('events')
    .select(['position', 'payload'])
    .where('decision_id', '=', id)
    .where('kind', '=', kind)
    .execute();
  for (const { position, payload } of entries) {
    await tx
      .updateTable('events')
      .set({ payload: JSON.stringify({ ...JSON.parse(payload), ...gone }) })
      .where('decision_id', '=', id)
      .where('position', '=', position)
      .execute();
  }
}

/** What remains of a decision that was deleted: that it was, by whom and why, and nothing of it. */
export type Deletion = {
  readonly decisionId: string;
  readonly channelId: string;
  readonly actorId: string;
  readonly because: 'wish' | 'kept_long_enough';
  readonly at: number;
};

export async function noteDeletion(tx: Tx, deletion: Deletion): Promise<void> {
  await tx
    .insertInto('deletions')
    .values({
      decision_id: deletion.decisionId,
      channel_id: deletion.channelId,
      actor_id: deletion.actorId,
      because: deletion.because,
      at: deletion.at,
    })
    .execute();
}

/** How a decision was deleted; null if it was not, or there never was one. */
export async function findDeletion(
  db: Db | Tx,
  decisionId: string,
): Promise<Pick<Deletion, 'actorId' | 'at'> | null> {
  const row = await db
    .selectFrom('deletions')
    .select(['actor_id as actorId', 'at'])
    .where('decision_id', '=', decisionId)
    .executeTakeFirst();
  return row ?? null;
}

/**
 * Decisions that nothing has happened to since then and that nobody is to look at again; those that
 * have lain the longest first.
 */
export async function untouchedSince(
  db: Db | Tx,
  before: number,
  { limit, id }: { readonly limit: number; readonly id?: string },
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('decisions')
    .select('id')
    .where('touched_at', '<', before)
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('timers')
            .select('timers.decision_id')
            .whereRef('timers.decision_id', '=', 'decisions.id')
            .where('timers.kind', '=', 'review'),
        ),
      ),
    )
    .orderBy('touched_at')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}
