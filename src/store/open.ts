import { type Dialect, Kysely, SqliteAdapter, sql, type Transaction } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Database } from '../config.ts';
import { reasonOf } from '../operator-error.ts';
import {
  deniedProblem,
  postgresProblem,
  StoreError,
  serverProblem,
  sqliteProblem,
} from './cannot-open.ts';
import { BEFORE_RELEASE, MIGRATIONS } from './migrations/index.ts';
import { describeServer, lockMigrations, postgres, tablesDenied, UNHURRIED } from './postgres.ts';
import { type Schema, TABLES } from './schema.ts';
import { sqlite } from './sqlite.ts';

/** What statements run on: the database itself or a transaction on it. */
export type Db = Kysely<Schema>;
export type Tx = Transaction<Schema>;

/**
 * Opens the database, creating a SQLite file that is not there yet, and brings its schema up to
 * date. A SQLite file is one process's at a time; a PostgreSQL database may be shared.
 *
 * @param onTrouble hears of connections that break while nobody uses them
 * @throws {StoreError} `cannot_open`, `in_use`, `newer_schema` (a later version of this program has
 * used it), `development_schema` (one before the first release has) or `migration_failed`; nothing is
 * changed then.
 */
export async function openStore(
  database: Database,
  onTrouble: (error: Error) => void = () => {},
): Promise<Db> {
  try {
    return database.kind === 'postgres'
      ? await prepared(postgres(database.url, onTrouble), (db) =>
          prepareServer(db, postgres(database.url, onTrouble, UNHURRIED)),
        )
      : await prepared(sqlite(database.path), prepareFile);
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw cannotOpen(database, error);
  }
}

async function prepared(dialect: Dialect, prepare: (db: Db) => Promise<void>): Promise<Db> {
  const db = new Kysely<Schema>({ dialect });
  try {
    await prepare(db);
    return db;
  } catch (error) {
    await db.destroy();
    throw error;
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

async function prepareServer(db: Db, unhurried: Dialect): Promise<void> {
  const server = await describeServer(db);
  const schema = server.schema ?? undefined;
  const applied = await appliedMigrations(db, schema);
  refuseUnknown(applied);
  const problem = serverProblem(server, applied.length === Object.keys(MIGRATIONS).length);
  if (problem !== null) throw new StoreError('cannot_open', problem);
  const migrating = new Kysely<Schema>({ dialect: unhurried });
  try {
    await migrating.transaction().execute(async (tx) => {
      await lockMigrations(tx);
      await migrate(tx, schema);
    });
  } finally {
    await migrating.destroy();
  }
  const denied = await tablesDenied(db, TABLES);
  if (denied.length > 0) throw new StoreError('cannot_open', deniedProblem(server, denied));
}

/** Kysely migrates SQLite outside a transaction; the one connection makes it easy to add one. */
async function prepareFile(db: Db): Promise<void> {
  refuseUnknown(await appliedMigrations(db));
  await sql`begin immediate`.execute(db);
  try {
    await migrate(db);
    await sql`commit`.execute(db);
  } catch (error) {
    await sql`rollback`.execute(db);
    throw error;
  }
}

/** @param schema where PostgreSQL keeps what is ours, in a database that may hold more */
async function migrate(db: Db, schema?: string): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...MIGRATIONS }) },
    ...(schema === undefined ? {} : { migrationTableSchema: schema }),
  });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  if (isDenied(error)) throw error;
  throw new StoreError(
    'migration_failed',
    `The database could not be brought up to date and was left as it was (${reasonOf(error)}): start the version that used it last, or set DATABASE_URL to another database.`,
    { cause: error },
  );
}

/** PostgreSQL lets this user not make tables. */
const isDenied = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '42501';

async function appliedMigrations(db: Db, schema?: string): Promise<readonly string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  const isKept = tables.some(
    (table) => table.name === 'kysely_migration' && table.schema === schema,
  );
  if (!isKept) return [];
  const applied = await db
    .withTables<{ kysely_migration: { name: string } }>()
    .selectFrom('kysely_migration')
    .select('name')
    .execute();
  return applied.map(({ name }) => name);
}

function refuseUnknown(applied: readonly string[]): void {
  if (applied.includes(BEFORE_RELEASE)) {
    throw new StoreError(
      'development_schema',
      'The database was made by a development version of this program, from which nothing can be taken over: set DATABASE_URL to another, empty database.',
    );
  }
  const unknown = applied.filter((name) => !(name in MIGRATIONS));
  if (unknown.length > 0) {
    throw new StoreError(
      'newer_schema',
      `The database was last used by a newer version of this program (it has ${unknown.join(', ')}). Start that version, or set DATABASE_URL to another database.`,
    );
  }
}

const cannotOpen = (database: Database, cause: unknown): StoreError =>
  new StoreError(
    'cannot_open',
    database.kind === 'sqlite'
      ? sqliteProblem(database.path, cause)
      : postgresProblem(database.url, cause),
    { cause },
  );

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
