import type { Db } from '../../src/store/open.ts';
import { migratedPostgres } from '../contract/databases.ts';
import { openForTest } from '../contract/store-opening.ts';

/** What two processes hold that work on one PostgreSQL database, until the test ends. */
export async function twoStores(): Promise<readonly [Db, Db]> {
  const database = await migratedPostgres();
  return [await openForTest(database), await openForTest(database)];
}
