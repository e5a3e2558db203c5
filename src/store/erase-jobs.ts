import type { Job } from '../domain/job.ts';
import { addJob, jobsIn } from './jobs.ts';
import type { Db, Tx } from './open.ts';

/** More would make a stop wait too long, and an attempt that Slack interrupts begin too far back. */
const AT_ONCE = 5;

type Owed = Omit<Extract<Job, { kind: 'erase_messages' }>, 'kind' | 'isTold'> & {
  readonly key: string;
  readonly to: string;
};

/** Leaves it to jobs to take these messages out of Slack. */
export async function oweErasure(
  tx: Tx,
  { key, to, root, messages, inDoubt, by, at }: Owed,
  now: number,
): Promise<void> {
  const isMore = root !== null || inDoubt.length > 0;
  const parts = Math.max(isMore ? 1 : 0, Math.ceil(messages.length / AT_ONCE));
  for (let part = 0; part < parts; part += 1) {
    const job: Job = {
      kind: 'erase_messages',
      root: part === 0 ? root : null,
      inDoubt: part === 0 ? inDoubt : [],
      messages: messages.slice(part * AT_ONCE, (part + 1) * AT_ONCE),
      by,
      at,
      isTold: false,
    };
    await addJob(tx, { id: `erase_messages:${key}:${part}`, to, job, dueAt: now });
  }
}

/** Whether somebody was told that their messages in a channel are still to be taken out. */
export async function isToldOfErasing(
  db: Db,
  { to, by }: { readonly to: string; readonly by: string },
): Promise<boolean> {
  const rows = await db
    .selectFrom('jobs')
    .select(['kind', 'payload'])
    .where('to_id', '=', to)
    .where('kind', '=', 'erase_messages')
    .where('attempts', '>', 0)
    .execute();
  return rows
    .flatMap(jobsIn)
    .some((job) => job.kind === 'erase_messages' && job.by === by && job.isTold);
}

/** Makes what is to be taken out of a channel due at once, as the bot may be let into it by now. */
export async function hastenErasing(db: Db, channelId: string, now: number): Promise<void> {
  await db
    .updateTable('jobs')
    .set({ due_at: now })
    .where('to_id', '=', channelId)
    .where('kind', '=', 'erase_messages')
    .where('due_at', '>', now)
    .execute();
}
