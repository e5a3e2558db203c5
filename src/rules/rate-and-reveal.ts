import {
  type OutboxRequest,
  type Rule,
  type RuleContext,
  refuse,
  type Transition,
  whyClosed,
} from '../domain/commands.ts';
import { type PersonalRating, panelIn, sameAnswers } from '../domain/decision.ts';
import { type DecisionContext, mayDecide } from '../domain/decision-context.ts';
import type { DecisionEvent } from '../domain/events.ts';
import { recommend } from '../engine/index.ts';
import { openReminder } from './times.ts';

/** The replies under a root, in the order in which they appear. */
export const REPLIES: readonly OutboxRequest[] = [
  { message: { kind: 'why' } },
  { message: { kind: 'how' } },
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
  const { considerations, details } = decision;
  const recommendation = recommend(answers, { rubric, considerations, details });
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

/** A person gives, or changes, their own answers. */
export const rate: Rule<'rate'> = (context, { answers }, at) => {
  const { decision } = context;
  const isBlind = decision.status === 'rating';
  const closed = isBlind ? null : whyClosed(decision);
  if (closed !== null) return closed;
  const { actorId: userId, now } = at;
  const { revision } = decision;
  const before = context.ratings.find((rating) => rating.userId === userId);
  if (before?.revision === revision && sameAnswers(before.answers, answers)) return {};
  const rating: PersonalRating = { userId, answers, revision, ratedAt: now };
  const rated: DecisionEvent = { kind: 'rated', answers, revision };
  if (!isBlind) {
    return {
      decision,
      rating,
      events: [rated],
      outbox: [
        { message: { kind: 'refresh', live: 'root' } },
        { message: { kind: 'refresh', live: 'panel' } },
      ],
    };
  }
  const after = withRating(context, rating);
  const { enough = null } = decision.blind ?? {};
  if (enough === null || after.ratings.length < enough) {
    const outbox = [{ message: { kind: 'refresh', live: 'root' } }] as const;
    return { decision, rating, events: [rated], outbox };
  }
  const end = revealed(after, 'enough', at);
  return { ...end, rating, events: [rated, ...(end.events ?? [])] };
};

const withRating = (context: DecisionContext, rating: PersonalRating): DecisionContext => ({
  ...context,
  ratings: [...context.ratings.filter(({ userId }) => userId !== rating.userId), rating],
});
