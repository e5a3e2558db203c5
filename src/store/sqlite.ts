import {
  chmodSync,
  closeSync,
  lstatSync,
  mkdirSync,
  openSync,
  readlinkSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { type Dialect, SqliteDialect, type SqliteStatement } from 'kysely';
import { StoreError } from './cannot-open.ts';

/** The database file cannot be read or written any more. `message` says what to do. */
class StorageError extends Error {
  /** SQLite's. */
  readonly code: string;
  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StorageError';
    this.code = code;
  }
}

/** How long a write may wait for somebody else's, in milliseconds; the process stands still then. */
const BUSY_MS = 1_000;

/** Other users of this computer must not read what people wrote. */
export const OURS_ALONE = 0o600;
const OUR_FOLDER = 0o700;
const EVERYBODY = 0o007;

/**
 * A database file that is this process's alone until it is closed. It is made if missing, with the
 * folders it lies in, for this user alone; files that everybody could read become so too.
 *
 * @throws {StoreError} `in_use`
 * @throws whatever else SQLite or the file system says
 */
export function sqlite(path: string): Dialect {
  if (path === ':memory:') return dialectOn(new SqliteDatabase(path), () => {});
  const file = realFile(path);
  keepPrivate(file);
  const release = claim(file, path);
  try {
    return dialectOn(new SqliteDatabase(file), release);
  } catch (error) {
    release();
    throw error;
  }
}

/** The one name of a file, whichever links lead to it, so that its lock lies at one place. */
function realFile(path: string): string {
  makeFolder(dirname(path));
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined) return join(realpathSync(dirname(path)), basename(path));
  const isDangling =
    found.isSymbolicLink() && statSync(path, { throwIfNoEntry: false }) === undefined;
  if (isDangling) return realFile(resolve(realpathSync(dirname(path)), readlinkSync(path)));
  if (statSync(path).isFile() && statSync(path).nlink > 1) {
    throw new Error(
      'the file has several names (hard links), and SQLite may lose data then: remove the others',
    );
  }
  return realpathSync(path);
}

/** One after the other: Node's own way to make them all tries for ever where a file system is odd. */
function makeFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false }) !== undefined) return;
  makeFolder(dirname(path));
  mkdirSync(path, { mode: OUR_FOLDER });
}

function keepPrivate(file: string): void {
  for (const name of [file, `${file}.lock`]) {
    try {
      closeSync(openSync(name, 'ax', OURS_ALONE));
    } catch {
      // It is there already; and whatever prevents making it, SQLite says next.
    }
  }
  // What SQLite makes beside a file gets that file's mode.
  for (const suffix of ['', '-wal', '-shm', '-journal', '.lock', '.lock-journal']) {
    const name = file + suffix;
    const found = statSync(name, { throwIfNoEntry: false });
    if (found === undefined || !found.isFile() || (found.mode & EVERYBODY) === 0) continue;
    try {
      chmodSync(name, OURS_ALONE);
    } catch {
      // Another user's file, or a file system without modes: its administrator's choice.
    }
  }
}

/**
 * Holds a lock beside the file for as long as this process lives, however it ends: two bots on one
 * file would post everything twice.
 */
function claim(file: string, path: string): () => void {
  const lock = new SqliteDatabase(`${file}.lock`, { timeout: 0 });
  try {
    lock.exec('begin exclusive');
    return () => lock.close();
  } catch (cause) {
    lock.close();
    if (!(cause instanceof SqliteDatabase.SqliteError) || cause.code !== 'SQLITE_BUSY') throw cause;
    throw new StoreError(
      'in_use',
      `The database file ${path} is in use by another running bot: stop that one, or set DATABASE_URL to another file.`,
      { cause },
    );
  }
}

function dialectOn(database: SqliteDatabase.Database, release: () => void): Dialect {
  const close = (): void => {
    database.close();
    release();
  };
  try {
    // No folder but that of the file need be writable, nor gets what people wrote.
    database.pragma('temp_store = MEMORY');
    // FULL: what was committed before an `ack()` is still there after a power cut.
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    // What is deleted is overwritten, so that nobody reads it in the file.
    database.pragma('secure_delete = ON');
    database.pragma(`busy_timeout = ${BUSY_MS}`);
  } catch (error) {
    database.close();
    throw error;
  }
  return new SqliteDialect({ database: { prepare: statementsOn(database), close } });
}

/**
 * SQLite ends a transaction by itself when it cannot write. Nothing of it may happen after that,
 * rolling it back is no error, and why it ended is what its caller hears.
 */
function statementsOn(database: SqliteDatabase.Database): (text: string) => SqliteStatement {
  let isBegun = false;
  return (text) => {
    const [verb = ''] = text.split(' ', 1);
    const isLost = isBegun && !database.inTransaction;
    if (verb === 'rollback') {
      isBegun = false;
      if (!database.inTransaction) return DONE;
    } else if (isLost) {
      throw new StorageError('SQLITE_ABORT_ROLLBACK', 'The transaction has been rolled back.');
    }
    const statement = explained(() => database.prepare(text));
    return {
      reader: statement.reader,
      all: (parameters) => explained(() => statement.all(parameters)),
      run: (parameters) => {
        const result = explained(() => statement.run(parameters));
        if (verb === 'begin' || verb === 'commit') isBegun = verb === 'begin';
        return result;
      },
      iterate: (parameters) => statement.iterate(parameters),
    };
  };
}

const DONE: SqliteStatement = {
  reader: false,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [].values(),
};

/** What the operator can do, by the beginning of SQLite's code. */
const REMEDIES: readonly (readonly [string, string])[] = [
  [
    'SQLITE_FULL',
    'The disk that holds the database is full: make room on it. The bot goes on by itself then.',
  ],
  [
    'SQLITE_IOERR',
    'The disk that holds the database fails: see to it, then start the bot anew. If data is damaged, restore a backup.',
  ],
  [
    'SQLITE_READONLY',
    'The database file cannot be written: let this user write the file and its folder.',
  ],
  ['SQLITE_CORRUPT', 'The database file is damaged: stop the bot and restore a backup.'],
];

function explained<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof SqliteDatabase.SqliteError)) throw error;
    const { code } = error;
    const [, remedy] = REMEDIES.find(([prefix]) => code.startsWith(prefix)) ?? [];
    throw remedy === undefined ? error : new StorageError(code, remedy, { cause: error });
  }
}
