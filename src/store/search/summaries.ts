import type { SelectQueryBuilder } from 'kysely';
import { z } from 'zod';
import { OUTCOMES, STATUSES } from '../../domain/decision.ts';
import type { Summary } from '../../domain/portfolio.ts';
import { STRENGTHS, VERDICTS } from '../../engine/index.ts';
import type { Db } from '../open.ts';
import type { Schema } from '../schema.ts';

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
