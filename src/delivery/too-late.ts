import type { Place } from '../domain/decision.ts';
import { CLOCK, REMOVED } from '../domain/events.ts';
import { type Effect, type OutboxRow, standingOf } from '../domain/outbox-entry.ts';
import { findDecision } from '../store/decisions.ts';
import { findDeletion } from '../store/deletion.ts';
import { oweErasure } from '../store/erase-errands.ts';
import { readHistory } from '../store/history.ts';
import type { Tx } from '../store/open.ts';
import type { Scene } from './scene.ts';

/** What reached Slack although its decision was deleted meanwhile goes out of Slack again. */
export async function takeBack(tx: Tx, row: OutboxRow, place: Place, now: number): Promise<void> {
  const deletion = await findDeletion(tx, row.decisionId);
  // Deleted with everything else: the bot was uninstalled, and may not call Slack any more.
  if (deletion === null) return;
  const { actorId: by, at } = deletion;
  // Below a root that had been there before, people may have written.
  const isOldRoot = row.effect.kind === 'refresh' && standingOf(row.effect) === 'root';
  const what = isOldRoot ? { root: place, messages: [] } : { root: null, messages: [place] };
  const owed = { ...what, inDoubt: [], key: keyOf(row), to: place.channel, by, at };
  await oweErasure(tx, owed, now);
}

/** The same for a reply that tells of what was taken out of the record. */
export async function takeOut(tx: Tx, row: OutboxRow, place: Place, now: number): Promise<void> {
  const what = { root: null, messages: [place], inDoubt: [], by: CLOCK, at: now };
  await oweErasure(tx, { ...what, key: keyOf(row), to: place.channel }, now);
}

const keyOf = ({ id, attempts }: OutboxRow): string => `${id}.${attempts}`;

/** Whether a reply that was on its way tells of something that was taken out of the record since. */
export async function wasForgotten(
  tx: Tx,
  { decision, entry, supersededBy }: Pick<Scene, 'decision' | 'entry' | 'supersededBy'>,
  { kind }: Effect,
): Promise<boolean> {
  if (kind === 'superseded' && supersededBy !== null && supersededBy.title !== REMOVED) {
    const title = (await findDecision(tx, supersededBy.id))?.title ?? REMOVED;
    return title === REMOVED;
  }
  if (entry === null) return false;
  const history = await readHistory(tx, decision.id);
  return JSON.stringify(history[entry.position]) !== JSON.stringify(entry);
}
