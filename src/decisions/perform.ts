import type { Rubric } from '../engine/index.ts';
import type { Decision } from '../records/decision.ts';
import { CLOCK } from '../records/history.ts';
import type { JobRow, Timer } from '../records/job.ts';
import { lockDecision, saveDecision } from '../store/decisions.ts';
import { appendHistory, historyLength, isKnown, rememberKey } from '../store/history.ts';
import { addJob, clearTimers, finishJob, isOwed, setTimer } from '../store/jobs.ts';
import type { Db, Tx } from '../store/open.ts';
import { enqueue } from '../store/outbox.ts';
import { addWords } from '../store/search-index.ts';
import { transact } from '../store/transact.ts';
import { caseOf, putRating, putVote } from '../store/voices.ts';
import { type Change, type Happening, type Refused, refuse } from './happenings.ts';
import { step } from './lifecycle.ts';

export type VerbDeps = {
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
export type JobDeps = Pick<VerbDeps, 'db' | 'now' | 'wakeJobs'>;

export type Wanted = {
  readonly decisionId: string;
  readonly actorId: string;
  /** The same for every delivery of one click or form, another one for any other. */
  readonly key: string;
  /** A manager acts, because nobody who may decide is a member any more. */
  readonly standsIn?: boolean;
  readonly happening: Exclude<Happening, { kind: 'due' | 'moved' | 'superseded' }>;
};

/** Done now, or done by an earlier delivery of the same; the decision as it is after that. */
export type Performed = { readonly done: 'now' | 'already'; readonly decision: Decision } | Refused;

export type Perform = (wanted: Wanted) => Promise<Performed>;

/**
 * Lets something happen to a decision, with everything that follows from it, in one transaction.
 * Once it resolves nothing can be lost; the same wish again is harmless.
 */
export const perform =
  (deps: VerbDeps): Perform =>
  async ({ decisionId, actorId, key, standsIn = false, happening }) => {
    const outcome = await transact(deps.db, async (tx): Promise<Performed> => {
      const decision = await lockDecision(tx, decisionId);
      if (decision === null) return refuse('unknown_decision');
      if (await isKnown(tx, decisionId, key)) return { done: 'already', decision };
      const now = deps.now();
      const of = await caseOf(tx, decision);
      const change = step(of, happening, { actorId, now, rubric: deps.rubric, standsIn });
      if ('refused' in change) return change;
      await write(tx, decision, change, { deps, now, actorId, key });
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
  (deps: VerbDeps): PerformDue =>
  async (row) => {
    const outcome = await transact(deps.db, async (tx) => {
      const decision = await lockDecision(tx, row.to);
      if (decision === null || !(await finishJob(tx, row))) return 'not_due';
      const now = deps.now();
      const of = await caseOf(tx, decision);
      const moment = { actorId: CLOCK, now, rubric: deps.rubric };
      const change = step(of, { kind: 'due', timer: row.job }, moment);
      if (!('refused' in change)) {
        await write(tx, decision, change, { deps, now, actorId: CLOCK, key: null });
      }
      return 'done';
    });
    if (outcome === 'done') wake(deps);
    return outcome;
  };

function wake({ wakeDelivery, wakeJobs }: VerbDeps): void {
  wakeDelivery();
  wakeJobs();
}

export type Writing = {
  readonly deps: Pick<VerbDeps, 'refreshMs'>;
  readonly now: number;
  readonly actorId: string;
  readonly key: string | null;
};

/** Writes down everything that follows for a locked decision. */
export async function write(
  tx: Tx,
  decision: Decision,
  change: Change,
  { deps, now, actorId, key }: Writing,
): Promise<void> {
  const { id, channelId, thread } = decision;
  if (change.decision !== undefined) await saveDecision(tx, change.decision);
  if (change.rating !== undefined) await putRating(tx, id, change.rating);
  if (change.vote !== undefined) {
    await putVote(tx, id, change.vote);
    await addWords(tx, decision, [change.vote.reason]);
  }
  const from = await historyLength(tx, id);
  const entries = (change.history ?? []).map((what) => ({ actorId, what }));
  await appendHistory(tx, id, entries, { from, at: now });
  // Of what changed nothing too: repeated late, it could undo what came after it.
  if (key !== null) await rememberKey(tx, id, key);
  const wishes = (change.effects ?? []).map(({ effect, to }) => ({
    effect: 'entry' in effect ? { ...effect, entry: from + effect.entry } : effect,
    channelId: to ?? thread?.channel ?? channelId,
  }));
  await enqueue(tx, id, wishes, { now, refreshMs: deps.refreshMs });
  for (const job of change.jobs ?? []) {
    if (await isOwed(tx, { to: actorId, job })) continue;
    await addJob(tx, { id: `${job.kind}:${id}:${from}`, to: actorId, job, dueAt: now });
  }
  await clearTimers(tx, id, change.clear ?? []);
  for (const timer of change.timers ?? []) await setTimer(tx, id, timer);
}
