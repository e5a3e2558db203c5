import type { Decision } from '../domain/decision.ts';
import { type HistoryEntry, REMOVED } from '../domain/events.ts';
import { deleteDigest } from './digests.ts';
import { type Db, type Tx, transact } from './open.ts';
import { DECISION_TABLES, OTHER_TABLES } from './schema.ts';
import { addWords, removeWords, unindex } from './search/index-words.ts';

/** Deletes a locked decision with everything that is kept about it. */
export async function deleteDecisionRows(tx: Tx, decision: Decision): Promise<void> {
  const { id } = decision;
  await unindex(tx, decision);
  for (const table of DECISION_TABLES) {
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
  readonly because: 'request' | 'kept_long_enough';
  readonly at: number;
};

export async function recordDeletion(tx: Tx, deletion: Deletion): Promise<void> {
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
 * Decisions that nothing has happened to since then and to which nothing is to happen by itself that
 * people wait for; those that have lain the longest first.
 */
export async function untouchedSince(
  db: Db | Tx,
  before: number,
  { limit, id }: { readonly limit: number; readonly id?: string },
): Promise<readonly string[]> {
  const rows = await untouched(db, before)
    .select('id')
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
    .orderBy('touched_at')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

/** How many there are of them. */
export async function countUntouchedSince(db: Db, before: number): Promise<number> {
  const { count } = await untouched(db, before)
    .select((e) => e.fn.countAll<number | string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** A review, or the end of a blind rating. */
const AWAITED = ['review', 'reveal'];

const untouched = (db: Db | Tx, before: number) =>
  db
    .selectFrom('decisions')
    .where('touched_at', '<', before)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('jobs')
            .select('jobs.id')
            .whereRef('jobs.decision_id', '=', 'decisions.id')
            .where('jobs.kind', 'in', AWAITED),
        ),
      ),
    );

/** No statement may take so long that the database gives up on it, nor keep others waiting long. */
const AT_ONCE = 500;

/** Deletes all that is kept of anything, in many small transactions; what fails can be made again. */
export async function deleteAll(db: Db): Promise<void> {
  while (await transact(db, deleteSome));
  for (const table of OTHER_TABLES) await db.deleteFrom(table).execute();
}

/** @returns whether there was any. */
async function deleteSome(tx: Tx): Promise<boolean> {
  const some = await tx.selectFrom('decisions').select('id').limit(AT_ONCE).execute();
  if (some.length === 0) return false;
  const ids = some.map(({ id }) => id);
  // Locked first, so that nobody adds anything to what is being deleted.
  await tx
    .updateTable('decisions')
    .set((e) => ({ version: e.ref('version') }))
    .where('id', 'in', ids)
    .execute();
  for (const table of DECISION_TABLES) {
    await tx.deleteFrom(table).where('decision_id', 'in', ids).execute();
  }
  await tx.deleteFrom('decisions').where('id', 'in', ids).execute();
  return true;
}

/** The decisions in whose history a person did anything, and those that began with their words. */
export async function decisionsOf(db: Db, personId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('events')
    .select('decision_id as id')
    .where('actor_id', '=', personId)
    .union(db.selectFrom('decisions').select('id').where('copied', 'like', `%"${personId}"%`))
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** What a person set up for themself alone. */
export async function deletePersonal(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom('home_states').where('user_id', '=', personId).execute();
  await deleteDigest(tx, personId);
}

/** Of a locked decision; it must not be the only one. */
export async function dropRating(tx: Tx, decisionId: string, userId: string): Promise<void> {
  await tx
    .deleteFrom('ratings')
    .where('decision_id', '=', decisionId)
    .where('user_id', '=', userId)
    .execute();
}

/** Puts entries of a locked decision's history differently, each at its position. */
export async function rewriteHistory(
  tx: Tx,
  decisionId: string,
  entries: readonly HistoryEntry[],
): Promise<void> {
  for (const { position, event } of entries) {
    const { kind: _, ...payload } = event;
    await tx
      .updateTable('events')
      .set({ payload: JSON.stringify(payload) })
      .where('decision_id', '=', decisionId)
      .where('position', '=', position)
      .execute();
  }
}

/** Makes a locked decision be found by the words that its history tells, and by no others. */
export async function rewriteWords(
  tx: Tx,
  decision: Decision,
  history: readonly HistoryEntry[],
): Promise<void> {
  await removeWords(tx, decision.id);
  const texts = history.flatMap(textsIn).filter((text) => text !== REMOVED);
  await addWords(tx, decision, texts);
}

function textsIn({ event }: HistoryEntry): readonly string[] {
  switch (event.kind) {
    case 'submitted':
      return [event.title, event.context];
    case 'revised':
      return [event.after.title, event.after.context];
    case 'voted':
      return [event.reason];
    case 'decided':
      return [event.reason, event.check];
    default:
      return [];
  }
}
