import { sql } from 'kysely';
import { WORKSPACE } from '../domain/settings.ts';
import type { Db } from './open.ts';

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
