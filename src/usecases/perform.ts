import { type Command, type Refusal, refuse, type Transition } from '../domain/commands.ts';
import type { Decision } from '../domain/decision.ts';
import { SYSTEM_ACTOR } from '../domain/events.ts';
import type { TimerKind } from '../domain/timer.ts';
import type { Rubric } from '../engine/index.ts';
import { transition } from '../rules/transition.ts';
import { lockDecision, saveDecision } from '../store/decisions.ts';
import { addErrand, isOwed } from '../store/errands.ts';
import { appendHistory, historyLength, isKnown, rememberKey } from '../store/history.ts';
import type { Db, Tx } from '../store/open.ts';
import { enqueue } from '../store/outbox.ts';
import { loadContext, putRating, putVote } from '../store/ratings-and-votes.ts';
import { addWords } from '../store/search/index-words.ts';
import { clearTimers, setTimer, takeTimer } from '../store/timers.ts';
import { transact } from '../store/transact.ts';

export type UseCaseDeps = {
  readonly db: Db;
  readonly now: () => number;
  readonly rubric: Rubric;
  /** The least time between two updates of one message, in milliseconds. */
  readonly refreshMs: number;
  /** Called after a commit that left something to deliver. */
  readonly wakeDelivery: () => void;
  /** Called after a commit that set a timer. */
  readonly wakeSchedule: () => void;
  /** Called after a commit that left an errand. */
  readonly wakeErrands: () => void;
};

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

export type Perform = (wanted: CommandRequest) => Promise<Performed>;

/**
 * Lets something happen to a decision, with everything that follows from it, in one transaction.
 * Once it resolves nothing can be lost; the same wish again is harmless.
 */
export const perform =
  (deps: UseCaseDeps): Perform =>
  async ({ decisionId, actorId, key, standsIn = false, command }) => {
    const outcome = await transact(deps.db, async (tx): Promise<Performed> => {
      const decision = await lockDecision(tx, decisionId);
      if (decision === null) return refuse('unknown_decision');
      if (await isKnown(tx, decisionId, key)) return { done: 'already', decision };
      const now = deps.now();
      const of = await loadContext(tx, decision);
      const change = transition(of, command, { actorId, now, rubric: deps.rubric, standsIn });
      if ('refused' in change) return change;
      await commit(tx, decision, change, { deps, now, actorId, key });
      return { done: 'now', decision: change.decision ?? decision };
    });
    if ('done' in outcome) wake(deps);
    return outcome;
  };

export type PerformDue = (decisionId: string, kind: TimerKind) => Promise<'done' | 'not_due'>;

/** Lets happen what has fallen due, unless somebody else has seen to it meanwhile. */
export const performDue =
  (deps: UseCaseDeps): PerformDue =>
  async (decisionId, kind) => {
    const outcome = await transact(deps.db, async (tx) => {
      const decision = await lockDecision(tx, decisionId);
      if (decision === null) return 'not_due';
      const now = deps.now();
      const timer = await takeTimer(tx, decisionId, kind, now);
      if (timer === null) return 'not_due';
      const of = await loadContext(tx, decision);
      const at = { actorId: SYSTEM_ACTOR, now, rubric: deps.rubric };
      const change = transition(of, { kind: 'due', timer }, at);
      if (!('refused' in change)) {
        await commit(tx, decision, change, { deps, now, actorId: SYSTEM_ACTOR, key: null });
      }
      return 'done';
    });
    if (outcome === 'done') wake(deps);
    return outcome;
  };

function wake({ wakeDelivery, wakeSchedule, wakeErrands }: UseCaseDeps): void {
  wakeDelivery();
  wakeSchedule();
  wakeErrands();
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
  const wishes = (change.outbox ?? []).map(({ message, to }) => ({
    message: 'entry' in message ? { ...message, entry: from + message.entry } : message,
    channelId: to ?? thread?.channel ?? channelId,
  }));
  await enqueue(tx, id, wishes, { now, refreshMs: deps.refreshMs });
  for (const errand of change.errands ?? []) {
    const isJoined = await isOwed(tx, { to: actorId, errand });
    if (!isJoined)
      await addErrand(tx, { id: `${errand.kind}:${id}:${from}`, to: actorId, errand }, now);
  }
  await clearTimers(tx, id, change.clear ?? []);
  for (const timer of change.timers ?? []) await setTimer(tx, id, timer);
}
