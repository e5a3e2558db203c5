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
import { begin, transition } from '../../src/rules/transition.ts';
import { NOON } from '../store/a-decision.ts';
import { applied, by } from './a-context.ts';

/** A decision in memory, with all that the store would keep of it. */
export type Life = {
  readonly now: number;
  readonly context: DecisionContext;
  readonly history: readonly HistoryEntry[];
  readonly timers: readonly Timer[];
};

/** What somebody does; or time passes until the next timer comes. */
export type Event =
  | { readonly actorId: string; readonly command: Exclude<Command, { kind: 'due' }> }
  | 'time passes';

/** One event, what came of it, and the life before and after. */
export type Moment = {
  readonly before: Life;
  readonly actorId: string;
  readonly command: Command;
  readonly outcome: Transition | Refusal;
  readonly after: Life;
};

export function born(submission: Submission): Life {
  const { answers, considerations, userId } = submission;
  const beginning = begin('d1', submission, recommend(answers, { considerations }), {
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

/** Lets all of this happen, one after the other; events that find nothing to happen are left out. */
export function live(first: Life, events: readonly Event[]): readonly Moment[] {
  const moments: Moment[] = [];
  let life = first;
  for (const event of events) {
    const moment = event === 'time passes' ? timePasses(life) : happens(life, event);
    if (moment === null) continue;
    moments.push(moment);
    life = moment.after;
  }
  return moments;
}

const MINUTE = 60_000;

function happens(before: Life, { actorId, command }: Exclude<Event, string>): Moment {
  return next({ ...before, now: before.now + MINUTE }, actorId, command);
}

function timePasses(life: Life): Moment | null {
  const [timer] = life.timers.toSorted((a, b) => a.dueAt - b.dueAt);
  if (timer === undefined) return null;
  const timers = life.timers.filter(({ kind }) => kind !== timer.kind);
  const before = { ...life, timers, now: Math.max(life.now, timer.dueAt) };
  return next(before, SYSTEM_ACTOR, { kind: 'due', timer });
}

function next(before: Life, actorId: string, command: Command): Moment {
  const outcome = transition(frozen(before.context), command, by(actorId, before.now));
  if ('refused' in outcome) return { before, actorId, command, outcome, after: before };
  const { events, timers = [], clear = [] } = outcome;
  const replaced = new Set([...clear, ...timers.map(({ kind }) => kind)]);
  const after: Life = {
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

/** What a moment wrote down. */
export const newIn = ({ before, after }: Moment): readonly HistoryEntry[] =>
  after.history.slice(before.history.length);

/** What a moment wished for. */
export const wishedIn = ({ outcome }: Moment): readonly OutboxRequest[] =>
  'refused' in outcome ? [] : (outcome.outbox ?? []);

/** Whether a moment left everything as it was. */
export const isNothing = ({ outcome }: Moment): boolean =>
  'refused' in outcome || Object.keys(outcome).length === 0;

/** Whoever changes a part of it fails. */
function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}
