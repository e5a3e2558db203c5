import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely';
import { z } from 'zod';
import { OUTCOMES, STATUSES } from '../../domain/decision.ts';
import type { Cursor, Filter, Summary } from '../../domain/portfolio.ts';
import { wordsSought } from '../../domain/text.ts';
import { STRENGTHS, VERDICTS } from '../../engine/index.ts';
import type { Db } from '../open.ts';
import type { Schema } from '../schema.ts';
import {
  andFilter,
  andHavingWord,
  countMatching,
  havingWord,
  inChannel,
  rarestFirst,
  type SearchScope,
  withFilter,
} from './filter.ts';

export type Listing = {
  readonly filter: Filter;
  /** Only what is older. */
  readonly before: Cursor | null;
  readonly limit: number;
};

/** What a person wants to see of what they may see, the newest first. */
export async function newest(
  db: Db,
  everywhere: SearchScope,
  { filter, before, limit }: Listing,
): Promise<readonly Summary[]> {
  const { channel, text } = filter;
  const scope = channel === null ? everywhere : inChannel(everywhere, channel);
  if (scope.channels.length === 0) return [];
  const looked = [...wordsSought(text)];
  // Signs alone are in no decision.
  if (text !== '' && looked.length === 0) return [];
  const words = await rarestFirst(db, looked);
  const [rarest, ...others] = words;
  const found =
    rarest !== undefined && rarest.found <= (await countMatching(db, scope, filter))
      ? havingWord(db, scope, rarest.word)
          .select(['i.decision_id as id', 'i.created_at as at'])
          .where((e) =>
            e.and([
              ...andHavingWord('i.decision_id', others),
              ...andFilter(filter),
              ...isOlder('i.decision_id', before),
            ]),
          )
          .orderBy('i.created_at', 'desc')
          .orderBy('i.decision_id', 'desc')
      : withFilter(db, scope, filter)
          .select(['i.id', 'i.created_at as at'])
          .where((e) => e.and([...andHavingWord('i.id', words), ...isOlder('i.id', before)]))
          .orderBy('i.created_at', 'desc')
          .orderBy('i.id', 'desc');
  return summaries(db, found.limit(limit), 'desc');
}

const isOlder = (
  id: 'i.id' | 'i.decision_id',
  before: Cursor | null,
): readonly RawBuilder<boolean>[] =>
  before === null
    ? []
    : [sql<boolean>`(i.created_at, ${sql.ref(id)}) < (${before.createdAt}, ${before.id})`];

const summarySchema = z
  .object({
    id: z.string(),
    title: z.string(),
    status: z.enum(STATUSES),
    verdict: z.enum(VERDICTS).nullable(),
    strength: z.enum(STRENGTHS).nullable(),
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

const COLUMNS = [
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

/** A few decisions, and the time by which they are put in order. */
export type Chosen = { readonly id: string; readonly at: number | null };
type Choice<DB, TB extends keyof DB> = SelectQueryBuilder<DB, TB, Chosen>;

/**
 * What lists tell of a few decisions. They are chosen from indexes alone; rows, which are long, are
 * read only of those that are told.
 */
export async function summaries<DB extends Schema, TB extends keyof DB>(
  db: Db,
  choice: Choice<DB, TB>,
  order: 'asc' | 'desc',
): Promise<readonly Summary[]> {
  const rows = await db
    .selectFrom(choice.as('chosen'))
    .innerJoin('decisions as d', 'd.id', 'chosen.id')
    .select(COLUMNS)
    .orderBy('chosen.at', order)
    .orderBy('chosen.id', order)
    .execute();
  return rows.map((row) => summarySchema.parse(row));
}
