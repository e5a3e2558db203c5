import { setTimeout } from 'node:timers/promises';
import SqliteDatabase from 'better-sqlite3';
import { z } from 'zod';

/** How long the bot may take to do what was left over, in milliseconds. */
const PATIENCE_MS = 400_000;

/** Polls, since nothing announces the commits of another process. */
export async function drained(path: string): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  while (waiting(path) > 0 && performance.now() < end) await setTimeout(200);
}

/** Messages still to be posted, and what has fallen due and not happened. */
function waiting(path: string): number {
  const db = new SqliteDatabase(path, { readonly: true });
  const count = db
    .prepare(
      `select (select count(*) from outbox where state <> 'done')
            + (select count(*) from jobs where due_at <= ?)`,
    )
    .pluck()
    .get(Date.now());
  db.close();
  return z.number().parse(count);
}
