import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { reasonOf } from '../operator-error.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { PRIVATE_FILE } from './sqlite.ts';
import { StoreError } from './store-error.ts';

export type Backup = {
  readonly decisions: number;
  /** The size of the file. */
  readonly bytes: number;
};

/**
 * Copies a SQLite database as it is at one moment, while a bot may be using it, and opens the copy to
 * see that it is whole. The target appears when all is well and not before.
 *
 * @throws {StoreError} `cannot_open` when there is no such database, or the target cannot be written
 * or is there already.
 */
export function backUp(path: string, target: string): Backup {
  if (!existsSync(path)) {
    throw new StoreError(
      'cannot_open',
      `There is no database file ${path} to back up: check DATABASE_URL.`,
    );
  }
  if (existsSync(target)) {
    throw new StoreError(
      'cannot_open',
      `${target} is there already and was left as it is: name a file that is not.`,
    );
  }
  const part = `${target}.part`;
  try {
    copy(path, part);
    const decisions = check(part);
    save(part);
    renameSync(part, target);
    save(dirname(target));
    return { decisions, bytes: statSync(target).size };
  } catch (cause) {
    rmSync(part, { force: true });
    if (cause instanceof StoreError) throw cause;
    throw new StoreError(
      'cannot_open',
      `${path} could not be backed up to ${target} (${reasonOf(cause)}): check both names, and that there is room.`,
      { cause },
    );
  }
}

function copy(path: string, part: string): void {
  // With its mode from the first byte on. What an interrupted backup left is begun anew.
  rmSync(part, { force: true });
  closeSync(openSync(part, 'wx', PRIVATE_FILE));
  const database = new SqliteDatabase(path, { readonly: true });
  try {
    database.pragma('temp_store = MEMORY');
    database.prepare('vacuum into ?').run(part);
  } finally {
    database.close();
  }
}

/** @returns how many decisions it holds. */
function check(part: string): number {
  const database = new SqliteDatabase(part, { readonly: true });
  try {
    const damage = database.pragma('integrity_check', { simple: true });
    if (damage !== 'ok') throw new Error(`the copy is damaged: ${String(damage)}`);
    const unknown = database
      .prepare<[], { name: string }>('select name from kysely_migration')
      .all()
      .find(({ name }) => !(name in MIGRATIONS));
    if (unknown !== undefined) {
      throw new Error(`it was last used by a newer version of this program, ${unknown.name}`);
    }
    const counted = database
      .prepare<[], { count: number }>('select count(*) as count from decisions')
      .get();
    return counted?.count ?? 0;
  } finally {
    database.close();
  }
}

/** It is still there after a power cut. */
function save(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
