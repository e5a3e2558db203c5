import type { Db, Tx } from './open.ts';

/** What PostgreSQL says to a transaction that must give way: a deadlock, a change that came first. */
const GIVES_WAY = new Set(['40P01', '40001']);
const ATTEMPTS = 5;

/** Does it in one transaction; from the beginning again when it had to give way to another one. */
export async function transact<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      if (attempt === ATTEMPTS || !gaveWay(error)) throw error;
    }
  }
}

const gaveWay = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  GIVES_WAY.has(error.code);
