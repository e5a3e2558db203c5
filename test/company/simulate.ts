import type { Command, Submission, Transition } from '../../src/domain/commands.ts';
import type { DecisionContext } from '../../src/domain/decision-context.ts';
import { SYSTEM_ACTOR } from '../../src/domain/events.ts';
import type { Timer } from '../../src/domain/job.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/settings.ts';
import { DEFAULT_RUBRIC, type Recommendation } from '../../src/engine/index.ts';
import { begin } from '../../src/rules/begin.ts';
import { transition } from '../../src/rules/transition.ts';

/** What a person plans to do, chosen from what the decision is like at that time. */
export type PlannedAction = {
  readonly at: number;
  readonly actorId: string;
  readonly does: (context: DecisionContext) => Command;
};

/** What a person or a timer did, and what followed. */
export type SimulatedStep = {
  readonly at: number;
  readonly actorId: string;
  readonly change: Transition;
  /** As the change left it. */
  readonly context: DecisionContext;
};

/** A decision with every step so far, by the rules. */
export type SimulatedDecision = {
  readonly steps: readonly SimulatedStep[];
  readonly context: DecisionContext;
  readonly timers: readonly Timer[];
};

export type SimulationStart = {
  readonly id: string;
  readonly submission: Submission;
  readonly recommendation: Recommendation;
  readonly at: number;
};

/** Runs the planned actions and due timers until `now`. Leaves out what the rules refuse. */
export function simulate(
  start: SimulationStart,
  plannedActions: readonly PlannedAction[],
  now: number,
): SimulatedDecision {
  const { id, submission, recommendation, at } = start;
  const settings = DEFAULT_SETTINGS;
  const beginning = begin(id, submission, recommendation, { now: at, settings });
  const { decision, rating } = beginning;
  let context: DecisionContext = {
    decision,
    ratings: rating === undefined ? [] : [rating],
    votes: [],
    settings,
  };
  const steps: SimulatedStep[] = [{ at, actorId: submission.userId, change: beginning, context }];
  const timers = new Map((beginning.timers ?? []).map((timer) => [timer.kind, timer]));
  const left = plannedActions.toSorted((a, b) => a.at - b.at);
  for (;;) {
    const [timer] = [...timers.values()].sort((a, b) => a.dueAt - b.dueAt);
    const [action] = left;
    const isTime = timer !== undefined && timer.dueAt <= (action?.at ?? now);
    const next = isTime ? timerComes(timer) : action;
    if (next === undefined || next.at > now) break;
    if (isTime) timers.delete(timer.kind);
    else left.shift();
    const step = { actorId: next.actorId, now: next.at, rubric: DEFAULT_RUBRIC };
    const change = transition(context, next.does(context), step);
    if ('refused' in change || Object.keys(change).length === 0) continue;
    context = after(context, change);
    steps.push({ at: next.at, actorId: next.actorId, change, context });
    for (const kind of change.clear ?? []) timers.delete(kind);
    for (const set of change.timers ?? []) timers.set(set.kind, set);
  }
  return { steps, context, timers: [...timers.values()] };
}

const timerComes = (timer: Timer): PlannedAction => ({
  at: timer.dueAt,
  actorId: SYSTEM_ACTOR,
  does: () => ({ kind: 'due', timer }),
});

/** The case as the store holds it after a change. */
function after(
  { decision, ratings, votes, settings }: DecisionContext,
  { decision: changed, rating, vote }: Transition,
): DecisionContext {
  return {
    decision: changed === undefined ? decision : { ...changed, version: changed.version + 1 },
    ratings: rating === undefined ? ratings : inPlace(ratings, rating),
    votes: vote === undefined ? votes : inPlace(votes, vote),
    settings,
  };
}

const inPlace = <T extends { readonly userId: string }>(
  all: readonly T[],
  one: T,
): readonly T[] => [...all.filter(({ userId }) => userId !== one.userId), one];
