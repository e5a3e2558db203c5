import { fc } from '@fast-check/vitest';
import type { Vote } from '../../src/domain/decision.ts';
import type { ThreadContext } from '../../src/domain/decision-context.ts';
import type { DecisionEvent, HistoryEntry } from '../../src/domain/events.ts';
import {
  DELIVERY_REFUSALS,
  type EventReply,
  LIVE_MESSAGES,
  type OutboxMessage,
} from '../../src/domain/outbox-entry.ts';
import { recommend } from '../../src/engine/index.ts';
import { anyAnswers } from '../engine/answers.ts';
import { NOON } from '../store/a-decision.ts';
import { anEntry, aThreadContext } from './a-thread-context.ts';
import {
  type AnyThreadContext,
  anybody,
  anyCase,
  anyOutcome,
  anyThreadContext,
  anyVerdict,
  day,
} from './any-thread-context.ts';

/** Every message that reports no entry of the history. */
export const STATELESS: readonly OutboxMessage[] = [
  { kind: 'root' },
  { kind: 'why' },
  { kind: 'how' },
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

type Report = { readonly kind: EventReply; readonly entry: HistoryEntry };

/** A reply and the entry of the history that it reports. */
const anyReport = (words: fc.Arbitrary<string>): fc.Arbitrary<Report> => {
  const perhaps = fc.oneof(fc.constant(''), words);
  const revision = fc.integer({ min: 1, max: 3 });
  const judged = anyCase(words).map((aContext) => {
    const { verdict, strength } = recommend(aContext.answers, aContext);
    return { ...aContext, verdict, strength };
  });
  const report = <K extends EventReply>(kind: K, what: fc.Arbitrary<DecisionEvent>) =>
    fc.record({ what, actorId: anybody }).map(({ what, actorId }) => ({
      kind,
      entry: anEntry(what, actorId),
    }));
  const kinded = <K extends DecisionEvent['kind']>(kind: K) => ({ kind: fc.constant(kind) });
  return fc.oneof(
    report(
      'objection',
      fc.record({
        ...kinded('voted'),
        voice: fc.constant('disagree' as const),
        reason: words,
        preferred: anyOutcome,
        revision,
      }),
    ),
    report('revised', fc.record({ ...kinded('revised'), before: judged, after: judged, revision })),
    report(
      'proposal',
      fc
        .record({ ...kinded('proposed'), answers: anyAnswers, note: perhaps, revision })
        .map((proposed) => {
          const { verdict, strength } = recommend(proposed.answers);
          return { ...proposed, verdict, strength };
        }),
    ),
    report(
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
    report('withdrawn', fc.record({ ...kinded('withdrawn'), reason: perhaps })),
    report('open_reminder', fc.record({ ...kinded('reminded'), days: fc.constantFrom(7, 21, 49) })),
    report('review_asked', fc.record(kinded('review_asked'))),
    report(
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

export type AnyMessage = { readonly message: OutboxMessage; readonly thread: ThreadContext };

/** Any message, with any thread state at the time of its delivery. */
export function anyMessageOf(
  thread: fc.Arbitrary<AnyThreadContext>,
  words: fc.Arbitrary<string>,
): fc.Arbitrary<AnyMessage> {
  const stateless = fc
    .record({ message: fc.constantFrom(...STATELESS), thread })
    .map(({ message, thread }) => ({ message, thread: aThreadContext(thread) }));
  const reports = fc
    .record({ report: anyReport(words), thread, isCurrent: fc.boolean() })
    .map(({ report: { kind, entry }, thread, isCurrent }) => ({
      message: { kind, entry: entry.position },
      thread: aThreadContext({
        ...thread,
        entry,
        votes: isCurrent ? withVote(thread.votes, entry) : thread.votes,
      }),
    }));
  return fc.oneof(stateless, reports);
}

export const anyMessage = (words: fc.Arbitrary<string>): fc.Arbitrary<AnyMessage> =>
  anyMessageOf(anyThreadContext(words), words);

/** The votes, in which the one that the entry reports is that person's last. */
const withVote = (votes: readonly Vote[], { actorId, event, at }: HistoryEntry): readonly Vote[] =>
  event.kind === 'voted'
    ? [
        ...votes.filter(({ userId }) => userId !== actorId),
        { ...event, userId: actorId, castAt: at },
      ]
    : votes;
