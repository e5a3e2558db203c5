import { type Refusal, refuse, type Submission } from '../domain/commands.ts';
import { NOTHING_COPIED } from '../domain/decision.ts';
import { recommend } from '../engine/index.ts';
import { begin } from '../rules/begin.ts';
import { copiedInto } from '../rules/redact.ts';
import { transition } from '../rules/transition.ts';
import { commit } from '../store/commit.ts';
import { insertDecision, lockDecision } from '../store/decisions.ts';
import { readHistory } from '../store/history.ts';
import { transact } from '../store/open.ts';
import { loadContext } from '../store/ratings-and-votes.ts';
import { settingsOf } from '../store/settings.ts';
import type { UseCaseDeps } from './perform.ts';

type SubmitDeps = UseCaseDeps & { readonly newId: () => string };

export type SubmitDecision = (
  submission: Submission,
  /** What it replaces is replaced by a manager, because nobody who may is a member any more. */
  standsIn?: boolean,
) => Promise<'kept' | 'repeated' | Refusal>;

/**
 * Scores a submission and keeps everything that follows from it in one transaction: the decision,
 * its owner's rating, its history, the messages to post, and what becomes of a decision that it
 * replaces. Once it resolves nothing can be lost; the same submission again is harmless.
 */
export const submitDecision =
  ({ newId, ...deps }: SubmitDeps): SubmitDecision =>
  async (submission, standsIn = false) => {
    const { db, rubric } = deps;
    const { answers, considerations, details, supersedes, userId } = submission;
    const now = deps.now();
    const recommendation = recommend(answers, { rubric, considerations, details });
    const id = newId();
    const outcome = await transact(db, async (tx) => {
      const settings = await settingsOf(tx, submission.channelId);
      // The old one first, unlike elsewhere: nobody can see the new one yet, so nobody waits for it.
      const old = supersedes === null ? null : await lockDecision(tx, supersedes);
      const copied =
        old === null ? NOTHING_COPIED : copiedInto(submission, old, await readHistory(tx, old.id));
      const beginning = begin(id, submission, recommendation, { now, settings, copied });
      const { decision } = beginning;
      if (!(await insertDecision(tx, decision))) return 'repeated';
      const { decision: _, ...rest } = beginning;
      const cause = { refreshMs: deps.refreshMs, now, actorId: userId, key: null };
      await commit(tx, decision, rest, cause);
      if (supersedes === null) return 'kept';
      if (old === null) throw new RefusedError(refuse('unknown_decision'));
      const context = await loadContext(tx, old);
      const ended = transition(
        context,
        { kind: 'supersede', by: decision.id },
        { actorId: userId, now, rubric, standsIn },
      );
      if ('refused' in ended) throw new RefusedError(ended);
      await commit(tx, old, ended, cause);
      return 'kept';
    }).catch((error: unknown) => {
      if (error instanceof RefusedError) return error.refused;
      throw error;
    });
    if (outcome === 'kept') {
      deps.wakeDelivery();
      deps.wakeJobs();
    }
    return outcome;
  };

/** Rolls the transaction back: nothing of a submission is kept that may not replace what it wants to. */
class RefusedError extends Error {
  readonly code = 'refused';
  readonly refused: Refusal;
  constructor(refused: Refusal) {
    super(refused.refused);
    this.refused = refused;
  }
}
