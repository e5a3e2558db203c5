import type { SelectQueryBuilder } from 'kysely';
import type { Concerns } from '../records/portfolio.ts';
import { COLUMNS, inScope, isSparse, type Scope, summaries, type Tables } from './listings.ts';
import type { Db } from './open.ts';

/** What waits for somebody, by concern: the longest waiting first, at most `limit` of each. */
export async function concerns(
  db: Db,
  scope: Scope,
  { openBefore, limit }: { readonly openBefore: number; readonly limit: number },
): Promise<Concerns> {
  if (scope.channels.length === 0) {
    return { undelivered: [], review_due: [], open_too_long: [], fragile: [] };
  }
  const within = inScope(scope, await isSparse(db, scope));
  const some = () => db.selectFrom('decisions as d').select(COLUMNS).where(within).limit(limit);
  return {
    undelivered: await summaries(
      some()
        .where((e) =>
          e(
            'd.id',
            'in',
            e
              .selectFrom('outbox as o')
              .select('o.decision_id')
              .where('o.state', '=', 'parked')
              .whereRef('o.sequence', '=', 'o.decision_id'),
          ),
        )
        .orderBy('d.created_at'),
    ),
    review_due: await summaries(
      some()
        .where('d.review_asked_at', 'is not', null)
        .where('d.status', '=', 'decided')
        .orderBy('d.review_asked_at'),
    ),
    open_too_long: [
      ...(await summaries(overdue(some(), 'open', openBefore))),
      ...(await summaries(overdue(some(), 'rating', openBefore))),
    ]
      .toSorted((a, b) => a.createdAt - b.createdAt)
      .slice(0, limit),
    fragile: await summaries(
      some()
        .where('d.status', '=', 'open')
        .where('d.strength', '=', 'fragile')
        .where('d.created_at', '>=', openBefore)
        .orderBy('d.created_at', 'desc'),
    ),
  };
}

const overdue = <O>(
  query: SelectQueryBuilder<Tables, 'd', O>,
  status: 'open' | 'rating',
  openBefore: number,
) =>
  query
    .where('d.status', '=', status)
    .where('d.created_at', '<', openBefore)
    .orderBy('d.created_at');
