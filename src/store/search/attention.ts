import { sql } from 'kysely';
import { z } from 'zod';
import { OUTCOMES, STATUSES } from '../../domain/decision.ts';
import type { AttentionItems, Count, Summary } from '../../domain/portfolio.ts';
import { VERDICTS } from '../../engine/index.ts';
import type { Db } from '../open.ts';
import { isOneOf, type SearchScope } from './filter.ts';
import { summaries } from './lists.ts';

type AttentionOptions = { readonly openBefore: number; readonly limit: number };

/** What needs attention, by kind: the longest waiting first, at most `limit` of each. */
export async function attentionItems(
  db: Db,
  scope: SearchScope,
  options: AttentionOptions,
): Promise<AttentionItems> {
  if (scope.channels.length === 0) {
    return { undelivered: [], review_due: [], open_too_long: [], fragile: [] };
  }
  const { openBefore, limit } = options;
  const undelivered = newestOf(db, scope, false)
    .select('i.created_at as at')
    .where(
      sql<boolean>`i.id in (
        select decision_id from outbox where state = 'blocked' and sequence = decision_id
      )`,
    )
    .orderBy('i.created_at');
  const reviewDue = newestOf(db, scope, scope.isSparse)
    .select('i.review_asked_at as at')
    .where('i.review_asked_at', 'is not', null)
    .where(isOneOf('i.status', ['decided'], false))
    .orderBy('i.review_asked_at');
  const fragile = withStatus(db, scope, 'open')
    .where('i.strength', '=', 'fragile')
    .where('i.created_at', '>=', openBefore)
    .orderBy('i.created_at', 'desc');
  return {
    undelivered: await summaries(db, undelivered.limit(limit), 'asc'),
    review_due: await summaries(db, reviewDue.limit(limit), 'asc'),
    open_too_long: await openTooLong(db, scope, options),
    fragile: await summaries(db, fragile.limit(limit), 'desc'),
  };
}

/** What has been open since before then, or rated blind; the longest first. */
export async function openTooLong(
  db: Db,
  scope: SearchScope,
  { openBefore, limit }: AttentionOptions,
): Promise<readonly Summary[]> {
  if (scope.channels.length === 0) return [];
  const found = (['open', 'rating'] as const).map((status) =>
    summaries(
      db,
      withStatus(db, scope, status)
        .where('i.created_at', '<', openBefore)
        .orderBy('i.created_at')
        .limit(limit),
      'asc',
    ),
  );
  return (await Promise.all(found))
    .flat()
    .toSorted((a, b) => a.createdAt - b.createdAt)
    .slice(0, limit);
}

/** The decisions of a scope; `leads` when they are best found by their channel. */
export const newestOf = (db: Db, { channels }: SearchScope, leads: boolean) =>
  db
    .selectFrom('decisions as i')
    .select('i.id')
    .where(isOneOf('i.channel_id', channels, leads));

/** Those that are still being discussed, or rated blind. */
export const withStatus = (db: Db, scope: SearchScope, status: 'open' | 'rating') =>
  newestOf(db, scope, scope.isSparse)
    .select('i.created_at as at')
    .where(isOneOf('i.status', [status], !scope.isSparse));

const countSchema = z.object({
  status: z.enum(STATUSES),
  verdict: z.enum(['', ...VERDICTS]),
  outcome: z.enum(['', ...OUTCOMES]),
  decisions: z.coerce.number(),
});

/** How many decisions there are of each kind. */
export async function countKinds(db: Db, { channels }: SearchScope): Promise<readonly Count[]> {
  if (channels.length === 0) return [];
  const rows = await db
    .selectFrom('counts')
    .select((e) => ['status', 'verdict', 'outcome', e.fn.sum('decisions').as('decisions')])
    .where('channel_id', 'in', channels)
    // Rows of no status are only waited at.
    .where('status', '<>', '')
    .groupBy(['status', 'verdict', 'outcome'])
    .execute();
  return rows.flatMap((row): readonly Count[] => {
    const { status, verdict, outcome, decisions } = countSchema.parse(row);
    return decisions === 0
      ? []
      : [{ status, verdict: verdict || null, outcome: outcome || null, decisions }];
  });
}
