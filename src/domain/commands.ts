import type { Answers, ConsiderationId, Details, Rubric } from '../engine/index.ts';
import type { Blind, Decision, Outcome, PersonalRating, Source, Vote } from './decision.ts';
import type { DecisionContext } from './decision-context.ts';
import type { DecisionEvent, DecisionInput } from './events.ts';
import type { Job, Timer, TimerKind } from './job.ts';
import type { OutboxMessage } from './outbox-entry.ts';

/** What a person typed into the form, and where it came from. */
export type Submission = {
  /** The same for every delivery of one submission, another one for any other. */
  readonly sourceKey: string;
  readonly teamId: string;
  readonly channelId: string;
  readonly userId: string;
  readonly title: string;
  readonly context: string;
  readonly answers: Answers;
  readonly considerations: readonly ConsiderationId[];
  readonly details: Details;
  /** Who may decide besides the one who asks. */
  readonly deciders: readonly string[];
  /** Null unless the team is to rate before anybody sees the verdict. */
  readonly blind: Blind | null;
  readonly source: Source | null;
  /** The decision that this one replaces. */
  readonly supersedes: string | null;
};

/** What may happen to a decision that exists. */
export type Command =
  | { readonly kind: 'move'; readonly channelId: string }
  | { readonly kind: 'rate'; readonly answers: Answers }
  | { readonly kind: 'reveal' }
  | { readonly kind: 'agree' }
  | { readonly kind: 'disagree'; readonly reason: string; readonly preferred: Outcome }
  | { readonly kind: 'revise'; readonly to: DecisionInput }
  | { readonly kind: 'propose'; readonly answers: Answers; readonly note: string }
  | {
      readonly kind: 'decide';
      readonly outcome: Outcome;
      readonly reason: string;
      readonly check: string;
      readonly reviewOn: string | null;
      /** When that day begins for the one who decides, in milliseconds since 1970. */
      readonly reviewAt: number | null;
      readonly zone: string;
      readonly deciders: readonly string[];
    }
  | { readonly kind: 'withdraw'; readonly reason: string }
  | { readonly kind: 'supersede'; readonly by: string }
  | {
      readonly kind: 'review';
      readonly answers: Answers;
      readonly nextOn: string | null;
      readonly nextAt: number | null;
    }
  | { readonly kind: 'export' }
  | { readonly kind: 'due'; readonly timer: Pick<Timer, 'kind' | 'count'> };

/** By whom, when, and by which rubric what happens is judged. */
export type RuleContext = {
  readonly actorId: string;
  readonly now: number;
  readonly rubric: Rubric;
  /** A manager acts, because nobody who may decide is a member any more. */
  readonly standsIn?: boolean;
};

/** A message that the outbox is asked for; `to` where it does not go to the thread's channel. */
export type OutboxRequest = { readonly message: OutboxMessage; readonly to?: string };

/** All that follows from something that happened. */
export type Transition = {
  readonly decision?: Decision;
  readonly rating?: PersonalRating;
  readonly vote?: Vote;
  readonly events?: readonly DecisionEvent[];
  /** `entry` of a reply counts from the first new entry of the history. */
  readonly outbox?: readonly OutboxRequest[];
  /** To be done outside of the thread, for the person who acts. */
  readonly jobs?: readonly Job[];
  readonly timers?: readonly Timer[];
  readonly clear?: readonly TimerKind[];
};

/** Why something may not happen; expected, and told to the person who asked. */
export const REFUSAL_REASONS = [
  'unknown_decision',
  'not_decider',
  'not_owner',
  'already_posted',
  'still_blind',
  'not_blind',
  'is_decided',
  'is_withdrawn',
  'is_superseded',
  'not_decided',
  'nothing_changed',
  'reason_missing',
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];
export type Refusal = { readonly refused: RefusalReason };

export const refuse = (refused: RefusalReason): Refusal => ({ refused });

/** Why this cannot happen to a decision that is not open for discussion; null if it is. */
export function whyClosed({ status }: Decision): Refusal | null {
  switch (status) {
    case 'open':
      return null;
    case 'rating':
      return refuse('still_blind');
    case 'decided':
      return refuse('is_decided');
    case 'withdrawn':
      return refuse('is_withdrawn');
    case 'superseded':
      return refuse('is_superseded');
  }
}

export type Rule<K extends Command['kind']> = (
  context: DecisionContext,
  command: Extract<Command, { kind: K }>,
  moment: RuleContext,
) => Transition | Refusal;
