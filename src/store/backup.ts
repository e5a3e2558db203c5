import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import SqliteDatabase from 'better-sqlite3';
import { z } from 'zod';
import { OperatorError, reasonOf } from '../operator-error.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { OURS_ALONE } from './sqlite.ts';

export type Backup = { readonly decisions: number; readonly bytes: number };

/** There is no backup. `message` says why, and what to do. */
class BackupError extends OperatorError {
  override readonly name = 'BackupError';
  readonly code: 'no_database' | 'exists' | 'cannot_write' | 'not_good';
  constructor(code: BackupError['code'], message: string, options?: ErrorOptions) {
    super([message], options);
    this.code = code;
  }
}

/**
 * Writes all that a SQLite database holds at this moment into one file of its own, which only this
 * user may read. The bot may be running. The file has its name only once it is whole and checked.
 *
 * @throws {BackupError} and leaves nothing behind then
 */
export function backUp(path: string, file: string): Backup {
  refuseExisting(file);
  if (!existsSync(path)) {
    throw new BackupError(
      'no_database',
      `There is no database at ${path}: check DATABASE_URL, and the folder this is run in.`,
    );
  }
  const part = `${file}.${randomBytes(4).toString('hex')}.part`;
  try {
    closeSync(openSync(part, 'wx', OURS_ALONE));
    copy(path, part);
    const decisions = check(part);
    refuseExisting(file);
    renameSync(part, file);
    return { decisions, bytes: statSync(file).size };
  } catch (error) {
    rmSync(part, { force: true });
    if (error instanceof BackupError) throw error;
    throw new BackupError(
      'cannot_write',
      `The backup ${file} could not be made (${reasonOf(error)}): check that there is room, that its folder exists, and that this user may write there and read ${path}.`,
      { cause: error },
    );
  }
}

function refuseExisting(file: string): void {
  if (!existsSync(file)) return;
  throw new BackupError('exists', `${file} exists and was left as it is: give a new name.`);
}

/** Copies what is in the write-ahead log too, and as of one moment, whatever is written meanwhile. */
function copy(path: string, part: string): void {
  const database = new SqliteDatabase(realpathSync(path), { readonly: true });
  try {
    database.pragma('temp_store = MEMORY');
    database.prepare('vacuum into ?').run(part);
  } finally {
    database.close();
  }
  const written = openSync(part, 'r+');
  fsyncSync(written);
  closeSync(written);
}

const names = z.array(z.string());

/** @returns how many decisions it holds. */
function check(part: string): number {
  const database = new SqliteDatabase(part, { readonly: true });
  try {
    const found = names.parse(database.prepare('pragma integrity_check').pluck().all());
    if (found.join() !== 'ok') {
      throw new BackupError(
        'not_good',
        `The database is damaged (${found.slice(0, 3).join('; ')}): restore an earlier backup.`,
      );
    }
    const tables = names.parse(
      database.prepare(`select name from sqlite_master where type = 'table'`).pluck().all(),
    );
    const applied = tables.includes('kysely_migration')
      ? names.parse(database.prepare('select name from kysely_migration').pluck().all())
      : [];
    if (applied.length === 0 || applied.some((name) => !(name in MIGRATIONS))) {
      throw new BackupError(
        'not_good',
        'The database is not one of this version of the program: check DATABASE_URL, or use the version that it belongs to.',
      );
    }
    return z.number().parse(database.prepare('select count(*) from decisions').pluck().get());
  } finally {
    database.close();
  }
}
