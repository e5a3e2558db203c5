import { fc } from '@fast-check/vitest';
import type { Vote } from '../../src/domain/decision.ts';
import type { DecisionEvent, HistoryEntry } from '../../src/domain/events.ts';
import {
  DELIVERY_REFUSALS,
  type EventReply,
  LIVE_MESSAGES,
  type OutboxMessage,
} from '../../src/domain/outbox-entry.ts';
import type { ThreadContext } from '../../src/domain/thread-context.ts';
import { recommend } from '../../src/engine/index.ts';
import { anyAnswers } from '../engine/answers.ts';
import { NOON } from '../store/a-decision.ts';
import { anEntry, aShown } from './a-thread-context.ts';
import {
  type AnyShown,
  anybody,
  anyCase,
  anyOutcome,
  anyShown,
  anyVerdict,
  day,
} from './any-thread-context.ts';

/** Every message that tells of no entry of the history. */
export const STATELESS: readonly OutboxMessage[] = [
  { kind: 'root' },
  { kind: 'why' },
  { kind: 'trade_offs' },
  { kind: 'proof' },
  ...LIVE_MESSAGES.map((live) => ({ kind: 'refresh', live }) as const),
  { kind: 'superseded' },
  { kind: 'rating_reminder' },
  ...DELIVERY_REFUSALS.map(
    (refusal) => ({ kind: 'undelivered', refusal, error: 'some_<error>' }) as const,
  ),
  { kind: 'delivered_after_all', notice: { channel: 'D1', ts: '1.1' } },
];

type ToldEntry = { readonly kind: EventReply; readonly entry: HistoryEntry };

/** A reply and the entry of the history that it tells of. */
const anyTold = (words: fc.Arbitrary<string>): fc.Arbitrary<ToldEntry> => {
  const perhaps = fc.oneof(fc.constant(''), words);
  const revision = fc.integer({ min: 1, max: 3 });
  const judged = anyCase(words).map((of) => {
    const { verdict, strength } = recommend(of.answers, of);
    return { ...of, verdict, strength };
  });
  const told = <K extends EventReply>(kind: K, what: fc.Arbitrary<DecisionEvent>) =>
    fc.record({ what, actorId: anybody }).map(({ what, actorId }) => ({
      kind,
      entry: anEntry(what, actorId),
    }));
  const kinded = <K extends DecisionEvent['kind']>(kind: K) => ({ kind: fc.constant(kind) });
  return fc.oneof(
    told(
      'objection',
      fc.record({
        ...kinded('voted'),
        voice: fc.constant('disagree' as const),
        reason: words,
        preferred: anyOutcome,
        revision,
      }),
    ),
    told('revised', fc.record({ ...kinded('revised'), before: judged, after: judged, revision })),
    told(
      'proposal',
      fc
        .record({ ...kinded('proposed'), answers: anyAnswers, note: perhaps, revision })
        .map((said) => {
          const { verdict, strength } = recommend(said.answers);
          return { ...said, verdict, strength };
        }),
    ),
    told(
      'decided',
      fc.record({
        ...kinded('decided'),
        outcome: anyOutcome,
        reason: perhaps,
        check: perhaps,
        reviewOn: day,
        zone: fc.constant('Europe/Berlin'),
        deciders: fc.constant(['U1']),
        by: fc.constant('U1'),
        at: fc.constant(NOON),
        verdict: anyVerdict,
      }),
    ),
    told('withdrawn', fc.record({ ...kinded('withdrawn'), reason: perhaps })),
    told('open_reminder', fc.record({ ...kinded('reminded'), days: fc.constantFrom(7, 21, 49) })),
    told('review_asked', fc.record(kinded('review_asked'))),
    told(
      'reviewed',
      fc.record({
        ...kinded('reviewed'),
        answers: anyAnswers,
        before: anyAnswers,
        verdict: anyVerdict,
        was: anyVerdict,
        holds: fc.boolean(),
        by: fc.constant('U1'),
        at: fc.constant(NOON),
        nextOn: day,
      }),
    ),
  );
};

export type AnyMessage = { readonly message: OutboxMessage; readonly shown: ThreadContext };

/** Any message, and whatever it may find when its turn comes. */
export function anyMessageOf(
  shown: fc.Arbitrary<AnyShown>,
  words: fc.Arbitrary<string>,
): fc.Arbitrary<AnyMessage> {
  const stateless = fc
    .record({ message: fc.constantFrom(...STATELESS), shown })
    .map(({ message, shown }) => ({ message, shown: aShown(shown) }));
  const told = fc
    .record({ told: anyTold(words), shown, stands: fc.boolean() })
    .map(({ told: { kind, entry }, shown, stands }) => ({
      message: { kind, entry: entry.position },
      shown: aShown({ ...shown, entry, votes: stands ? voiced(shown.votes, entry) : shown.votes }),
    }));
  return fc.oneof(stateless, told);
}

export const anyMessage = (words: fc.Arbitrary<string>): fc.Arbitrary<AnyMessage> =>
  anyMessageOf(anyShown(words), words);

/** What a voice says is still what this person says. */
const voiced = (votes: readonly Vote[], { actorId, event, at }: HistoryEntry): readonly Vote[] =>
  event.kind === 'voted'
    ? [
        ...votes.filter(({ userId }) => userId !== actorId),
        { ...event, userId: actorId, castAt: at },
      ]
    : votes;
