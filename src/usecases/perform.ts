import { type Command, type Refusal, refuse } from '../domain/commands.ts';
import type { Decision } from '../domain/decision.ts';
import { SYSTEM_ACTOR } from '../domain/events.ts';
import type { JobRow, Timer } from '../domain/job.ts';
import type { Rubric } from '../engine/index.ts';
import { transition } from '../rules/transition.ts';
import { commit } from '../store/commit.ts';
import { lockDecision } from '../store/decisions.ts';
import { isKnown } from '../store/history.ts';
import { finishJob } from '../store/jobs.ts';
import { type Db, transact } from '../store/open.ts';
import { loadContext } from '../store/ratings-and-votes.ts';

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

/** What a use case needs that leaves nothing but a job. */
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
 * Carries out a command and writes everything that follows, in one transaction.
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
      await commit(tx, decision, change, { refreshMs: deps.refreshMs, now, actorId, key });
      return { done: 'now', decision: change.decision ?? decision };
    });
    if ('done' in outcome) wake(deps);
    return outcome;
  };

/** A claimed job that changes the decision that it is for. */
export type TimerRow = Omit<JobRow, 'job'> & { readonly job: Pick<Timer, 'kind' | 'count'> };

export type PerformDue = (row: TimerRow) => Promise<'done' | 'not_due'>;

/**
 * Carries out what has fallen due, and ends the job in the same transaction; nothing happens when the
 * job is another runner's by then, was cleared or set again.
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
        await commit(tx, decision, change, {
          refreshMs: deps.refreshMs,
          now,
          actorId: SYSTEM_ACTOR,
          key: null,
        });
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
