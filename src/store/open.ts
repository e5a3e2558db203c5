import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { type Dialect, Kysely, PostgresDialect, SqliteDialect, type Transaction } from 'kysely';
import { Migrator } from 'kysely/migration';
import pg from 'pg';
import type { Database } from '../config.ts';
import { MIGRATIONS } from './migrations/index.ts';
import type { Schema } from './schema.ts';

/** What statements run on: the database itself or a transaction on it. */
export type Db = Kysely<Schema>;
export type Tx = Transaction<Schema>;

/** The database could not be used. `message` says what to do. */
export class StoreError extends Error {
  readonly code: 'cannot_open' | 'newer_schema' | 'migration_failed';
  constructor(code: StoreError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreError';
    this.code = code;
  }
}

/**
 * Opens the database, creating a SQLite file that is not there yet, and brings its schema up to
 * date. Several processes may do so at once.
 *
 * @throws {StoreError} `cannot_open`, `newer_schema` (a later version of this program has used
 * it) or `migration_failed`; nothing is changed then.
 */
export async function openStore(database: Database): Promise<Db> {
  const db = new Kysely<Schema>({ dialect: dialectOf(database) });
  try {
    await migrate(db);
    return db;
  } catch (error) {
    await db.destroy();
    if (error instanceof StoreError) throw error;
    throw cannotOpen(database, error);
  }
}

function dialectOf(database: Database): Dialect {
  if (database.kind === 'postgres')
    return new PostgresDialect({ pool: postgresPool(database.url) });
  try {
    if (database.path !== ':memory:') mkdirSync(dirname(database.path), { recursive: true });
    const sqlite = new SqliteDatabase(database.path);
    // FULL: what was committed before an `ack()` is still there after a power cut.
    sqlite.pragma('journal_mode = WAL');
    sqlite.pragma('synchronous = FULL');
    sqlite.pragma('foreign_keys = ON');
    sqlite.pragma('busy_timeout = 5000');
    return new SqliteDialect({ database: sqlite });
  } catch (error) {
    throw cannotOpen(database, error);
  }
}

/** Times are `bigint` columns that stay far below 2⁵³, so numbers hold them exactly. */
function postgresPool(url: string): pg.Pool {
  const types = new pg.TypeOverrides();
  types.setTypeParser(pg.types.builtins.INT8, Number);
  return new pg.Pool({ connectionString: url, types, max: 10, connectionTimeoutMillis: 5000 });
}

async function migrate(db: Db): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...MIGRATIONS }) },
  });
  await refuseNewerSchema(db);
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) {
    throw new StoreError(
      'migration_failed',
      'The database could not be brought up to date; it was left as it was.',
      {
        cause: error,
      },
    );
  }
}

async function refuseNewerSchema(db: Db): Promise<void> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === 'kysely_migration')) return;
  const applied = await db
    .withTables<{ kysely_migration: { name: string } }>()
    .selectFrom('kysely_migration')
    .select('name')
    .execute();
  const unknown = applied.map(({ name }) => name).filter((name) => !(name in MIGRATIONS));
  if (unknown.length > 0) {
    throw new StoreError(
      'newer_schema',
      `The database was last used by a newer version of this program (it has ${unknown.join(', ')}). Start that version, or set DATABASE_URL to another database.`,
    );
  }
}

function cannotOpen(database: Database, cause: unknown): StoreError {
  const what =
    database.kind === 'sqlite'
      ? `The database file ${database.path} cannot be opened: check DATABASE_URL, and that the folder exists and can be written.`
      : 'The database cannot be reached: check DATABASE_URL, and that the server runs and lets this user in.';
  const why = cause instanceof Error ? ` (${cause.message})` : '';
  return new StoreError('cannot_open', what + why, { cause });
}
