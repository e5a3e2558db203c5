import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { uninstall } from '../../src/usecases/uninstall.ts';
import { harnessWith } from './harness.ts';

/** A harness whose database refuses to delete what people wrote. */
async function stuck() {
  const { db } = await harnessWith();
  await sql`create trigger stuck before delete on events
    begin select raise(abort, 'stuck'); end`.execute(db);
  const pauses: number[] = [];
  const failures: unknown[] = [];
  return {
    db,
    pauses,
    failures,
    /** Tries so long as the database is stuck for so many pauses, and is stopped after so many. */
    uninstall: ({ mendedAfter = 1e3, stoppedAfter = 1e3 }) =>
      uninstall({
        db,
        pause: async (ms) => {
          pauses.push(ms);
          if (pauses.length === mendedAfter) await sql`drop trigger stuck`.execute(db);
        },
        isStopping: () => pauses.length === stoppedAfter,
        failed: (error) => void failures.push(error),
      })(),
  };
}

const SECOND = 1_000;

describe('uninstalling where the database fails', () => {
  it('is tried again, ever later, until nothing is left', async () => {
    const { db, pauses, failures, uninstall } = await stuck();
    expect(await uninstall({ mendedAfter: 4 })).toBe(true);
    expect(pauses).toEqual([1, 2, 4, 8].map((seconds) => seconds * SECOND));
    expect(failures).toHaveLength(4);
    expect(await db.selectFrom('decisions').select('id').execute()).toEqual([]);
    await db.destroy();
  });

  it('waits no longer than five minutes, and ends with the program', async () => {
    const { db, pauses, uninstall } = await stuck();
    expect(await uninstall({ stoppedAfter: 20 })).toBe(false);
    expect(Math.max(...pauses)).toBe(300 * SECOND);
    await db.destroy();
  });
});
