import type { Change, Happening, Moment, Refused, Submission } from '../domain/commands.ts';
import type { Decision } from '../domain/decision.ts';
import type { Case } from '../domain/decision-context.ts';
import type { Settings } from '../domain/settings.ts';
import type { Recommendation } from '../engine/index.ts';
import { supersede, withdraw } from './close.ts';
import { decide } from './decide.ts';
import { fallDue } from './fall-due.ts';
import { move } from './move.ts';
import { propose } from './propose.ts';
import { rate } from './rate.ts';
import { REPLIES, reveal } from './reveal.ts';
import { review } from './review.ts';
import { revise } from './revise.ts';
import { blindTimers, openReminder } from './times.ts';
import { agree, disagree } from './vote.ts';

/** A decision begins: its record, the owner's rating, and the thread it wants. */
export function begin(
  id: string,
  submission: Submission,
  recommendation: Recommendation,
  { now, settings }: { readonly now: number; readonly settings: Settings },
): Change & { readonly decision: Decision } {
  const { userId, ...asked } = submission;
  const { title, context, answers, considerations, deciders, blind, supersedes } = submission;
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
      createdAt: now,
      thread: null,
      link: null,
      version: 1,
    },
    rating: { userId, answers, revision: 1, ratedAt: now },
    history: [
      {
        kind: 'submitted',
        title,
        context,
        answers,
        considerations,
        deciders,
        blind,
        supersedes,
      },
    ],
    effects: [{ effect: { kind: 'root' } }, ...(blind === null ? REPLIES : [])],
    timers: [
      ...(blind === null ? [] : blindTimers(blind, now)),
      ...(reminder === null ? [] : [reminder]),
    ],
  };
}

/**
 * What follows from something that happens to a decision, or why it may not happen. The only place
 * where a decision changes.
 */
export function step(of: Case, happening: Happening, moment: Moment): Change | Refused {
  switch (happening.kind) {
    case 'moved':
      return move(of, happening, moment);
    case 'rated':
      return rate(of, happening, moment);
    case 'revealed':
      return reveal(of, happening, moment);
    case 'agreed':
      return agree(of, happening, moment);
    case 'disagreed':
      return disagree(of, happening, moment);
    case 'revised':
      return revise(of, happening, moment);
    case 'proposed':
      return propose(of, happening, moment);
    case 'decided':
      return decide(of, happening, moment);
    case 'withdrawn':
      return withdraw(of, happening, moment);
    case 'superseded':
      return supersede(of, happening, moment);
    case 'reviewed':
      return review(of, happening, moment);
    case 'exported':
      return {
        history: [{ kind: 'exported' }],
        errands: [{ kind: 'export', decisionId: of.decision.id }],
      };
    case 'due':
      return fallDue(of, happening, moment);
  }
}
