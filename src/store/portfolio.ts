import type { Decision } from '../records/decision.ts';
import { readDecision } from './decisions.ts';
import type { Db } from './open.ts';

/** Somebody's own decisions, the latest first. */
export async function decisionsOf(
  db: Db,
  ownerId: string,
  limit: number,
): Promise<readonly Decision[]> {
  const rows = await db
    .selectFrom('decisions')
    .selectAll()
    .where('owner_id', '=', ownerId)
    .orderBy('created_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(readDecision);
}
