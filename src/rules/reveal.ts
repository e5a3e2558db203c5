import {
  type OutboxRequest,
  type Rule,
  type RuleContext,
  refuse,
  type Transition,
} from '../domain/commands.ts';
import { panelIn } from '../domain/decision.ts';
import { type DecisionContext, mayDecide } from '../domain/decision-context.ts';
import { recommend } from '../engine/index.ts';
import { openReminder } from './times.ts';

/** The replies under a root, in the order in which they appear. */
export const REPLIES: readonly OutboxRequest[] = [
  { message: { kind: 'why' } },
  { message: { kind: 'trade_offs' } },
  { message: { kind: 'proof' } },
];

/** Who may decide ends the blind rating before its time. */
export const reveal: Rule<'reveal'> = (context, _, at) => {
  if (!mayDecide(context, at.actorId, at.standsIn)) return refuse('not_decider');
  if (context.decision.status !== 'rating') return refuse('not_blind');
  return revealed(context, 'wish', at);
};

/** The middle of everybody's answers becomes the answers of record, and everybody sees it. */
export function revealed(
  context: DecisionContext,
  because: 'wish' | 'enough' | 'deadline',
  { now, rubric }: RuleContext,
): Transition {
  const { decision, ratings, settings } = context;
  const { answers } = panelIn(context, rubric);
  const { considerations } = decision;
  const recommendation = recommend(answers, { rubric, considerations });
  const { verdict, strength } = recommendation;
  const reminder = openReminder(0, now, settings);
  return {
    decision: { ...decision, status: 'open', answers, recommendation, revealedAt: now },
    events: [{ kind: 'revealed', because, raters: ratings.length, answers, verdict, strength }],
    outbox: [
      { message: { kind: 'refresh', live: 'root' } },
      ...(ratings.length > 1 ? [{ message: { kind: 'refresh', live: 'panel' } } as const] : []),
      ...REPLIES,
    ],
    clear: ['reveal', 'remind_raters'],
    timers: reminder === null ? [] : [reminder],
  };
}
