import type { Place } from '../domain/decision.ts';
import type { ThreadContext } from '../domain/decision-context.ts';
import { REMOVED, SYSTEM_ACTOR } from '../domain/events.ts';
import { liveMessageOf, type OutboxEntry, type OutboxMessage } from '../domain/outbox-entry.ts';
import { findDecision } from '../store/decisions.ts';
import { findDeletion } from '../store/deletion.ts';
import { addEraseJobs } from '../store/erasing.ts';
import { readHistory } from '../store/history.ts';
import type { Tx } from '../store/open.ts';

/** What reached Slack although its decision was deleted meanwhile is erased from Slack again. */
export async function retractOrphan(
  tx: Tx,
  row: OutboxEntry,
  place: Place,
  now: number,
): Promise<void> {
  const deletion = await findDeletion(tx, row.decisionId);
  // Deleted with everything else: the bot was uninstalled, and may not call Slack any more.
  if (deletion === null) return;
  const { actorId: by, at } = deletion;
  // Below a root that had been there before, people may have written.
  const isOldRoot = row.message.kind === 'refresh' && liveMessageOf(row.message) === 'root';
  const what = isOldRoot ? { root: place, messages: [] } : { root: null, messages: [place] };
  const owed = { ...what, unconfirmed: [], key: keyOf(row), to: place.channel, by, at };
  await addEraseJobs(tx, owed, now);
}

/** The same for a reply that tells of what was taken out of the record. */
export async function retractReply(
  tx: Tx,
  row: OutboxEntry,
  place: Place,
  now: number,
): Promise<void> {
  const what = { root: null, messages: [place], unconfirmed: [], by: SYSTEM_ACTOR, at: now };
  await addEraseJobs(tx, { ...what, key: keyOf(row), to: place.channel }, now);
}

const keyOf = ({ id, attempts }: OutboxEntry): string => `${id}.${attempts}`;

/** Whether a reply that was on its way tells of something that was taken out of the record since. */
export async function wasRedacted(
  tx: Tx,
  { decision, entry, supersededBy }: Pick<ThreadContext, 'decision' | 'entry' | 'supersededBy'>,
  { kind }: OutboxMessage,
): Promise<boolean> {
  if (kind === 'superseded' && supersededBy !== null && supersededBy.title !== REMOVED) {
    const title = (await findDecision(tx, supersededBy.id))?.title ?? REMOVED;
    return title === REMOVED;
  }
  if (entry === null) return false;
  const history = await readHistory(tx, decision.id);
  return JSON.stringify(history[entry.position]) !== JSON.stringify(entry);
}
