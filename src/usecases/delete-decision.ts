import { type Refusal, refuse } from '../domain/commands.ts';
import { mayDelete } from '../domain/decision.ts';
import { SYSTEM_ACTOR } from '../domain/events.ts';
import { WORKSPACE } from '../domain/settings.ts';
import { DAY_MS } from '../domain/time.ts';
import {
  type Deletion,
  deleteDecisionRows,
  findDeletion,
  recordDeletion,
  unlink,
  untouchedSince,
} from '../store/deletion.ts';
import { addEraseJobs, messagesBelow, unconfirmedMessages } from '../store/erasing.ts';
import { type Db, scrub, type Tx } from '../store/open.ts';
import { enqueue } from '../store/outbox.ts';
import { readSettings, settingsChanges } from '../store/settings.ts';
import { type Locked, leadingFrom, withEach, withLocked } from './locked-decisions.ts';
import type { UseCaseDeps } from './perform.ts';

export type DeleteDecisionDeps = Pick<
  UseCaseDeps,
  'db' | 'now' | 'refreshMs' | 'wakeDelivery' | 'wakeJobs'
>;

export type DeletionRequest = {
  readonly decisionId: string;
  readonly actorId: string;
  /** Whether they look after the whole workspace. */
  readonly isManager: boolean;
};

export type DeleteDecision = (
  request: DeletionRequest,
) => Promise<{ readonly done: 'now' | 'already' } | Refusal>;

/**
 * Deletes a decision for good, with all that people said about it, in one transaction: nothing of it
 * is posted after that, and a job takes out of Slack what was. The same request again is harmless.
 */
export const deleteDecision =
  (deps: DeleteDecisionDeps): DeleteDecision =>
  async ({ decisionId, actorId, isManager }) => {
    const outcome = await withLocked(deps.db, decisionId, async (tx, locked) => {
      if (locked === null) {
        const isDeleted = (await findDeletion(tx, decisionId)) !== null;
        return isDeleted ? ({ done: 'already' } as const) : refuse('unknown_decision');
      }
      if (!isManager && !mayDelete(locked.decision, actorId)) return refuse('not_decider');
      await deleteLocked(tx, locked, deps, { actorId, because: 'request' });
      return { done: 'now' } as const;
    });
    if ('done' in outcome && outcome.done === 'now') {
      wake(deps);
      await scrub(deps.db);
    }
    return outcome;
  };

export type DeleteExpired = (limit: number) => Promise<{ readonly wereAll: boolean }>;

/**
 * Deletes what nobody has touched for as long as the workspace keeps decisions, at most `limit` of
 * them, and nothing within a day after that time was set. Asks again whether each is still due once it
 * is locked.
 */
export const deleteExpired =
  (deps: DeleteDecisionDeps): DeleteExpired =>
  async (limit) => {
    const { keepDays } = await readSettings(deps.db, WORKSPACE);
    if (keepDays === null) return { wereAll: true };
    const now = deps.now();
    // So that a mistyped number can still be put right.
    if (await wasSetSince(deps.db, now - DAY_MS)) return { wereAll: true };
    const before = now - keepDays * DAY_MS;
    const ids = await untouchedSince(deps.db, before, { limit });
    const deleteIfDue = (id: string): Promise<void> =>
      withLocked(deps.db, id, async (tx, locked) => {
        if (locked === null) return;
        const isDue = (await untouchedSince(tx, before, { limit: 1, id })).length === 1;
        if (isDue)
          await deleteLocked(tx, locked, deps, {
            actorId: SYSTEM_ACTOR,
            because: 'kept_long_enough',
          });
      });
    if (ids.length > 0) {
      await withEach(ids, deleteIfDue).finally(() => wake(deps));
      await scrub(deps.db);
    }
    return { wereAll: ids.length < limit };
  };

/** Whether the time for which decisions are kept was changed since then. */
async function wasSetSince(db: Db, since: number): Promise<boolean> {
  const changes = await settingsChanges(db, WORKSPACE, { since });
  return changes.some(({ before, after }) => before.keepDays !== after.keepDays);
}

function wake({ wakeDelivery, wakeJobs }: DeleteDecisionDeps): void {
  wakeDelivery();
  wakeJobs();
}

async function deleteLocked(
  tx: Tx,
  { decision, older, newer }: Locked,
  { now, refreshMs }: DeleteDecisionDeps,
  { actorId, because }: Pick<Deletion, 'actorId' | 'because'>,
): Promise<void> {
  const { id, thread } = decision;
  const at = now();
  const channelId = thread?.channel ?? decision.channelId;
  const leading = older === null ? [] : await leadingFrom(tx, older);
  const messages = [...(await messagesBelow(tx, decision)), ...leading];
  const unconfirmed = await unconfirmedMessages(tx, decision, () => true);
  await deleteDecisionRows(tx, decision);
  if (older !== null) await unlink(tx, older.id, 'superseded_by');
  if (newer !== null) await unlink(tx, newer.id, 'supersedes');
  for (const other of [older, newer]) {
    if (other?.thread == null) continue;
    const { channel } = other.thread;
    const message = { kind: 'refresh', live: 'root' } as const;
    await enqueue(tx, other.id, [{ message, channelId: channel }], { now: at, refreshMs });
  }
  await recordDeletion(tx, { decisionId: id, channelId, actorId, because, at });
  await addEraseJobs(
    tx,
    { key: id, root: thread, messages, unconfirmed, by: actorId, at, to: channelId },
    at,
  );
}
