import { chmodSync, closeSync, mkdirSync, openSync, realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { type DatabaseConnection, type Dialect, SqliteDialect, SqliteDriver } from 'kysely';
import { StoreError } from './store-error.ts';

/** For whoever runs the bot and nobody else. */
export const PRIVATE_FILE = 0o600;
const PRIVATE_FOLDER = 0o700;
const OTHERS = 0o007;

/** How long a write may wait for somebody else's, in milliseconds; the process stands still then. */
const BUSY_MS = 1_000;

/**
 * A SQLite file, which is made if it is not there and is one process's at a time.
 *
 * @throws {StoreError} `in_use` when another process has it, or may have it under another name.
 */
export function sqlite(path: string): Dialect {
  const { file, release } = path === ':memory:' ? IN_MEMORY : claim(path);
  try {
    return dialectOn(openFile(file), release);
  } catch (error) {
    release();
    throw error;
  }
}

const IN_MEMORY = { file: ':memory:', release: (): void => {} };

function openFile(file: string): SqliteDatabase.Database {
  const database = new SqliteDatabase(file);
  try {
    // FULL: what was committed before an `ack()` is still there after a power cut.
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    // What is deleted is overwritten, so that nobody reads it in the file.
    database.pragma('secure_delete = ON');
    // Large statements need no folder for temporary files: there may be none that can be written.
    database.pragma('temp_store = MEMORY');
    database.pragma(`busy_timeout = ${BUSY_MS}`);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function dialectOn(database: SqliteDatabase.Database, release: () => void): Dialect {
  const config = {
    database: {
      prepare: (sql: string) => database.prepare(sql),
      close: () => {
        database.close();
        release();
      },
    },
  };
  return Object.assign(new SqliteDialect(config), {
    createDriver: () => new Driver(config, () => database.inTransaction),
  });
}

/**
 * SQLite rolls back by itself when the disk is full or fails. To roll back once more would be an
 * error, which would hide the first one.
 */
class Driver extends SqliteDriver {
  readonly #isInTransaction: () => boolean;

  constructor(
    config: ConstructorParameters<typeof SqliteDriver>[0],
    isInTransaction: () => boolean,
  ) {
    super(config);
    this.#isInTransaction = isInTransaction;
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#isInTransaction()) await super.rollbackTransaction(connection);
  }
}

/**
 * Makes the file if it is not there, and holds a lock beside it for as long as this process lives,
 * however it ends: two bots on one file would post everything twice. Links to the file lead to the
 * same lock.
 */
function claim(path: string): { readonly file: string; readonly release: () => void } {
  mkdirSync(dirname(path), { recursive: true, mode: PRIVATE_FOLDER });
  touch(path);
  const file = realpathSync(path);
  // The files that SQLite keeps beside the database go by the name that it is opened with.
  if (statSync(file).nlink > 1) {
    throw new StoreError(
      'in_use',
      `The database file ${path} has a second name (a hard link): remove that name, or set DATABASE_URL to a copy of the file.`,
    );
  }
  touch(`${file}.lock`);
  for (const end of ['', '-wal', '-shm', '.lock']) hide(file + end);
  return { file, release: lock(file, path) };
}

function lock(file: string, path: string): () => void {
  const database = new SqliteDatabase(`${file}.lock`, { timeout: 0 });
  try {
    database.exec('begin exclusive');
    return () => database.close();
  } catch (cause) {
    database.close();
    if (!(cause instanceof SqliteDatabase.SqliteError) || cause.code !== 'SQLITE_BUSY') throw cause;
    throw new StoreError(
      'in_use',
      `The database file ${path} is in use by another running bot: stop that one, or set DATABASE_URL to another file.`,
      { cause },
    );
  }
}

/** SQLite gives the files beside the database the mode of the database. */
const touch = (path: string): void => closeSync(openSync(path, 'a', PRIVATE_FILE));

/** What everybody may read was made by an earlier version; any other mode is somebody's choice. */
function hide(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined || (found.mode & OTHERS) === 0) return;
  try {
    chmodSync(path, PRIVATE_FILE);
  } catch (error) {
    // Somebody else's file, or a file system without modes: who may read it is decided there.
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
}
