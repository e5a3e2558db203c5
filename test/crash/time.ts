import SqliteDatabase from 'better-sqlite3';
import { z } from 'zod';

const timersSchema = z.array(z.object({ decision_id: z.string(), kind: z.string() }));

/** About as long as the bot needs to start, and some more, in milliseconds. */
const SOON_MS = 1_500;

/**
 * Lets days pass while the bot is away: much of what would fall due later falls due shortly after it
 * is back. Returns how much.
 */
export function daysPass(path: string, random: () => number): number {
  const db = new SqliteDatabase(path);
  const later = Date.now() + SOON_MS;
  const timers = timersSchema.parse(
    db
      .prepare('select decision_id, kind from jobs where decision_id is not null and due_at > ?')
      .all(later),
  );
  // People wait for a review, so that timer is always moved.
  const pulled = timers.filter(({ kind }) => kind === 'review' || random() < 0.5);
  const pull = db.prepare('update jobs set due_at = ? where decision_id = ? and kind = ?');
  for (const { decision_id, kind } of pulled) {
    pull.run(Date.now() + Math.floor(random() * SOON_MS), decision_id, kind);
  }
  db.close();
  return pulled.length;
}
