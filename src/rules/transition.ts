import type { Command, Refusal, RuleContext, Submission, Transition } from '../domain/commands.ts';
import { type Copied, type Decision, NOTHING_COPIED } from '../domain/decision.ts';
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
  {
    now,
    settings,
    copied = NOTHING_COPIED,
  }: { readonly now: number; readonly settings: Settings; readonly copied?: Copied },
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
  context: DecisionContext,
  command: Command,
  at: RuleContext,
): Transition | Refusal {
  switch (command.kind) {
    case 'move':
      return move(context, command, at);
    case 'rate':
      return rate(context, command, at);
    case 'reveal':
      return reveal(context, command, at);
    case 'agree':
      return agree(context, command, at);
    case 'disagree':
      return disagree(context, command, at);
    case 'revise':
      return revise(context, command, at);
    case 'propose':
      return propose(context, command, at);
    case 'decide':
      return decide(context, command, at);
    case 'withdraw':
      return withdraw(context, command, at);
    case 'supersede':
      return supersede(context, command, at);
    case 'review':
      return review(context, command, at);
    case 'export':
      return {
        events: [{ kind: 'exported' }],
        jobs: [{ kind: 'export', decisionId: context.decision.id }],
      };
    case 'due':
      return fallDue(context, command, at);
  }
}
