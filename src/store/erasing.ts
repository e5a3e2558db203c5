import type { Decision, Place } from '../domain/decision.ts';
import type { Job, UnconfirmedMessage } from '../domain/job.ts';
import { inThread, type OutboxMessage, outboxMessageSchema } from '../domain/outbox-entry.ts';
import { addJob, jobsIn } from './jobs.ts';
import { readKind } from './json.ts';
import type { Db, Tx } from './open.ts';

/** Whether a message that the outbox has posted is looked for. */
export type IsIncluded = (message: OutboxMessage) => boolean;

/** Null for what cannot be read: it is included, lest it be left in Slack. */
function messageOf(row: { readonly kind: string; readonly payload: string }): OutboxMessage | null {
  const read = readKind(outboxMessageSchema, row);
  return 'value' in read ? read.value : null;
}

/**
 * Where messages of a decision stand that rows of its outbox have posted; a message that was
 * posted by one row and refreshed by another comes once.
 */
export async function postedMessages(
  tx: Tx,
  decisionId: string,
  isIncluded: IsIncluded,
): Promise<readonly Place[]> {
  const rows = await tx
    .selectFrom('outbox')
    .select(['kind', 'payload', 'message_channel', 'message_ts'])
    .where('decision_id', '=', decisionId)
    .orderBy('position')
    .execute();
  const places = rows.flatMap(({ kind, payload, message_channel: channel, message_ts: ts }) => {
    const message = messageOf({ kind, payload });
    if (message !== null && !isIncluded(message)) return [];
    // The row that was to replace a notice knows where that is, before and after.
    if (message?.kind === 'delivered_after_all') return [message.notice];
    return channel === null || ts === null ? [] : [{ channel, ts }];
  });
  return distinct(places);
}

/** Messages of a decision that rows of its outbox may have posted without our learning of it. */
export async function unconfirmedMessages(
  tx: Tx,
  { id, thread }: Decision,
  isIncluded: IsIncluded,
): Promise<readonly UnconfirmedMessage[]> {
  const rows = await tx
    .selectFrom('outbox')
    .select(['id', 'kind', 'payload', 'channel_id', 'unconfirmed_since'])
    .where('decision_id', '=', id)
    .where('state', '<>', 'done')
    .where('unconfirmed_since', 'is not', null)
    .orderBy('position')
    .execute();
  return rows.flatMap(
    ({ id: rowId, kind, payload, channel_id: channel, unconfirmed_since: since }) => {
      const message = messageOf({ kind, payload });
      if (since === null || (message !== null && !isIncluded(message))) return [];
      const isReply =
        message !== null &&
        message.kind !== 'root' &&
        (inThread(message) || message.kind === 'refresh');
      return [{ rowId, channel, threadTs: isReply ? (thread?.ts ?? null) : null, since }];
    },
  );
}

/** Where all messages of a decision stand but its root. */
export async function messagesBelow(
  tx: Tx,
  { id, thread }: Decision,
  isIncluded: IsIncluded = () => true,
): Promise<readonly Place[]> {
  const live = await tx
    .selectFrom('live_messages')
    .select(['channel', 'ts'])
    .where('decision_id', '=', id)
    .orderBy('name')
    .execute();
  const posted = await postedMessages(tx, id, isIncluded);
  return distinct([...live, ...posted]).filter(
    ({ channel, ts }) => channel !== thread?.channel || ts !== thread.ts,
  );
}

const distinct = (places: readonly Place[]): readonly Place[] => [
  ...new Map(places.map((place) => [`${place.channel} ${place.ts}`, place])).values(),
];

/** More would make a stop wait too long, and an attempt that Slack interrupts begin too far back. */
const AT_ONCE = 5;

type Owed = Omit<Extract<Job, { kind: 'erase_messages' }>, 'kind' | 'isNotified'> & {
  readonly key: string;
  readonly to: string;
};

/** Leaves it to jobs to take these messages out of Slack. */
export async function addEraseJobs(
  tx: Tx,
  { key, to, root, messages, unconfirmed, by, at }: Owed,
  now: number,
): Promise<void> {
  const isMore = root !== null || unconfirmed.length > 0;
  const parts = Math.max(isMore ? 1 : 0, Math.ceil(messages.length / AT_ONCE));
  for (let part = 0; part < parts; part += 1) {
    const job: Job = {
      kind: 'erase_messages',
      root: part === 0 ? root : null,
      unconfirmed: part === 0 ? unconfirmed : [],
      messages: messages.slice(part * AT_ONCE, (part + 1) * AT_ONCE),
      by,
      at,
      isNotified: false,
    };
    await addJob(tx, { id: `erase_messages:${key}:${part}`, to, job, dueAt: now });
  }
}

/** Whether the person was told that their messages in a channel are still to be taken out. */
export async function isNotifiedOfErasing(
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
    .some((job) => job.kind === 'erase_messages' && job.by === by && job.isNotified);
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
