import type { Insertable } from 'kysely';
import { SYSTEM_ACTOR } from '../../src/domain/events.ts';
import { wordsOf } from '../../src/domain/text.ts';
import { rowOf } from '../../src/store/decisions.ts';
import { timerRow } from '../../src/store/jobs.ts';
import type { Schema } from '../../src/store/schema.ts';
import { indexEntry } from '../../src/store/search/index-words.ts';
import type { Lived } from './company.ts';
import { delivered, linkTo, threadOf } from './delivered.ts';
import type { Life, Moment } from './simulate.ts';

export const TOLD = [
  'decisions',
  'ratings',
  'votes',
  'events',
  'keys',
  'jobs',
  'outbox',
  'live_messages',
] as const;
export type Told = (typeof TOLD)[number];

/** What a store holds of a decision, by table; see `wordsIn` and `kindsIn` for the rest. */
export type Rows = { readonly [T in Told]: readonly Insertable<Schema[T]>[] };

/** All that the use cases and the delivery would have written of a life. */
export function rowsOf({ life, refusal }: Lived): Rows {
  const { decision, votes } = life.context;
  const { id } = decision;
  const thread = refusal === null ? threadOf(life) : null;
  return {
    decisions: [
      {
        ...rowOf(decision),
        touched_at: lastEntryAt(life),
        posted_channel: thread?.channel ?? null,
        root_ts: thread?.ts ?? null,
        link: thread && linkTo(life),
      },
    ],
    ratings: ratingsOf(life),
    votes: votes.map(({ userId, voice, reason, preferred, revision, castAt }) => ({
      decision_id: id,
      user_id: userId,
      voice,
      reason,
      preferred,
      revision,
      cast_at: castAt,
    })),
    events: eventsOf(life),
    keys: keysOf(life),
    jobs: life.timers.map((timer) => timerRow(id, timer)),
    ...delivered(life, refusal),
  };
}

const lastEntryAt = ({ moments, context: { decision } }: Life): number =>
  moments.findLast(({ change }) => (change.events ?? []).length > 0)?.at ?? decision.createdAt;

function ratingsOf({ moments, context }: Life): Rows['ratings'] {
  return context.ratings.map(({ userId, answers, revision, ratedAt }) => ({
    decision_id: context.decision.id,
    user_id: userId,
    answers: JSON.stringify(answers),
    revision,
    created_at: moments.find(({ change }) => change.rating?.userId === userId)?.at ?? ratedAt,
    rated_at: ratedAt,
  }));
}

function eventsOf({ moments, context: { decision } }: Life): Rows['events'] {
  return moments
    .flatMap((moment) => (moment.change.events ?? []).map((what) => ({ moment, what })))
    .map(({ moment: { actorId, at }, what: { kind, ...payload } }, position) => ({
      decision_id: decision.id,
      position,
      kind,
      actor_id: actorId,
      payload: JSON.stringify(payload),
      at,
    }));
}

/** Of every click that was seen to. */
const keysOf = ({ moments, context: { decision } }: Life): Rows['keys'] =>
  moments.flatMap(({ actorId }, nth) =>
    nth === 0 || actorId === SYSTEM_ACTOR
      ? []
      : [{ decision_id: decision.id, key: `click-${nth}` }],
  );

const known = new Map<string, readonly string[]>();

/** The words by which a decision is found: of all that it ever said, and of those who disagree. */
export function wordsIn({ moments }: Life): ReadonlySet<string> {
  const words = new Set<string>();
  for (const text of new Set(moments.flatMap(textsOf))) {
    for (const line of text.split('\n')) {
      const found = known.get(line) ?? [...wordsOf(line)];
      // What is said only once need not be remembered.
      if (known.size < 100_000) known.set(line, found);
      for (const word of found) words.add(word);
    }
  }
  return words;
}

function textsOf({ change: { decision, vote } }: Moment): readonly string[] {
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
export const kindsIn = ({ moments }: Life): readonly Kind[] =>
  moments.map(({ context: { decision } }) => {
    const { verdict, outcome } = indexEntry(decision);
    const { channelId, status } = decision;
    return { channel_id: channelId, status, verdict: verdict ?? '', outcome: outcome ?? '' };
  });
