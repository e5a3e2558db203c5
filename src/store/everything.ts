import type { Tx } from './open.ts';

/** What is kept of a decision besides its own row. */
export const OF_DECISION = [
  'words',
  'outbox',
  'timers',
  'messages',
  'events',
  'keys',
  'votes',
  'ratings',
] as const;

const OTHERS = [
  'counts',
  'deletions',
  'errands',
  'digests',
  'settings_changes',
  'settings',
  'home_states',
] as const;

/** No statement may take so long that the database gives up on it. */
const AT_ONCE = 500;

/** Deletes all that is kept of anything. */
export async function deleteEverything(tx: Tx): Promise<void> {
  for (;;) {
    const some = await tx.selectFrom('decisions').select('id').limit(AT_ONCE).execute();
    if (some.length === 0) break;
    const ids = some.map(({ id }) => id);
    for (const table of OF_DECISION) {
      await tx.deleteFrom(table).where('decision_id', 'in', ids).execute();
    }
    await tx.deleteFrom('decisions').where('id', 'in', ids).execute();
  }
  for (const table of OTHERS) await tx.deleteFrom(table).execute();
}
