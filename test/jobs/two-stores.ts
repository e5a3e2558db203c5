import { onTestFinished } from 'vitest';
import type { Db } from '../../src/store/open.ts';
import { startPostgres } from '../contract/a-postgres.ts';
import { openForTest } from '../contract/store-opening.ts';

/** What two processes hold that work on one PostgreSQL database, until the test ends. */
export async function twoStores(): Promise<readonly [Db, Db]> {
  const server = await startPostgres();
  onTestFinished(server.stop);
  const database = await server.freshDatabase();
  return [await openForTest(database), await openForTest(database)];
}
