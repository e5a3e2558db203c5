import type { Answers, ConsiderationId, Recommendation } from '../engine/index.ts';
import type { Decision, DecisionEvent, Effect } from '../records.ts';

/** What somebody typed into the form, and where it came from. */
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
};

export type Happening =
  | {
      readonly kind: 'submitted';
      readonly id: string;
      readonly submission: Submission;
      readonly recommendation: Recommendation;
    }
  | { readonly kind: 'moved'; readonly actorId: string; readonly channelId: string };

export type Step = {
  readonly decision: Decision;
  readonly history: DecisionEvent;
  readonly effects: readonly Effect[];
};

export type Refused = { readonly refused: 'not_owner' | 'already_posted' };

/** The messages of a thread, in the order in which they appear. */
const THREAD: readonly Effect[] = [
  { kind: 'root' },
  { kind: 'why' },
  { kind: 'trade_offs' },
  { kind: 'proof' },
];

/** A decision begins: its record, and the thread it wants. */
export function begin(happening: Extract<Happening, { kind: 'submitted' }>, now: number): Step {
  const { id, submission, recommendation } = happening;
  const { userId, ...asked } = submission;
  return {
    decision: {
      ...asked,
      id,
      ownerId: userId,
      recommendation,
      status: 'open',
      createdAt: now,
      thread: null,
    },
    history: {
      kind: 'submitted',
      actorId: userId,
      payload: { answers: submission.answers, considerations: submission.considerations },
    },
    effects: THREAD,
  };
}

/** What follows from something that happens to a decision, or why it may not happen. */
export function step(
  decision: Decision,
  happening: Extract<Happening, { kind: 'moved' }>,
): Step | Refused {
  if (happening.actorId !== decision.ownerId) return { refused: 'not_owner' };
  if (decision.thread !== null) return { refused: 'already_posted' };
  return {
    decision: { ...decision, channelId: happening.channelId },
    history: {
      kind: 'moved',
      actorId: happening.actorId,
      payload: { from: decision.channelId, to: happening.channelId },
    },
    effects: [],
  };
}
