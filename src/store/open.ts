import {
  type Dialect,
  Kysely,
  PostgresDialect,
  SqliteAdapter,
  sql,
  type Transaction,
} from 'kysely';
import { Migrator } from 'kysely/migration';
import pg from 'pg';
import type { Database } from '../config.ts';
import { MIGRATIONS } from './migrations/index.ts';
import type { Schema } from './schema.ts';
import { FileInUse, sqlite } from './sqlite.ts';

/** What statements run on: the database itself or a transaction on it. */
export type Db = Kysely<Schema>;
export type Tx = Transaction<Schema>;

/** The database could not be used. `message` says what to do. */
export class StoreError extends Error {
  readonly code: 'cannot_open' | 'in_use' | 'newer_schema' | 'migration_failed';
  constructor(code: StoreError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreError';
    this.code = code;
  }
}

/**
 * Opens the database, creating a SQLite file that is not there yet, and brings its schema up to
 * date. A SQLite file is one process's at a time; a PostgreSQL database may be shared.
 *
 * @param onTrouble hears of connections that break while nobody uses them
 * @throws {StoreError} `cannot_open`, `in_use`, `newer_schema` (a later version of this program has
 * used it) or `migration_failed`; nothing is changed then.
 */
export async function openStore(
  database: Database,
  onTrouble: (error: Error) => void = () => {},
): Promise<Db> {
  const db = new Kysely<Schema>({
    dialect:
      database.kind === 'postgres' ? postgres(database.url, onTrouble) : openFile(database.path),
  });
  try {
    await refuseNewerSchema(db);
    await (database.kind === 'postgres' ? migrate(db) : migrateAtOnce(db));
    return db;
  } catch (error) {
    await db.destroy();
    if (error instanceof StoreError) throw error;
    throw cannotOpen(database, error);
  }
}

/**
 * After a deletion: what was deleted is not in the files of the database either. Only SQLite keeps
 * what was written before, in its write-ahead log.
 */
export async function scrub(db: Db): Promise<void> {
  if (isSqlite(db)) await sql`pragma wal_checkpoint(truncate)`.execute(db);
}

/** The same once everything is deleted, and the files take up no more room than they need. */
export async function shrink(db: Db): Promise<void> {
  if (isSqlite(db)) await sql`vacuum`.execute(db);
  await scrub(db);
}

/** Enough to need room of its own, in bytes. */
const PROBE_BYTES = 65_536;

/**
 * Writes something, waits until it is on the disk, and leaves nothing behind.
 *
 * @throws what the database says when it can be read and not written: a full disk, a standby server
 */
export async function tryWrite(db: Db): Promise<void> {
  if (!isSqlite(db)) {
    await sql`update kysely_migration_lock set is_locked = is_locked`.execute(db);
    return;
  }
  await db.transaction().execute(async (tx) => {
    await sql`create table write_probe (content blob)`.execute(tx);
    await sql`insert into write_probe values (zeroblob(${PROBE_BYTES}))`.execute(tx);
    await sql`drop table write_probe`.execute(tx);
  });
}

const isSqlite = (db: Db): boolean => db.getExecutor().adapter instanceof SqliteAdapter;

function openFile(path: string): Dialect {
  try {
    return sqlite(path);
  } catch (cause) {
    if (!(cause instanceof FileInUse)) throw cannotOpen({ kind: 'sqlite', path }, cause);
    throw new StoreError(
      'in_use',
      `The database file ${path} is in use by another running bot: stop that one, or set DATABASE_URL to another file.`,
      { cause },
    );
  }
}

/** Longer than any statement takes; what takes longer has lost its server, in milliseconds. */
const POSTGRES_PATIENCE_MS = 15_000;

/** Times are `bigint` columns that stay far below 2⁵³, so numbers hold them exactly. */
function postgres(url: string, onTrouble: (error: Error) => void): Dialect {
  const types = new pg.TypeOverrides();
  types.setTypeParser(pg.types.builtins.INT8, Number);
  const pool = new pg.Pool({
    connectionString: url,
    types,
    max: 10,
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
    query_timeout: POSTGRES_PATIENCE_MS,
    statement_timeout: POSTGRES_PATIENCE_MS,
    idle_in_transaction_session_timeout: POSTGRES_PATIENCE_MS,
  });
  // Without listeners a server that restarts would end the process: one for connections at rest,
  // one for those in use.
  pool.on('error', onTrouble);
  pool.on('connect', (client) => client.on('error', onTrouble));
  return new PostgresDialect({ pool });
}

/** Kysely migrates SQLite outside a transaction; the one connection makes it easy to add one. */
async function migrateAtOnce(db: Db): Promise<void> {
  await sql`begin immediate`.execute(db);
  try {
    await migrate(db);
    await sql`commit`.execute(db);
  } catch (error) {
    await sql`rollback`.execute(db);
    throw error;
  }
}

async function migrate(db: Db): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...MIGRATIONS }) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) {
    throw new StoreError(
      'migration_failed',
      'The database could not be brought up to date; it was left as it was.',
      { cause: error },
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
