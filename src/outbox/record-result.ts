import type { Decision, Place } from '../domain/decision.ts';
import type { ThreadContext } from '../domain/decision-context.ts';
import { REMOVED, SYSTEM_ACTOR } from '../domain/events.ts';
import {
  inThread,
  type LiveMessage,
  liveMessageOf,
  type OutboxEntry,
  type OutboxMessage,
} from '../domain/outbox-entry.ts';
import type { Answer } from '../slack/api/answer.ts';
import { findDecision, lockDecision } from '../store/decisions.ts';
import { findDeletion } from '../store/deletion.ts';
import { addEraseJobs } from '../store/erasing.ts';
import { readHistory } from '../store/history.ts';
import { type Db, type Tx, transact } from '../store/open.ts';
import {
  block,
  complete,
  enqueue,
  forgetNotified,
  type Pace,
  retryLater,
} from '../store/outbox.ts';
import { takeNotices, threadState } from '../store/outbox-thread.ts';
import { backoffMs, refusalBackoffMs, refusalFor } from './setbacks.ts';

export type Attempt = {
  readonly row: OutboxEntry;
  /** What the message was rendered from. */
  readonly shown: Pick<ThreadContext, 'decision' | 'entry' | 'supersededBy'>;
  readonly answer: Answer<Place | null>;
  readonly now: number;
  /** The least time between two updates of one message, in milliseconds. */
  readonly refreshMs: number;
  /** From 0 up to 1. */
  readonly random: number;
};

export type AttemptResult = 'done' | 'later' | 'blocked' | 'dropped';

/** Writes down what became of an attempt, and what follows from it, in one transaction. */
export async function recordResult(db: Db, attempt: Attempt): Promise<AttemptResult> {
  const { row, answer, now, random } = attempt;
  switch (answer.kind) {
    case 'done':
      await transact(db, (tx) => finish(tx, attempt, answer.value));
      return 'done';
    case 'later':
      await retryLater(db, row, {
        dueAt: now + backoffMs(row.attempts, random, answer.retryAfterMs),
        error: answer.error,
        isUnconfirmed: answer.isUnconfirmed,
      });
      return 'later';
    case 'content_refused':
    case 'refused':
      return transact(db, (tx) => refuse(tx, attempt, answer.error));
  }
}

async function finish(tx: Tx, attempt: Attempt, place: Place | null): Promise<void> {
  const { row, shown } = attempt;
  const decision = await lockDecision(tx, row.decisionId);
  if (decision === null)
    return place === null ? undefined : retractOrphan(tx, row, place, attempt.now);
  const isOurs = await complete(tx, row, place, attempt);
  if (!isOurs) return;
  if (place !== null && (await wasRedacted(tx, shown, row.message))) {
    await retractReply(tx, row, place, attempt.now);
  }
  await correctNotices(tx, attempt);
  if (place === null) return;
  const live = liveMessageOf(row.message);
  // What an earlier attempt has posted shows how things were then.
  const isOlder = row.unconfirmedSince !== null;
  if (live !== null && (isOlder || isStale(live, shown.decision, decision))) {
    const message = { kind: 'refresh', live } as const;
    await enqueue(tx, decision.id, [{ message, channelId: place.channel }], attempt);
  }
  if (row.message.kind === 'root' && decision.supersedes !== null) {
    await announceSuccessor(tx, decision.supersedes, attempt);
  }
}

/** Whether a message that was on its way when the decision changed shows something old. */
function isStale(live: LiveMessage, shown: Decision, now: Decision): boolean {
  if (live === 'root' || live === 'panel') return shown.version !== now.version;
  const { context, recommendation } = now;
  return (
    shown.context !== context ||
    JSON.stringify(shown.recommendation) !== JSON.stringify(recommendation)
  );
}

/** The thread of a decision that was replaced leads to the new one, now that there is one. */
async function announceSuccessor(tx: Tx, supersededId: string, pace: Pace): Promise<void> {
  const old = await lockDecision(tx, supersededId);
  if (old === null) return;
  const channelId = old.thread?.channel ?? old.channelId;
  const entries = [
    { message: { kind: 'refresh', live: 'root' }, channelId },
    { message: { kind: 'superseded' }, channelId },
  ] as const;
  await enqueue(tx, old.id, entries, pace);
}

/** Slack will not change this message any more, whatever anybody mends. */
const UNCHANGEABLE = new Set([
  'message_not_found',
  'cant_update_message',
  'edit_window_closed',
  'block_mismatch',
]);

/** What is not worth waiting for once Slack refuses it. */
function isForgone({ message }: OutboxEntry, error: string): boolean {
  switch (message.kind) {
    // The notice it corrects is gone.
    case 'delivered_after_all':
    // The person cannot be written to.
    case 'rating_reminder':
      return true;
    case 'refresh':
      return UNCHANGEABLE.has(error);
    default:
      return false;
  }
}

async function refuse(tx: Tx, attempt: Attempt, error: string): Promise<AttemptResult> {
  const { row, now, random } = attempt;
  const decision = await lockDecision(tx, row.decisionId);
  if (decision === null) return 'dropped';
  if (isForgone(row, error)) {
    await complete(tx, row, null, attempt);
    return 'dropped';
  }
  const dueAt = now + refusalBackoffMs(row.attempts, random);
  const isNew = await block(tx, row, { error, dueAt });
  // Never about a message that was only for them.
  if (isNew && inThread(row.message)) {
    const message = { kind: 'undelivered', refusal: refusalFor(error), error } as const;
    await enqueue(tx, decision.id, [{ message, channelId: decision.ownerId }], attempt);
  }
  return 'blocked';
}

/** Once a thread is whole, what its owner was told before is replaced. */
async function correctNotices(tx: Tx, attempt: Attempt): Promise<void> {
  const { row } = attempt;
  const { decision } = attempt.shown;
  if (!inThread(row.message) && row.message.kind !== 'undelivered') return;
  const { open } = await threadState(tx, decision.id);
  if (open > 0) return;
  const notices = await takeNotices(tx, decision.id);
  const entries = notices.map((notice) => ({
    message: { kind: 'delivered_after_all', notice } as const,
    channelId: notice.channel,
  }));
  await enqueue(tx, decision.id, entries, attempt);
}

/** A notice that nothing is refused any more is not sent. */
export async function dropIfNeedless(db: Db, row: OutboxEntry, pace: Pace): Promise<boolean> {
  if (row.message.kind !== 'undelivered') return false;
  return transact(db, async (tx) => {
    await lockDecision(tx, row.decisionId);
    const { refusals } = await threadState(tx, row.decisionId);
    if (refusals.length > 0) return false;
    await complete(tx, row, null, pace);
    await forgetNotified(tx, row.decisionId);
    return true;
  });
}

/** What reached Slack although its decision was deleted meanwhile is erased from Slack again. */
async function retractOrphan(tx: Tx, row: OutboxEntry, place: Place, now: number): Promise<void> {
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
async function retractReply(tx: Tx, row: OutboxEntry, place: Place, now: number): Promise<void> {
  const what = { root: null, messages: [place], unconfirmed: [], by: SYSTEM_ACTOR, at: now };
  await addEraseJobs(tx, { ...what, key: keyOf(row), to: place.channel }, now);
}

const keyOf = ({ id, attempts }: OutboxEntry): string => `${id}.${attempts}`;

/** Whether a reply that was on its way tells of something that was taken out of the record since. */
async function wasRedacted(
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
