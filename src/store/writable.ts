import { statfs } from 'node:fs/promises';
import { sql } from 'kysely';
import { type Db, isSqlite } from './open.ts';

/** With less than that the disk is as good as full, in bytes: what is typed next may not fit. */
const ROOM = 1_000_000;

/**
 * Whether what people say can be kept now. Writes without changing anything: a database that can
 * only be read answers every other question as if nothing were wrong.
 */
export async function isWritable(db: Db): Promise<boolean> {
  return succeeds(isSqlite(db) ? writeToFile(db) : writeToServer(db));
}

async function writeToFile(db: Db): Promise<void> {
  const { rows } = await sql<{ file: string }>`
    select file from pragma_database_list where name = 'main'`.execute(db);
  const file = rows[0]?.file ?? '';
  // Space that the database has already may be written even when the disk is full.
  if (file !== '') await findRoom(file);
  await sql`pragma user_version = 0`.execute(db);
}

async function findRoom(file: string): Promise<void> {
  const { bavail, bsize } = await statfs(file);
  if (bavail * bsize < ROOM) throw new Error('disk_full');
}

/** A transaction with a number is written down; a standby has none to give. */
const writeToServer = (db: Db): Promise<unknown> => sql`select pg_current_xact_id()`.execute(db);

const succeeds = (writing: Promise<unknown>): Promise<boolean> =>
  writing.then(
    () => true,
    () => false,
  );
