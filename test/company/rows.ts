import type { Insertable } from 'kysely';
import { SYSTEM_ACTOR } from '../../src/domain/events.ts';
import { wordsOf } from '../../src/domain/text.ts';
import { rowOf } from '../../src/store/decision-row.ts';
import { timerRow } from '../../src/store/jobs.ts';
import type { Schema } from '../../src/store/schema.ts';
import { indexEntry } from '../../src/store/search/index-words.ts';
import type { CompanyDecision } from './company.ts';
import { delivered, linkTo, threadOf } from './delivered.ts';
import type { SimulatedDecision, SimulatedStep } from './simulate.ts';

export const FILLED_TABLES = [
  'decisions',
  'ratings',
  'votes',
  'events',
  'keys',
  'jobs',
  'outbox',
  'live_messages',
] as const;
export type FilledTable = (typeof FILLED_TABLES)[number];

/** What a store holds of a decision, by table; see `wordsIn` and `kindsIn` for the rest. */
export type Rows = { readonly [T in FilledTable]: readonly Insertable<Schema[T]>[] };

/** All rows that the use cases and the delivery would have written for a decision. */
export function rowsOf({ simulated, refusal }: CompanyDecision): Rows {
  const { decision, votes } = simulated.context;
  const { id } = decision;
  const thread = refusal === null ? threadOf(simulated) : null;
  return {
    decisions: [
      {
        ...rowOf(decision),
        touched_at: lastEntryAt(simulated),
        posted_channel: thread?.channel ?? null,
        root_ts: thread?.ts ?? null,
        link: thread && linkTo(simulated),
      },
    ],
    ratings: ratingsOf(simulated),
    votes: votes.map(({ userId, voice, reason, preferred, revision, castAt }) => ({
      decision_id: id,
      user_id: userId,
      voice,
      reason,
      preferred,
      revision,
      cast_at: castAt,
    })),
    events: eventsOf(simulated),
    keys: keysOf(simulated),
    jobs: simulated.timers.map((timer) => timerRow(id, timer)),
    ...delivered(simulated, refusal),
  };
}

const lastEntryAt = ({ steps, context: { decision } }: SimulatedDecision): number =>
  steps.findLast(({ change }) => (change.events ?? []).length > 0)?.at ?? decision.createdAt;

function ratingsOf({ steps, context }: SimulatedDecision): Rows['ratings'] {
  return context.ratings.map(({ userId, answers, revision, ratedAt }) => ({
    decision_id: context.decision.id,
    user_id: userId,
    answers: JSON.stringify(answers),
    revision,
    created_at: steps.find(({ change }) => change.rating?.userId === userId)?.at ?? ratedAt,
    rated_at: ratedAt,
  }));
}

function eventsOf({ steps, context: { decision } }: SimulatedDecision): Rows['events'] {
  return steps
    .flatMap((step) => (step.change.events ?? []).map((what) => ({ step, what })))
    .map(({ step: { actorId, at }, what: { kind, ...payload } }, position) => ({
      decision_id: decision.id,
      position,
      kind,
      actor_id: actorId,
      payload: JSON.stringify(payload),
      at,
    }));
}

/** Of every click that was seen to. */
const keysOf = ({ steps, context: { decision } }: SimulatedDecision): Rows['keys'] =>
  steps.flatMap(({ actorId }, nth) =>
    nth === 0 || actorId === SYSTEM_ACTOR
      ? []
      : [{ decision_id: decision.id, key: `click-${nth}` }],
  );

const known = new Map<string, readonly string[]>();

/** The words by which a decision is found: of all that it ever said, and of those who disagree. */
export function wordsIn({ steps }: SimulatedDecision): ReadonlySet<string> {
  const words = new Set<string>();
  for (const text of new Set(steps.flatMap(textsOf))) {
    for (const line of text.split('\n')) {
      const found = known.get(line) ?? [...wordsOf(line)];
      // What is said only once need not be remembered.
      if (known.size < 100_000) known.set(line, found);
      for (const word of found) words.add(word);
    }
  }
  return words;
}

function textsOf({ change: { decision, vote } }: SimulatedStep): readonly string[] {
  const { title = '', context = '', decided = null } = decision ?? {};
  return [title, context, decided?.reason ?? '', decided?.check ?? '', vote?.reason ?? ''];
}

/** What a decision is counted as. */
export type Kind = {
  readonly channel_id: string;
  readonly status: string;
  readonly verdict: string;
  readonly outcome: string;
};

/** All that it ever was counted as; the last is what it is. */
export const kindsIn = ({ steps }: SimulatedDecision): readonly Kind[] =>
  steps.map(({ context: { decision } }) => {
    const { verdict, outcome } = indexEntry(decision);
    const { channelId, status } = decision;
    return { channel_id: channelId, status, verdict: verdict ?? '', outcome: outcome ?? '' };
  });
