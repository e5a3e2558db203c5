import type { Rule } from '../domain/commands.ts';
import { SYSTEM_ACTOR } from '../domain/events.ts';
import { revealed } from './rate-and-reveal.ts';
import { daysOpen, openReminder } from './times.ts';

/** A time has come. What it was set for may be over by now; then nothing follows. */
export const fallDue: Rule<'due'> = (context, { timer }, at) => {
  const { decision, ratings } = context;
  const { now } = at;
  switch (timer.kind) {
    case 'remind_raters': {
      if (decision.status !== 'rating') return {};
      const rated = new Set(ratings.map(({ userId }) => userId));
      const people = (decision.blind?.invited ?? []).filter((userId) => !rated.has(userId));
      if (people.length === 0) return {};
      return {
        decision,
        events: [{ kind: 'raters_reminded', people }],
        outbox: people.map((to) => ({ message: { kind: 'rating_reminder' }, to })),
      };
    }
    case 'reveal':
      if (decision.status !== 'rating') return {};
      return revealed(context, 'deadline', { ...at, actorId: SYSTEM_ACTOR });
    case 'remind_open': {
      if (decision.status !== 'open' && decision.status !== 'rating') return {};
      const next = openReminder(timer.count + 1, now, context.settings);
      return {
        decision,
        events: [{ kind: 'reminded', days: daysOpen(decision, now) }],
        outbox: [{ message: { kind: 'open_reminder', entry: 0 } }],
        timers: next === null ? [] : [next],
      };
    }
    case 'review':
      if (decision.status !== 'decided') return {};
      return {
        decision: { ...decision, reviewAskedAt: now },
        events: [{ kind: 'review_asked' }],
        outbox: [
          { message: { kind: 'refresh', live: 'root' } },
          { message: { kind: 'review_asked', entry: 0 } },
        ],
      };
  }
};
