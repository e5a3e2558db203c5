import { type Insertable, sql } from 'kysely';
import { z } from 'zod';
import {
  blindSchema,
  copiedSchema,
  type Decision,
  decidedSchema,
  type Place,
  reviewSchema,
  STATUSES,
  sourceSchema,
  withdrawnSchema,
} from '../domain/decision.ts';
import { WORKSPACE } from '../domain/settings.ts';
import {
  answersSchema,
  CONSIDERATIONS,
  detailsSchema,
  recommendationSchema,
} from '../engine/index.ts';
import { json, stringify } from './json.ts';
import type { Db, Tx } from './open.ts';
import type { Schema } from './schema.ts';
import { index, indexEntry, reindex } from './search/index-words.ts';

/** A recommendation as any release has stored it. */
const storedRecommendation = json(recommendationSchema);

const rowSchema = z
  .object({
    id: z.string(),
    source_key: z.string(),
    team_id: z.string(),
    channel_id: z.string(),
    owner_id: z.string(),
    deciders: json(z.array(z.string())),
    title: z.string(),
    context: z.string(),
    answers: json(answersSchema),
    considerations: json(z.array(z.enum(CONSIDERATIONS))),
    details: json(detailsSchema),
    recommendation: storedRecommendation,
    status: z.enum(STATUSES),
    revision: z.number(),
    blind: json(blindSchema).nullable(),
    revealed_at: z.number().nullable(),
    decided: json(decidedSchema).nullable(),
    withdrawn: json(withdrawnSchema).nullable(),
    review_asked_at: z.number().nullable(),
    review: json(reviewSchema).nullable(),
    supersedes: z.string().nullable(),
    superseded_by: z.string().nullable(),
    copied: json(copiedSchema),
    source: json(sourceSchema).nullable(),
    created_at: z.number(),
    posted_channel: z.string().nullable(),
    root_ts: z.string().nullable(),
    link: z.string().nullable(),
    version: z.number(),
  })
  .transform(
    (row): Decision => ({
      id: row.id,
      sourceKey: row.source_key,
      teamId: row.team_id,
      channelId: row.channel_id,
      ownerId: row.owner_id,
      deciders: row.deciders,
      title: row.title,
      context: row.context,
      answers: row.answers,
      considerations: row.considerations,
      details: row.details,
      recommendation: row.recommendation,
      status: row.status,
      revision: row.revision,
      blind: row.blind,
      revealedAt: row.revealed_at,
      decided: row.decided,
      withdrawn: row.withdrawn,
      reviewAskedAt: row.review_asked_at,
      review: row.review,
      supersedes: row.supersedes,
      supersededBy: row.superseded_by,
      copied: row.copied,
      source: row.source,
      createdAt: row.created_at,
      thread:
        row.posted_channel === null || row.root_ts === null
          ? null
          : { channel: row.posted_channel, ts: row.root_ts },
      link: row.link,
      version: row.version,
    }),
  );

/** A decision as its row holds it. */
export const readDecision = (row: unknown): Decision => rowSchema.parse(row);

/** The columns that commands change; only delivery changes where the thread is. */
const changing = (decision: Decision) => ({
  channel_id: decision.channelId,
  deciders: JSON.stringify(decision.deciders),
  title: decision.title,
  context: decision.context,
  answers: JSON.stringify(decision.answers),
  considerations: JSON.stringify(decision.considerations),
  details: JSON.stringify(decision.details),
  recommendation: JSON.stringify(decision.recommendation),
  status: decision.status,
  revision: decision.revision,
  revealed_at: decision.revealedAt,
  decided: stringify(decision.decided),
  withdrawn: stringify(decision.withdrawn),
  review_asked_at: decision.reviewAskedAt,
  review: stringify(decision.review),
  superseded_by: decision.supersededBy,
  copied: JSON.stringify(decision.copied),
  version: decision.version,
  ...indexEntry(decision),
});

/** A new decision as its row holds it. */
export const rowOf = (decision: Decision): Insertable<Schema['decisions']> => ({
  ...changing(decision),
  id: decision.id,
  source_key: decision.sourceKey,
  team_id: decision.teamId,
  owner_id: decision.ownerId,
  blind: stringify(decision.blind),
  supersedes: decision.supersedes,
  source: stringify(decision.source),
  created_at: decision.createdAt,
  posted_channel: null,
  root_ts: null,
  link: null,
  touched_at: decision.createdAt,
});

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
