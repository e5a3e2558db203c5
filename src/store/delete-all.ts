import type { Db, Tx } from './open.ts';
import { DECISION_TABLES, OTHER_TABLES } from './schema.ts';
import { transact } from './transact.ts';

/** No statement may take so long that the database gives up on it, nor keep others waiting long. */
const AT_ONCE = 500;

/** Deletes all that is kept of anything, in many small transactions; what fails can be made again. */
export async function deleteAll(db: Db): Promise<void> {
  while (await transact(db, deleteSome));
  for (const table of OTHER_TABLES) await db.deleteFrom(table).execute();
}

/** @returns whether there was any. */
async function deleteSome(tx: Tx): Promise<boolean> {
  const some = await tx.selectFrom('decisions').select('id').limit(AT_ONCE).execute();
  if (some.length === 0) return false;
  const ids = some.map(({ id }) => id);
  // Locked first, so that nobody adds anything to what is being deleted.
  await tx
    .updateTable('decisions')
    .set((e) => ({ version: e.ref('version') }))
    .where('id', 'in', ids)
    .execute();
  for (const table of DECISION_TABLES) {
    await tx.deleteFrom(table).where('decision_id', 'in', ids).execute();
  }
  await tx.deleteFrom('decisions').where('id', 'in', ids).execute();
  return true;
}
