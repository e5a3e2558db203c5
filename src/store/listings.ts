import { type SelectQueryBuilder, sql } from 'kysely';
import { z } from 'zod';
import { VERDICTS } from '../engine/index.ts';
import { OUTCOMES, STATUSES } from '../records/decision.ts';
import type { Count, Cursor, Filter, Summary } from '../records/portfolio.ts';
import { wordsOf } from '../records/words.ts';
import type { Db } from './open.ts';
import type { Schema } from './schema.ts';

/** Nothing outside these channels is told. */
export type Scope = { readonly channels: readonly string[] };

const summarySchema = z
  .object({
    id: z.string(),
    title: z.string(),
    status: z.enum(STATUSES),
    verdict: z.enum(VERDICTS).nullable(),
    strength: z.enum(['robust', 'leaning', 'fragile']).nullable(),
    outcome: z.enum(OUTCOMES).nullable(),
    channel_id: z.string(),
    owner_id: z.string(),
    created_at: z.number(),
    review_asked_at: z.number().nullable(),
    link: z.string().nullable(),
  })
  .transform(
    (row): Summary => ({
      id: row.id,
      title: row.title,
      status: row.status,
      verdict: row.verdict,
      strength: row.strength,
      outcome: row.outcome,
      channelId: row.channel_id,
      ownerId: row.owner_id,
      createdAt: row.created_at,
      reviewAskedAt: row.review_asked_at,
      link: row.link,
    }),
  );

export const COLUMNS = [
  'd.id',
  'd.title',
  'd.status',
  'd.verdict',
  'd.strength',
  'd.outcome',
  'd.channel_id',
  'd.owner_id',
  'd.created_at',
  'd.review_asked_at',
  'd.link',
] as const;

export type Tables = Schema & { d: Schema['decisions'] };
type Query = SelectQueryBuilder<Tables, 'd', unknown>;

export const summaries = async <T>(query: {
  execute: () => Promise<T[]>;
}): Promise<readonly Summary[]> => (await query.execute()).map((row) => summarySchema.parse(row));

/**
 * Lists run by time and stop early, which an index on channels would prevent: it gives the rows of
 * many channels in no order. Only where little may be seen is it the shorter way.
 */
export const inScope = ({ channels }: Scope, isSparse: boolean) =>
  isSparse
    ? sql<boolean>`d.channel_id in (${sql.join(channels)})`
    : sql<boolean>`coalesce(d.channel_id, '') in (${sql.join(channels)})`;

/** Below this share of all decisions a list is read by channel. */
const SPARSE = 0.02;

export async function isSparse(db: Db, { channels }: Scope): Promise<boolean> {
  const { seen, all } = await db
    .selectFrom('counts')
    .select([
      sql<
        number | string | null
      >`sum(case when channel_id in (${sql.join(channels)}) then decisions else 0 end)`.as('seen'),
      (e) => e.fn.sum<number | string | null>('decisions').as('all'),
    ])
    .executeTakeFirstOrThrow();
  return Number(seen ?? 0) < SPARSE * Number(all ?? 0);
}

/** The channels in which anything was ever asked. */
export async function channelsInUse(db: Db): Promise<readonly string[]> {
  const rows = await db.selectFrom('counts').select('channel_id').distinct().execute();
  return rows.map(({ channel_id }) => channel_id);
}

export type Listing = {
  readonly filter: Filter;
  /** Only what is older. */
  readonly before: Cursor | null;
  readonly limit: number;
};

/** What somebody wants to see of what they may see, the newest first. */
export async function newest(
  db: Db,
  scope: Scope,
  { filter, before, limit }: Listing,
): Promise<readonly Summary[]> {
  const channels =
    filter.channel === null
      ? scope.channels
      : scope.channels.filter((channel) => channel === filter.channel);
  if (channels.length === 0) return [];
  const words = await rarestFirst(db, [...wordsOf(filter.text)]);
  const within = inScope(
    { channels },
    filter.channel !== null || (words.length === 0 && (await isSparse(db, { channels }))),
  );
  const [rarest, ...others] = words;
  if (rarest === undefined) {
    return summaries(
      filtered(db.selectFrom('decisions as d'), filter)
        .select(COLUMNS)
        .where(within)
        .$if(before !== null, (q) =>
          q.where(sql<boolean>`(d.created_at, d.id) < (${before?.createdAt}, ${before?.id})`),
        )
        .orderBy('d.created_at', 'desc')
        .orderBy('d.id', 'desc')
        .limit(limit),
    );
  }
  let found = db
    .selectFrom('words as w')
    .innerJoin('decisions as d', 'd.id', 'w.decision_id')
    .select(COLUMNS)
    .where('w.word', '=', rarest)
    .where(sql<boolean>`coalesce(w.channel_id, '') in (${sql.join(channels)})`)
    .orderBy('w.created_at', 'desc')
    .orderBy('w.decision_id', 'desc')
    .limit(limit);
  for (const word of others) {
    found = found.where((e) =>
      e.exists(
        e
          .selectFrom('words as also')
          .select('also.word')
          .where('also.word', '=', word)
          .whereRef('also.created_at', '=', 'w.created_at')
          .whereRef('also.decision_id', '=', 'w.decision_id'),
      ),
    );
  }
  if (before !== null) {
    found = found.where(
      sql<boolean>`(w.created_at, w.decision_id) < (${before.createdAt}, ${before.id})`,
    );
  }
  if (filter.status !== null) found = found.where('d.status', '=', filter.status);
  if (filter.verdict !== null) found = found.where('d.verdict', '=', filter.verdict);
  if (filter.owner !== null) found = found.where('d.owner_id', '=', filter.owner);
  return summaries(found);
}

function filtered(query: Query, { status, verdict, owner }: Filter): Query {
  let q = query;
  if (status !== null) q = q.where('d.status', '=', status);
  if (verdict !== null) q = q.where('d.verdict', '=', verdict);
  if (owner !== null) q = q.where('d.owner_id', '=', owner);
  return q;
}

/** Counting further than this tells nothing more about which word is the rarest. */
const ENOUGH = 1_000;

async function rarestFirst(db: Db, words: readonly string[]): Promise<readonly string[]> {
  const counted = await Promise.all(
    words.map(async (word) => {
      const { found } = await db
        .selectFrom((e) =>
          e.selectFrom('words').select('word').where('word', '=', word).limit(ENOUGH).as('some'),
        )
        .select((e) => e.fn.countAll<number | string>().as('found'))
        .executeTakeFirstOrThrow();
      return { word, found: Number(found) };
    }),
  );
  return counted.toSorted((a, b) => a.found - b.found).map(({ word }) => word);
}

const countSchema = z.object({
  status: z.enum(STATUSES),
  verdict: z.enum(['', ...VERDICTS]),
  outcome: z.enum(['', ...OUTCOMES]),
  decisions: z.coerce.number(),
});

/** How many decisions there are of each kind. */
export async function countKinds(db: Db, { channels }: Scope): Promise<readonly Count[]> {
  if (channels.length === 0) return [];
  const rows = await db
    .selectFrom('counts')
    .select((e) => ['status', 'verdict', 'outcome', e.fn.sum('decisions').as('decisions')])
    .where('channel_id', 'in', channels)
    .groupBy(['status', 'verdict', 'outcome'])
    .execute();
  return rows.flatMap((row): readonly Count[] => {
    const { status, verdict, outcome, decisions } = countSchema.parse(row);
    return decisions === 0
      ? []
      : [{ status, verdict: verdict || null, outcome: outcome || null, decisions }];
  });
}
