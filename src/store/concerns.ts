import { sql } from 'kysely';
import type { Status } from '../records/decision.ts';
import type { Concerns } from '../records/portfolio.ts';
import type { Db } from './open.ts';
import { isOneOf, type Scope } from './scope.ts';
import { summaries } from './summaries.ts';

type Wanted = { readonly openBefore: number; readonly limit: number };

/** What waits for somebody, by concern: the longest waiting first, at most `limit` of each. */
export async function concerns(
  db: Db,
  { channels, isSparse }: Scope,
  { openBefore, limit }: Wanted,
): Promise<Concerns> {
  if (channels.length === 0) {
    return { undelivered: [], review_due: [], open_too_long: [], fragile: [] };
  }
  const within = (leads: boolean) =>
    db
      .selectFrom('decisions as i')
      .select('i.id')
      .where(isOneOf('i.channel_id', channels, leads))
      .limit(limit);
  const undelivered = within(false)
    .select('i.created_at as at')
    .where(
      sql<boolean>`i.id in (
        select decision_id from outbox where state = 'parked' and sequence = decision_id
      )`,
    )
    .orderBy('i.created_at');
  const reviewDue = within(isSparse)
    .select('i.review_asked_at as at')
    .where('i.review_asked_at', 'is not', null)
    .where(isOneOf('i.status', ['decided'], false))
    .orderBy('i.review_asked_at');
  const being = (status: Status) =>
    within(isSparse)
      .select('i.created_at as at')
      .where(isOneOf('i.status', [status], !isSparse));
  const overdue = (status: 'open' | 'rating') =>
    being(status).where('i.created_at', '<', openBefore).orderBy('i.created_at');
  const fragile = being('open')
    .where('i.strength', '=', 'fragile')
    .where('i.created_at', '>=', openBefore)
    .orderBy('i.created_at', 'desc');
  const openTooLong = await Promise.all([
    summaries(db, overdue('open'), 'asc'),
    summaries(db, overdue('rating'), 'asc'),
  ]);
  return {
    undelivered: await summaries(db, undelivered, 'asc'),
    review_due: await summaries(db, reviewDue, 'asc'),
    open_too_long: openTooLong
      .flat()
      .toSorted((a, b) => a.createdAt - b.createdAt)
      .slice(0, limit),
    fragile: await summaries(db, fragile, 'desc'),
  };
}
