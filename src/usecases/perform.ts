import { type Command, type Refusal, refuse, type Transition } from '../domain/commands.ts';
import type { Decision } from '../domain/decision.ts';
import { SYSTEM_ACTOR } from '../domain/events.ts';
import type { JobRow, Timer } from '../domain/job.ts';
import type { Rubric } from '../engine/index.ts';
import { transition } from '../rules/transition.ts';
import { lockDecision, saveDecision } from '../store/decisions.ts';
import { appendHistory, historyLength, isKnown, rememberKey } from '../store/history.ts';
import { addJob, clearTimers, finishJob, isPending, setTimer } from '../store/jobs.ts';
import { type Db, type Tx, transact } from '../store/open.ts';
import { enqueue } from '../store/outbox.ts';
import { loadContext, putRating, putVote } from '../store/ratings-and-votes.ts';
import { addWords } from '../store/search/index-words.ts';

export type UseCaseDeps = {
  readonly db: Db;
  readonly now: () => number;
  readonly rubric: Rubric;
  /** The least time between two updates of one message, in milliseconds. */
  readonly refreshMs: number;
  /** Called after a commit that left something to deliver. */
  readonly wakeDelivery: () => void;
  /** Called after a commit that left a job. */
  readonly wakeJobs: () => void;
};

/** What a verb needs that leaves nothing but a job behind. */
export type JobDeps = Pick<UseCaseDeps, 'db' | 'now' | 'wakeJobs'>;

export type CommandRequest = {
  readonly decisionId: string;
  readonly actorId: string;
  /** The same for every delivery of one click or form, another one for any other. */
  readonly key: string;
  /** A manager acts, because nobody who may decide is a member any more. */
  readonly standsIn?: boolean;
  readonly command: Exclude<Command, { kind: 'due' | 'move' | 'supersede' }>;
};

/** Done now, or done by an earlier delivery of the same; the decision as it is after that. */
export type Performed = { readonly done: 'now' | 'already'; readonly decision: Decision } | Refusal;

export type Perform = (request: CommandRequest) => Promise<Performed>;

/**
 * Lets something happen to a decision, with everything that follows from it, in one transaction.
 * Once it resolves nothing can be lost; the same request again is harmless.
 */
export const perform =
  (deps: UseCaseDeps): Perform =>
  async ({ decisionId, actorId, key, standsIn = false, command }) => {
    const outcome = await transact(deps.db, async (tx): Promise<Performed> => {
      const decision = await lockDecision(tx, decisionId);
      if (decision === null) return refuse('unknown_decision');
      if (await isKnown(tx, decisionId, key)) return { done: 'already', decision };
      const now = deps.now();
      const context = await loadContext(tx, decision);
      const change = transition(context, command, { actorId, now, rubric: deps.rubric, standsIn });
      if ('refused' in change) return change;
      await commit(tx, decision, change, { deps, now, actorId, key });
      return { done: 'now', decision: change.decision ?? decision };
    });
    if ('done' in outcome) wake(deps);
    return outcome;
  };

/** A claimed job that changes the decision that it is for. */
export type TimerRow = Omit<JobRow, 'job'> & { readonly job: Pick<Timer, 'kind' | 'count'> };

export type PerformDue = (row: TimerRow) => Promise<'done' | 'not_due'>;

/**
 * Lets happen what has fallen due, and ends the job in the same transaction; nothing happens when the
 * job is somebody else's by then, was cleared or set anew.
 */
export const performDue =
  (deps: UseCaseDeps): PerformDue =>
  async (row) => {
    const outcome = await transact(deps.db, async (tx) => {
      const decision = await lockDecision(tx, row.to);
      if (decision === null || !(await finishJob(tx, row))) return 'not_due';
      const now = deps.now();
      const context = await loadContext(tx, decision);
      const at = { actorId: SYSTEM_ACTOR, now, rubric: deps.rubric };
      const change = transition(context, { kind: 'due', timer: row.job }, at);
      if (!('refused' in change)) {
        await commit(tx, decision, change, { deps, now, actorId: SYSTEM_ACTOR, key: null });
      }
      return 'done';
    });
    if (outcome === 'done') wake(deps);
    return outcome;
  };

function wake({ wakeDelivery, wakeJobs }: UseCaseDeps): void {
  wakeDelivery();
  wakeJobs();
}

export type Commit = {
  readonly deps: Pick<UseCaseDeps, 'refreshMs'>;
  readonly now: number;
  readonly actorId: string;
  readonly key: string | null;
};

/** Writes down everything that follows for a locked decision. */
export async function commit(
  tx: Tx,
  decision: Decision,
  change: Transition,
  { deps, now, actorId, key }: Commit,
): Promise<void> {
  const { id, channelId, thread } = decision;
  if (change.decision !== undefined) await saveDecision(tx, change.decision);
  if (change.rating !== undefined) await putRating(tx, id, change.rating);
  if (change.vote !== undefined) {
    await putVote(tx, id, change.vote);
    await addWords(tx, decision, [change.vote.reason]);
  }
  const from = await historyLength(tx, id);
  const entries = (change.events ?? []).map((event) => ({ actorId, event }));
  await appendHistory(tx, id, entries, { from, at: now });
  // Of what changed nothing too: repeated late, it could undo what came after it.
  if (key !== null) await rememberKey(tx, id, key);
  const outbox = (change.outbox ?? []).map(({ message, to }) => ({
    message: 'entry' in message ? { ...message, entry: from + message.entry } : message,
    channelId: to ?? thread?.channel ?? channelId,
  }));
  await enqueue(tx, id, outbox, { now, refreshMs: deps.refreshMs });
  for (const job of change.jobs ?? []) {
    if (await isPending(tx, { to: actorId, job })) continue;
    await addJob(tx, { id: `${job.kind}:${id}:${from}`, to: actorId, job, dueAt: now });
  }
  await clearTimers(tx, id, change.clear ?? []);
  for (const timer of change.timers ?? []) await setTimer(tx, id, timer);
}
