import type { Decision, Place } from '../domain/decision.ts';
import type { InDoubt } from '../domain/job.ts';
import { inThread, type OutboxMessage, outboxMessageSchema } from '../domain/outbox-entry.ts';
import { readKind } from './json.ts';
import type { Tx } from './open.ts';

/** Whether a message that the outbox has posted is looked for. */
export type IsIncluded = (message: OutboxMessage) => boolean;

/** Null for what cannot be read: it is taken for whatever is looked for, lest it be left standing. */
function messageOf(row: { readonly kind: string; readonly payload: string }): OutboxMessage | null {
  const read = readKind(outboxMessageSchema, row);
  return 'value' in read ? read.value : null;
}

/**
 * Where messages of a decision stand that rows of its outbox have posted; a message that was
 * posted by one row and shown anew by another comes once.
 */
export async function postedMessages(
  tx: Tx,
  decisionId: string,
  isWanted: IsIncluded,
): Promise<readonly Place[]> {
  const rows = await tx
    .selectFrom('outbox')
    .select(['kind', 'payload', 'message_channel', 'message_ts'])
    .where('decision_id', '=', decisionId)
    .orderBy('position')
    .execute();
  const places = rows.flatMap(({ kind, payload, message_channel: channel, message_ts: ts }) => {
    const message = messageOf({ kind, payload });
    if (message !== null && !isWanted(message)) return [];
    // The row that was to replace a notice knows where that stands, before and after.
    if (message?.kind === 'delivered_after_all') return [message.notice];
    return channel === null || ts === null ? [] : [{ channel, ts }];
  });
  return distinct(places);
}

/** Messages of a decision that rows of its outbox may have posted without our learning of it. */
export async function unconfirmedMessages(
  tx: Tx,
  { id, thread }: Decision,
  isWanted: IsIncluded,
): Promise<readonly InDoubt[]> {
  const rows = await tx
    .selectFrom('outbox')
    .select(['id', 'kind', 'payload', 'channel_id', 'doubt_since'])
    .where('decision_id', '=', id)
    .where('state', '<>', 'done')
    .where('doubt_since', 'is not', null)
    .orderBy('position')
    .execute();
  return rows.flatMap(({ id: rowId, kind, payload, channel_id: channel, doubt_since: since }) => {
    const message = messageOf({ kind, payload });
    if (since === null || (message !== null && !isWanted(message))) return [];
    const isReply =
      message !== null &&
      message.kind !== 'root' &&
      (inThread(message) || message.kind === 'refresh');
    return [{ rowId, channel, threadTs: isReply ? (thread?.ts ?? null) : null, since }];
  });
}

/** Where all messages of a decision stand but its root. */
export async function messagesBelow(
  tx: Tx,
  { id, thread }: Decision,
  isWanted: IsIncluded = () => true,
): Promise<readonly Place[]> {
  const standing = await tx
    .selectFrom('messages')
    .select(['channel', 'ts'])
    .where('decision_id', '=', id)
    .orderBy('name')
    .execute();
  const posted = await postedMessages(tx, id, isWanted);
  return distinct([...standing, ...posted]).filter(
    ({ channel, ts }) => channel !== thread?.channel || ts !== thread.ts,
  );
}

const distinct = (places: readonly Place[]): readonly Place[] => [
  ...new Map(places.map((place) => [`${place.channel} ${place.ts}`, place])).values(),
];
