import type { Tx } from './open.ts';
import type { Schema } from './schema.ts';

/** Every table, those first that refer to others. */
const TABLES = [
  'deletions',
  'errands',
  'digests',
  'settings_changes',
  'settings',
  'home_states',
  'counts',
  'words',
  'outbox',
  'timers',
  'messages',
  'events',
  'keys',
  'votes',
  'ratings',
  'decisions',
] as const satisfies readonly (keyof Schema)[];

/** Deletes all that is kept of anything. */
export async function deleteEverything(tx: Tx): Promise<void> {
  for (const table of TABLES) await tx.deleteFrom(table).execute();
}
