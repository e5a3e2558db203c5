import type { Decision, Place } from '../domain/decision.ts';
import type { InDoubt } from '../domain/errand.ts';
import { type Effect, effectSchema, inThread } from '../domain/outbox-entry.ts';
import { readKind } from './json.ts';
import type { Tx } from './open.ts';

/** Whether a message that the outbox has posted is looked for. */
export type IsWanted = (effect: Effect) => boolean;

/** Null for what cannot be read: it is taken for whatever is looked for, lest it be left standing. */
function effectOf(row: { readonly kind: string; readonly payload: string }): Effect | null {
  const read = readKind(effectSchema, row);
  return 'value' in read ? read.value : null;
}

/**
 * Where messages of a decision stand that rows of its outbox have posted; a message that was
 * posted by one row and shown anew by another comes once.
 */
export async function postedPlaces(
  tx: Tx,
  decisionId: string,
  isWanted: IsWanted,
): Promise<readonly Place[]> {
  const rows = await tx
    .selectFrom('outbox')
    .select(['kind', 'payload', 'message_channel', 'message_ts'])
    .where('decision_id', '=', decisionId)
    .orderBy('position')
    .execute();
  const places = rows.flatMap(({ kind, payload, message_channel: channel, message_ts: ts }) => {
    const effect = effectOf({ kind, payload });
    if (effect !== null && !isWanted(effect)) return [];
    // The row that was to replace a notice knows where that stands, before and after.
    if (effect?.kind === 'delivered_after_all') return [effect.notice];
    return channel === null || ts === null ? [] : [{ channel, ts }];
  });
  return distinct(places);
}

/** Messages of a decision that rows of its outbox may have posted without our learning of it. */
export async function inDoubtOf(
  tx: Tx,
  { id, thread }: Decision,
  isWanted: IsWanted,
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
    const effect = effectOf({ kind, payload });
    if (since === null || (effect !== null && !isWanted(effect))) return [];
    const isReply =
      effect !== null && effect.kind !== 'root' && (inThread(effect) || effect.kind === 'refresh');
    return [{ rowId, channel, threadTs: isReply ? (thread?.ts ?? null) : null, since }];
  });
}

/** Where all messages of a decision stand but its root. */
export async function messagesBelow(
  tx: Tx,
  { id, thread }: Decision,
  isWanted: IsWanted = () => true,
): Promise<readonly Place[]> {
  const standing = await tx
    .selectFrom('messages')
    .select(['channel', 'ts'])
    .where('decision_id', '=', id)
    .orderBy('name')
    .execute();
  const posted = await postedPlaces(tx, id, isWanted);
  return distinct([...standing, ...posted]).filter(
    ({ channel, ts }) => channel !== thread?.channel || ts !== thread.ts,
  );
}

const distinct = (places: readonly Place[]): readonly Place[] => [
  ...new Map(places.map((place) => [`${place.channel} ${place.ts}`, place])).values(),
];
