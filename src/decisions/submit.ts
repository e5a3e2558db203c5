import { type Rubric, recommend } from '../engine/index.ts';
import { appendEvent, insertDecision } from '../store/decisions.ts';
import type { Db } from '../store/open.ts';
import { enqueue } from '../store/outbox.ts';
import { begin, type Submission } from './lifecycle.ts';

export type VerbDeps = {
  readonly db: Db;
  readonly now: () => number;
  /** Called after a commit that left something to deliver. */
  readonly wakeDelivery: () => void;
};

type SubmitDeps = VerbDeps & { readonly rubric: Rubric; readonly newId: () => string };

export type SubmitDecision = (submission: Submission) => Promise<'kept' | 'repeated'>;

/**
 * Scores a submission and keeps everything that follows from it in one transaction: the decision,
 * its owner's rating, its history and the messages to post. Once it resolves nothing can be lost;
 * the same submission again is harmless.
 */
export const submitDecision =
  ({ db, now, rubric, newId, wakeDelivery }: SubmitDeps): SubmitDecision =>
  async (submission) => {
    const at = now();
    const recommendation = recommend(submission.answers, {
      rubric,
      considerations: submission.considerations,
    });
    const { decision, history, effects } = begin(
      { kind: 'submitted', id: newId(), submission, recommendation },
      at,
    );
    const kept = await db.transaction().execute(async (tx) => {
      if (!(await insertDecision(tx, decision))) return false;
      await appendEvent(tx, decision.id, history, at);
      const { channelId } = decision;
      await enqueue(
        tx,
        decision.id,
        effects.map((effect) => ({ effect, channelId })),
        at,
      );
      return true;
    });
    if (kept) wakeDelivery();
    return kept ? 'kept' : 'repeated';
  };
