import type { Transition } from '../domain/commands.ts';
import type { Decision } from '../domain/decision.ts';
import { saveDecision } from './decisions.ts';
import { appendHistory, historyLength, rememberKey } from './history.ts';
import { addJob, clearTimers, isPending, setTimer } from './jobs.ts';
import type { Tx } from './open.ts';
import { enqueue, type Pace } from './outbox.ts';
import { putRating, putVote } from './ratings-and-votes.ts';
import { addWords } from './search/index-words.ts';

/** Who brought it about, when, and by which click or form; null when nobody clicked. */
export type Cause = Pace & { readonly actorId: string; readonly key: string | null };

/** Writes all that follows for a locked decision: itself, what people said, history, outbox, jobs. */
export async function commit(
  tx: Tx,
  decision: Decision,
  change: Transition,
  { now, refreshMs, actorId, key }: Cause,
): Promise<void> {
  const { id, channelId, thread } = decision;
  if (change.decision !== undefined) await saveDecision(tx, decision, change.decision);
  if (change.rating !== undefined) await putRating(tx, id, change.rating);
  if (change.vote !== undefined) {
    await putVote(tx, id, change.vote);
    await addWords(tx, decision, [change.vote.reason]);
  }
  const from = await historyLength(tx, id);
  const entries = (change.events ?? []).map((event) => ({ actorId, event }));
  await appendHistory(tx, id, entries, { from, at: now });
  // Also where nothing changed: repeated late, it could undo what came after it.
  if (key !== null) await rememberKey(tx, id, key);
  const outbox = (change.outbox ?? []).map(({ message, to }) => ({
    message: 'entry' in message ? { ...message, entry: from + message.entry } : message,
    channelId: to ?? thread?.channel ?? channelId,
  }));
  await enqueue(tx, id, outbox, { now, refreshMs });
  for (const job of change.jobs ?? []) {
    if (await isPending(tx, { to: actorId, job })) continue;
    await addJob(tx, { id: `${job.kind}:${id}:${from}`, to: actorId, job, dueAt: now });
  }
  await clearTimers(tx, id, change.clear ?? []);
  for (const timer of change.timers ?? []) await setTimer(tx, id, timer);
}
