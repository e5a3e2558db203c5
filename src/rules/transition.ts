import type { Command, Refusal, RuleContext, Submission, Transition } from '../domain/commands.ts';
import type { Decision } from '../domain/decision.ts';
import type { DecisionContext } from '../domain/decision-context.ts';
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
): Transition & { readonly decision: Decision } {
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
    events: [
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
    outbox: [{ message: { kind: 'root' } }, ...(blind === null ? REPLIES : [])],
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
export function transition(
  of: DecisionContext,
  command: Command,
  at: RuleContext,
): Transition | Refusal {
  switch (command.kind) {
    case 'move':
      return move(of, command, at);
    case 'rate':
      return rate(of, command, at);
    case 'reveal':
      return reveal(of, command, at);
    case 'agree':
      return agree(of, command, at);
    case 'disagree':
      return disagree(of, command, at);
    case 'revise':
      return revise(of, command, at);
    case 'propose':
      return propose(of, command, at);
    case 'decide':
      return decide(of, command, at);
    case 'withdraw':
      return withdraw(of, command, at);
    case 'supersede':
      return supersede(of, command, at);
    case 'review':
      return review(of, command, at);
    case 'export':
      return {
        events: [{ kind: 'exported' }],
        errands: [{ kind: 'export', decisionId: of.decision.id }],
      };
    case 'due':
      return fallDue(of, command, at);
  }
}
