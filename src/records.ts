import { z } from 'zod';
import type { Answers, ConsiderationId, Recommendation } from './engine/index.ts';

/** A decision: what was asked, what the engine said, and where its thread stands. */
export type Decision = {
  readonly id: string;
  readonly sourceKey: string;
  readonly teamId: string;
  readonly channelId: string;
  readonly ownerId: string;
  readonly title: string;
  /** What the application is for; empty when nothing was said. */
  readonly context: string;
  readonly answers: Answers;
  readonly considerations: readonly ConsiderationId[];
  readonly recommendation: Recommendation;
  readonly status: 'open';
  readonly createdAt: number;
  /** Where its root message stands, once it does. */
  readonly thread: Place | null;
};

/** Where a message stands. */
export type Place = { readonly channel: string; readonly ts: string };

/** Why Slack will not take a message until somebody mends the cause. */
export const REFUSALS = [
  'not_in_channel',
  'archived',
  'posting_restricted',
  'scope_missing',
  'thread_gone',
  'refused',
] as const;
export type Refusal = (typeof REFUSALS)[number];

/** What Slack says of replies whose root somebody has deleted. */
export const ROOT_GONE = [
  'thread_not_found',
  'invalid_thread_ts',
  'cannot_reply_to_message',
] as const;

const placeSchema = z.object({ channel: z.string(), ts: z.string() });

export const effectSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('root') }),
  z.object({ kind: z.literal('why') }),
  z.object({ kind: z.literal('trade_offs') }),
  z.object({ kind: z.literal('proof') }),
  /** Tells the owner, alone, that the thread cannot be posted, and how to mend it. */
  z.object({ kind: z.literal('undelivered'), refusal: z.enum(REFUSALS), error: z.string() }),
  /** Replaces such a message once the thread is there. */
  z.object({ kind: z.literal('delivered_after_all'), notice: placeSchema }),
]);

/** A wish to change something outside, kept as an outbox row until it is done. */
export type Effect = z.infer<typeof effectSchema>;

/** The messages of a thread go out one after the other; what is told to a person does not wait. */
export const inThread = ({ kind }: Effect): boolean =>
  kind === 'root' || kind === 'why' || kind === 'trade_offs' || kind === 'proof';

/** Something that happened to a decision; the history only ever grows. */
export type DecisionEvent = {
  readonly kind: 'submitted' | 'moved';
  readonly actorId: string;
  readonly payload: Readonly<Record<string, unknown>>;
};

/** A row of the outbox that a worker has taken to deliver. */
export type OutboxRow = {
  readonly id: string;
  readonly decisionId: string;
  readonly channelId: string;
  readonly effect: Effect;
  /** This one included. Also tells whether the row is still ours. */
  readonly attempts: number;
  /** Since when an earlier attempt may have reached Slack; null when none has. */
  readonly doubtSince: number | null;
  /** The refusal that the owner has been told about. */
  readonly told: string | null;
};
