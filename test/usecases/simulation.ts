import type {
  Command,
  OutboxRequest,
  Refusal,
  Submission,
  Transition,
} from '../../src/domain/commands.ts';
import type { DecisionContext } from '../../src/domain/decision-context.ts';
import { type DecisionEvent, type HistoryEntry, SYSTEM_ACTOR } from '../../src/domain/events.ts';
import type { Timer } from '../../src/domain/job.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/settings.ts';
import { recommend } from '../../src/engine/index.ts';
import { begin } from '../../src/rules/begin.ts';
import { transition } from '../../src/rules/transition.ts';
import { NOON } from '../store/a-decision.ts';
import { applied, by } from './a-context.ts';

/** A decision in memory, with everything that the store would keep about it. */
export type Simulation = {
  readonly now: number;
  readonly context: DecisionContext;
  readonly history: readonly HistoryEntry[];
  readonly timers: readonly Timer[];
};

/** A person's command, or the time passing until the next timer is due. */
export type SimulationStep =
  | { readonly actorId: string; readonly command: Exclude<Command, { kind: 'due' }> }
  | 'time passes';

/** A step's outcome, with the simulation before and after it. */
export type StepResult = {
  readonly before: Simulation;
  readonly actorId: string;
  readonly command: Command;
  readonly outcome: Transition | Refusal;
  readonly after: Simulation;
};

export function beginSimulation(submission: Submission): Simulation {
  const { answers, considerations, details, userId } = submission;
  const beginning = begin('d1', submission, recommend(answers, { considerations, details }), {
    now: NOON,
    settings: DEFAULT_SETTINGS,
  });
  const { decision, rating, events, timers = [] } = beginning;
  return {
    now: NOON,
    context: {
      decision,
      ratings: rating === undefined ? [] : [rating],
      votes: [],
      settings: DEFAULT_SETTINGS,
    },
    history: entries(events, { from: 0, actorId: userId, at: NOON }),
    timers,
  };
}

/** Runs the steps in order. Leaves out steps of passing time when no timer is set. */
export function simulate(
  first: Simulation,
  events: readonly SimulationStep[],
): readonly StepResult[] {
  const results: StepResult[] = [];
  let simulation = first;
  for (const event of events) {
    const result = event === 'time passes' ? timePasses(simulation) : happens(simulation, event);
    if (result === null) continue;
    results.push(result);
    simulation = result.after;
  }
  return results;
}

const MINUTE = 60_000;

function happens(
  before: Simulation,
  { actorId, command }: Exclude<SimulationStep, string>,
): StepResult {
  return next({ ...before, now: before.now + MINUTE }, actorId, command);
}

function timePasses(simulation: Simulation): StepResult | null {
  const [timer] = simulation.timers.toSorted((a, b) => a.dueAt - b.dueAt);
  if (timer === undefined) return null;
  const timers = simulation.timers.filter(({ kind }) => kind !== timer.kind);
  const before = { ...simulation, timers, now: Math.max(simulation.now, timer.dueAt) };
  return next(before, SYSTEM_ACTOR, { kind: 'due', timer });
}

function next(before: Simulation, actorId: string, command: Command): StepResult {
  const outcome = transition(frozen(before.context), command, by(actorId, before.now));
  if ('refused' in outcome) return { before, actorId, command, outcome, after: before };
  const { events, timers = [], clear = [] } = outcome;
  const replaced = new Set([...clear, ...timers.map(({ kind }) => kind)]);
  const after: Simulation = {
    now: before.now,
    context: applied(before.context, outcome),
    history: [
      ...before.history,
      ...entries(events, { from: before.history.length, actorId, at: before.now }),
    ],
    timers: [...before.timers.filter(({ kind }) => !replaced.has(kind)), ...timers],
  };
  return { before, actorId, command, outcome, after };
}

const entries = (
  history: readonly DecisionEvent[] = [],
  { from, actorId, at }: { readonly from: number; readonly actorId: string; readonly at: number },
): readonly HistoryEntry[] =>
  history.map((event, index) => ({ position: from + index, actorId, at, event }));

/** The entries that a step added to the history. */
export const newEntries = ({ before, after }: StepResult): readonly HistoryEntry[] =>
  after.history.slice(before.history.length);

/** The messages that a step requested. */
export const requestsOf = ({ outcome }: StepResult): readonly OutboxRequest[] =>
  'refused' in outcome ? [] : (outcome.outbox ?? []);

/** Whether a step changed nothing: refused, or without effect. */
export const changedNothing = ({ outcome }: StepResult): boolean =>
  'refused' in outcome || Object.keys(outcome).length === 0;

/** Makes any change to the value throw, at every depth. */
function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}
