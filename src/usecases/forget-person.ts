import type { Decision, Place } from '../domain/decision.ts';
import type { HistoryEntry } from '../domain/events.ts';
import { LIVE_MESSAGES, type LiveMessage } from '../domain/outbox-entry.ts';
import { redact } from '../rules/redact.ts';
import { saveDecision } from '../store/decisions.ts';
import {
  decisionsOf,
  deletePersonal,
  dropRating,
  rewriteHistory,
  rewriteWords,
} from '../store/deletion.ts';
import {
  addEraseJobs,
  type IsIncluded,
  postedMessages,
  unconfirmedMessages,
} from '../store/erasing.ts';
import { readHistory } from '../store/history.ts';
import { addJob } from '../store/jobs.ts';
import { scrub, type Tx, transact } from '../store/open.ts';
import { enqueue } from '../store/outbox.ts';
import { findLiveMessage, forgetLiveMessage } from '../store/outbox-thread.ts';
import { loadContext, putVote } from '../store/ratings-and-votes.ts';
import type { DeleteDecisionDeps } from './delete-decision.ts';
import { type Locked, leadingFrom, withEach, withLocked } from './locked-decisions.ts';

export type ForgettingRequest = {
  readonly personId: string;
  readonly actorId: string;
  /** The same for every delivery of one form. */
  readonly key: string;
};

export type RequestForgetting = (request: ForgettingRequest) => Promise<void>;

/** Keeps the request to take out what a person wrote; the same request again is harmless. */
export const requestForgetting =
  ({ db, now, wakeJobs }: DeleteDecisionDeps): RequestForgetting =>
  async ({ personId, actorId, key }) => {
    const job = { kind: 'forget_person', personId, decisions: 0 } as const;
    await addJob(db, { id: `forget_person:${key}`, to: actorId, job, dueAt: now() });
    wakeJobs();
  };

/** @returns how many decisions anything was taken out of, and whether it ended before all was done. */
export type ForgetPerson = (
  personId: string,
  by: string,
  signal?: AbortSignal,
) => Promise<{ readonly decisions: number; readonly isStopped: boolean }>;

/**
 * Takes what a person wrote out of every decision, each in one transaction, with the messages that
 * quote it; after an interruption the next call finds the rest.
 */
export const forgetPerson =
  (deps: DeleteDecisionDeps): ForgetPerson =>
  async (personId, by, signal) => {
    const { db } = deps;
    const changed = new Set<string>();
    const isStopped = () => signal?.aborted === true;
    const forgetInDecision = (id: string): Promise<void> =>
      withLocked(db, id, async (tx, locked) => {
        const isChanged = locked !== null && (await forgetIn(tx, locked, deps, { personId, by }));
        if (isChanged) changed.add(id);
      });
    await withEach(await decisionsOf(db, personId), forgetInDecision, isStopped).finally(() => {
      deps.wakeDelivery();
      deps.wakeJobs();
    });
    if (isStopped()) return { decisions: changed.size, isStopped: true };
    await transact(db, (tx) => deletePersonal(tx, personId));
    await scrub(db);
    return { decisions: changed.size, isStopped: false };
  };

type Who = { readonly personId: string; readonly by: string };

/** @returns whether there was anything of theirs. */
async function forgetIn(
  tx: Tx,
  locked: Locked,
  { now, refreshMs }: DeleteDecisionDeps,
  { personId, by }: Who,
): Promise<boolean> {
  const { decision } = locked;
  const { id, version } = decision;
  const context = await loadContext(tx, decision);
  const before = await readHistory(tx, id);
  const after = redact(context, before, personId);
  const changed = after.history.filter((entry, index) => !isSame(entry, before[index]));
  const vote = context.votes.find(({ userId }) => userId === personId) ?? null;
  const isChanged =
    changed.length > 0 ||
    after.dropsRating ||
    !isSame(after.decision, decision) ||
    !isSame(after.vote, vote);
  if (!isChanged) return false;
  await saveDecision(tx, decision, after.decision);
  if (after.vote !== null) await putVote(tx, id, after.vote);
  if (after.dropsRating) await dropRating(tx, id, personId);
  await rewriteHistory(tx, id, changed);
  await rewriteWords(tx, after.decision, after.history);
  const at = now();
  const raters = context.ratings.length - (after.dropsRating ? 1 : 0);
  const isQuoting = quoting(personId, changed);
  const messages = [
    ...(await postedMessages(tx, id, isQuoting)),
    ...(after.decision.title === decision.title ? [] : await naming(tx, locked)),
    ...(raters < 2 ? await panelOf(tx, id) : []),
  ];
  const to = decision.thread?.channel ?? decision.channelId;
  const unconfirmed = await unconfirmedMessages(tx, decision, isQuoting);
  const owed = { key: `${id}.${version}`, to, root: null, messages, unconfirmed, by, at };
  await addEraseJobs(tx, owed, at);
  await refreshMessages(tx, locked, { now: at, refreshMs });
  return true;
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Whether a reply tells of what the person wrote. */
function quoting(personId: string, changed: readonly HistoryEntry[]): IsIncluded {
  const theirs = new Set(
    changed.filter(({ actorId }) => actorId === personId).map(({ position }) => position),
  );
  return (message) => 'entry' in message && theirs.has(message.entry);
}

const NAMING: ReadonlySet<string> = new Set([
  'rating_reminder',
  'undelivered',
  'delivered_after_all',
]);

/** Where messages stand that tell the title and are not kept up to date. */
async function naming(tx: Tx, { decision, older }: Locked): Promise<readonly Place[]> {
  const direct = await postedMessages(tx, decision.id, ({ kind }) => NAMING.has(kind));
  return older === null ? direct : [...direct, ...(await leadingFrom(tx, older))];
}

/** Nothing is to be said about one rating alone, and nothing is what a panel of it shows. */
async function panelOf(tx: Tx, decisionId: string): Promise<readonly Place[]> {
  const place = await findLiveMessage(tx, decisionId, 'panel');
  await forgetLiveMessage(tx, decisionId, 'panel');
  return place === null ? [] : [place];
}

/** The messages that are kept up to date, and the roots that name this decision. */
async function refreshMessages(
  tx: Tx,
  { decision, older, newer }: Locked,
  pace: { readonly now: number; readonly refreshMs: number },
): Promise<void> {
  const show = async ({ id, thread }: Decision, live: LiveMessage) => {
    if (thread === null) return;
    const message = { kind: 'refresh', live } as const;
    await enqueue(tx, id, [{ message, channelId: thread.channel }], pace);
  };
  for (const live of LIVE_MESSAGES) {
    const isPosted = live === 'root' || (await findLiveMessage(tx, decision.id, live)) !== null;
    if (isPosted) await show(decision, live);
  }
  if (older !== null) await show(older, 'root');
  if (newer !== null) await show(newer, 'root');
}
