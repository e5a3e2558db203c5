import { SCHEDULED } from '../domain/job.ts';
import type { Db } from './open.ts';
import { NOT_DONE, OPEN } from './outbox.ts';

/** A difference as small as this between a clock and itself is not worth mending, in milliseconds. */
const SET_BACK_MS = 5_000;

type Leases = { readonly now: number; readonly leaseMs: number };

/**
 * After a clock was set back, what was put off by it as it was before waits as long as it had been
 * ahead: all that waits is due now instead, which at worst is one attempt too many. A lease that ends
 * later than any can by now has run out.
 */
export async function catchUp(db: Db, { now, leaseMs }: Leases): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ due_at: now })
    // Also what waits for its turn: it keeps its due time when that comes.
    .where('state', 'in', NOT_DONE)
    .where('due_at', '>', now + SET_BACK_MS)
    .execute();
  await db
    .updateTable('outbox')
    .set({ lease_until: now })
    .where('state', 'in', OPEN)
    .where('lease_until', '>', now + 2 * leaseMs)
    .execute();
}

/**
 * After a clock was set back, what had been put off is due, as in the outbox.
 * What people have set for a time still waits for that time.
 */
export async function catchUpJobs(db: Db, { now, leaseMs }: Leases): Promise<void> {
  await db
    .updateTable('jobs')
    .set({ due_at: now })
    .where('due_at', '>', now + SET_BACK_MS)
    .where((e) => e.or([e('attempts', '>', 0), e('kind', 'not in', SCHEDULED)]))
    .execute();
  await db
    .updateTable('jobs')
    .set({ lease_until: now })
    .where('lease_until', '>', now + 2 * leaseMs)
    .execute();
}

/** After a crash of the only process that uses this database, nobody holds a lease any more. */
export async function releaseLeases(db: Db): Promise<void> {
  for (const table of ['outbox', 'jobs'] as const) {
    await db.updateTable(table).set({ lease_until: 0 }).where('lease_until', '>', 0).execute();
  }
}
