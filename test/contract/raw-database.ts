import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { Kysely, PostgresDialect, SqliteDialect } from 'kysely';
import pg from 'pg';
import { onTestFinished } from 'vitest';
import type { Database } from '../../src/config.ts';
import type { Db } from '../../src/store/open.ts';

/** The database as another program would open it, on one connection, until the test ends. */
export function openRaw(database: Database): Db {
  if (database.kind === 'sqlite') mkdirSync(dirname(database.path), { recursive: true });
  const db: Db = new Kysely({
    dialect:
      database.kind === 'sqlite'
        ? new SqliteDialect({ database: new SqliteDatabase(database.path) })
        : new PostgresDialect({ pool: onePostgresConnection(database.url) }),
  });
  onTestFinished(() => db.destroy());
  return db;
}

function onePostgresConnection(connectionString: string): pg.Pool {
  const pool = new pg.Pool({ connectionString, max: 1 });
  // A server that is stopped while the connection is being closed says so.
  const ignore = (): void => {};
  pool.on('error', ignore);
  pool.on('connect', (client) => client.on('error', ignore));
  return pool;
}

/** The same database, on which something happens right after the first statement. */
export function afterTheFirst(db: Db, happens: () => Promise<unknown>): Db {
  let isFirst = true;
  return db.withPlugin({
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      if (isFirst) {
        isFirst = false;
        await happens();
      }
      return result;
    },
  });
}
