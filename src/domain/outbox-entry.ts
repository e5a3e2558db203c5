import { z } from 'zod';
import { placeSchema } from './decision.ts';

/** Why Slack will not take a message until the cause is mended. */
export const DELIVERY_REFUSALS = [
  'not_in_channel',
  'archived',
  'posting_restricted',
  'scope_missing',
  'asker_not_in_channel',
  'thread_gone',
  'refused',
] as const;
export type DeliveryRefusal = (typeof DELIVERY_REFUSALS)[number];

/** What Slack says of replies whose root was deleted. */
export const ROOT_GONE = [
  'thread_not_found',
  'invalid_thread_ts',
  'cannot_reply_to_message',
] as const;

/** Messages that are kept up to date where they stand. */
export const LIVE_MESSAGES = ['root', 'why', 'how', 'trade_offs', 'proof', 'panel'] as const;
export type LiveMessage = (typeof LIVE_MESSAGES)[number];

/** Replies that tell of one entry of the history. */
const EVENT_REPLIES = [
  'objection',
  'revised',
  'proposal',
  'decided',
  'withdrawn',
  'open_reminder',
  'review_asked',
  'reviewed',
] as const;
export type EventReply = (typeof EVENT_REPLIES)[number];

export const outboxMessageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('root') }),
  z.object({ kind: z.literal('why') }),
  z.object({ kind: z.literal('how') }),
  z.object({ kind: z.literal('trade_offs') }),
  z.object({ kind: z.literal('proof') }),
  /** `entry` is its position in the history. */
  z.object({ kind: z.enum(EVENT_REPLIES), entry: z.int().min(0) }),
  /** Replies that another decision has taken this one's place. */
  z.object({ kind: z.literal('superseded') }),
  /** Shows a live message as it should be by now; a panel that is not there yet is posted. */
  z.object({ kind: z.literal('refresh'), live: z.enum(LIVE_MESSAGES) }),
  /** Asks one person, alone, for their rating. */
  z.object({ kind: z.literal('rating_reminder') }),
  /** Tells the owner, alone, that the thread cannot be posted, and how to mend it. */
  z.object({
    kind: z.literal('undelivered'),
    refusal: z.enum(DELIVERY_REFUSALS),
    error: z.string(),
  }),
  /** Replaces such a message once the thread is there. */
  z.object({ kind: z.literal('delivered_after_all'), notice: placeSchema }),
]);

/** A message that is owed to Slack, kept as an outbox row until it is done. */
export type OutboxMessage = z.infer<typeof outboxMessageSchema>;

/**
 * Where a message goes: into the thread, after those before it; onto a message that is there already; or
 * to one person alone. Those that do not go into the thread wait for no other.
 */
const DESTINATIONS = {
  root: 'thread',
  why: 'thread',
  how: 'thread',
  trade_offs: 'thread',
  proof: 'thread',
  objection: 'thread',
  revised: 'thread',
  proposal: 'thread',
  decided: 'thread',
  withdrawn: 'thread',
  open_reminder: 'thread',
  review_asked: 'thread',
  reviewed: 'thread',
  superseded: 'thread',
  refresh: 'message',
  delivered_after_all: 'message',
  rating_reminder: 'person',
  undelivered: 'person',
} as const satisfies Record<OutboxMessage['kind'], 'thread' | 'message' | 'person'>;

type ThreadKind = {
  [K in OutboxMessage['kind']]: (typeof DESTINATIONS)[K] extends 'thread' ? K : never;
}[OutboxMessage['kind']];
export type ThreadMessage = Extract<OutboxMessage, { kind: ThreadKind }>;

export const inThread = (message: OutboxMessage): message is ThreadMessage =>
  DESTINATIONS[message.kind] === 'thread';

/** The live message that an entry posts or refreshes, if it does. */
export function liveMessageOf(message: OutboxMessage): LiveMessage | null {
  if (message.kind === 'refresh') return message.live;
  return LIVE_MESSAGES.find((live) => live === message.kind) ?? null;
}

/** A row of the outbox that a worker has taken to deliver. */
export type OutboxEntry = {
  readonly id: string;
  readonly decisionId: string;
  readonly channelId: string;
  readonly message: OutboxMessage;
  /** Rows of one sequence go out one after the other. */
  readonly sequence: string | null;
  /** This one included. Also tells whether the row is still ours. */
  readonly attempts: number;
  /** Since when an earlier attempt may have reached Slack; null when none has. */
  readonly unconfirmedSince: number | null;
  /** The refusal that the owner has been told about. */
  readonly notified: string | null;
};
