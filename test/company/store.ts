import { sql } from 'kysely';
import { type Db, openStore } from '../../src/store/open.ts';
import { type Company, company } from './company.ts';
import { double } from './duplicate.ts';
import { fill } from './fill.ts';

/** At most this many decisions are simulated; larger stores get copies of them. */
const MOST_LIVES = 20_000;

export type Filled = { readonly db: Db; readonly company: Company };

/** A SQLite store at this path with so many decisions; about as many, where they must be doubled. */
export async function filledStore(path: string, decisions: number, now: number): Promise<Filled> {
  const times = Math.max(0, Math.ceil(Math.log2(decisions / MOST_LIVES)));
  const of = company({ decisions: Math.round(decisions / 2 ** times), now });
  const open = () => openStore({ kind: 'sqlite', path });
  const db = await open();
  // A crash may lose this data.
  for (const haste of [
    'synchronous = off',
    'foreign_keys = off',
    'journal_mode = memory',
    'cache_size = -500000',
  ]) {
    await sql`pragma ${sql.raw(haste)}`.execute(db);
  }
  await fill(db, of);
  if (times > 0) await withoutIndexes(db, () => double(db, times));
  await db.destroy();
  return { db: await open(), company: of };
}

/** Rebuilding indexes is faster than updating them during mass inserts. */
async function withoutIndexes(db: Db, write: () => Promise<void>): Promise<void> {
  const { rows } = await sql<{ readonly name: string; readonly sql: string }>`
    select name, sql from sqlite_master where type = 'index' and sql is not null`.execute(db);
  for (const { name } of rows) await sql`drop index ${sql.ref(name)}`.execute(db);
  await write();
  for (const { sql: made } of rows) await sql.raw(made).execute(db);
}
