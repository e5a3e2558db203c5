import type { Submission, Transition } from '../domain/commands.ts';
import { type Copied, type Decision, NOTHING_COPIED } from '../domain/decision.ts';
import type { Settings } from '../domain/settings.ts';
import type { Recommendation } from '../engine/index.ts';
import { REPLIES } from './rate-and-reveal.ts';
import { blindTimers, openReminder } from './times.ts';

/** A decision begins: its record, the owner's rating, and the thread it wants. */
export function begin(
  id: string,
  submission: Submission,
  recommendation: Recommendation,
  {
    now,
    settings,
    copied = NOTHING_COPIED,
  }: { readonly now: number; readonly settings: Settings; readonly copied?: Copied },
): Transition & { readonly decision: Decision } {
  const { userId, ...asked } = submission;
  const { title, context, answers, considerations, details, deciders, blind, supersedes } =
    submission;
  const reminder = openReminder(0, now, settings);
  return {
    decision: {
      ...asked,
      id,
      ownerId: userId,
      recommendation,
      status: blind === null ? 'open' : 'rating',
      revision: 1,
      revealedAt: blind === null ? now : null,
      decided: null,
      withdrawn: null,
      reviewAskedAt: null,
      review: null,
      supersededBy: null,
      copied,
      createdAt: now,
      thread: null,
      link: null,
      version: 1,
    },
    rating: { userId, answers, revision: 1, ratedAt: now },
    events: [
      {
        kind: 'submitted',
        title,
        context,
        answers,
        considerations,
        details,
        deciders,
        blind,
        supersedes,
      },
    ],
    outbox: [{ message: { kind: 'root' } }, ...(blind === null ? REPLIES : [])],
    timers: [
      ...(blind === null ? [] : blindTimers(blind, now)),
      ...(reminder === null ? [] : [reminder]),
    ],
  };
}
