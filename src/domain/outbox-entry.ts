import { z } from 'zod';
import { placeSchema } from './decision.ts';

/** Why Slack will not take a message until somebody mends the cause. */
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

/** What Slack says of replies whose root somebody has deleted. */
export const ROOT_GONE = [
  'thread_not_found',
  'invalid_thread_ts',
  'cannot_reply_to_message',
] as const;

/** Messages that are kept up to date where they stand. */
export const STANDING = ['root', 'why', 'trade_offs', 'proof', 'panel'] as const;
export type Standing = (typeof STANDING)[number];

/** Replies that tell of one entry of the history. */
const TOLD = [
  'objection',
  'revised',
  'proposal',
  'decided',
  'withdrawn',
  'open_reminder',
  'review_asked',
  'reviewed',
] as const;
export type Told = (typeof TOLD)[number];

export const effectSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('root') }),
  z.object({ kind: z.literal('why') }),
  z.object({ kind: z.literal('trade_offs') }),
  z.object({ kind: z.literal('proof') }),
  /** `entry` is its position in the history. */
  z.object({ kind: z.enum(TOLD), entry: z.int().min(0) }),
  /** Replies that another decision has taken this one's place. */
  z.object({ kind: z.literal('superseded') }),
  /** Shows a standing message as it should be by now; a panel that is not there yet is posted. */
  z.object({ kind: z.literal('refresh'), message: z.enum(STANDING) }),
  /** Asks one person, alone, for their rating. */
  z.object({ kind: z.literal('rating_reminder') }),
  /** Tells the owner, alone, that the thread cannot be posted, and how to mend it. */
  z.object({ kind: z.literal('undelivered'), refusal: z.enum(DELIVERY_REFUSALS), error: z.string() }),
  /** Replaces such a message once the thread is there. */
  z.object({ kind: z.literal('delivered_after_all'), notice: placeSchema }),
]);

/** A wish to change something outside, kept as an outbox row until it is done. */
export type Effect = z.infer<typeof effectSchema>;

const ALONE: ReadonlySet<Effect['kind']> = new Set([
  'refresh',
  'rating_reminder',
  'undelivered',
  'delivered_after_all',
]);

/** The messages of a thread go out one after the other; the rest does not wait for them. */
export const inThread = ({ kind }: Effect): boolean => !ALONE.has(kind);

/** The standing message that an effect posts or shows anew, if it does. */
export function standingOf(effect: Effect): Standing | null {
  if (effect.kind === 'refresh') return effect.message;
  return STANDING.find((message) => message === effect.kind) ?? null;
}

/** A row of the outbox that a worker has taken to deliver. */
export type OutboxRow = {
  readonly id: string;
  readonly decisionId: string;
  readonly channelId: string;
  readonly effect: Effect;
  /** Rows of one sequence go out one after the other. */
  readonly sequence: string | null;
  /** This one included. Also tells whether the row is still ours. */
  readonly attempts: number;
  /** Since when an earlier attempt may have reached Slack; null when none has. */
  readonly doubtSince: number | null;
  /** The refusal that the owner has been told about. */
  readonly told: string | null;
};
