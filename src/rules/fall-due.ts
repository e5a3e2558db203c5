import type { Rule } from '../domain/commands.ts';
import { CLOCK } from '../domain/events.ts';
import { revealed } from './reveal.ts';
import { daysOpen, openReminder } from './times.ts';

/** A time has come. What it was set for may be over by now; then nothing follows. */
export const fallDue: Rule<'due'> = (of, { timer }, at) => {
  const { decision, ratings } = of;
  const { now } = at;
  switch (timer.kind) {
    case 'remind_raters': {
      if (decision.status !== 'rating') return {};
      const rated = new Set(ratings.map(({ userId }) => userId));
      const people = (decision.blind?.invited ?? []).filter((userId) => !rated.has(userId));
      if (people.length === 0) return {};
      return {
        decision,
        history: [{ kind: 'raters_reminded', people }],
        effects: people.map((to) => ({ effect: { kind: 'rating_reminder' }, to })),
      };
    }
    case 'reveal':
      if (decision.status !== 'rating') return {};
      return revealed(of, 'deadline', { ...at, actorId: CLOCK });
    case 'remind_open': {
      if (decision.status !== 'open' && decision.status !== 'rating') return {};
      const next = openReminder(timer.count + 1, now, of.settings);
      return {
        decision,
        history: [{ kind: 'reminded', days: daysOpen(decision, now) }],
        effects: [{ effect: { kind: 'open_reminder', entry: 0 } }],
        timers: next === null ? [] : [next],
      };
    }
    case 'review':
      if (decision.status !== 'decided') return {};
      return {
        decision: { ...decision, reviewAskedAt: now },
        history: [{ kind: 'review_asked' }],
        effects: [
          { effect: { kind: 'refresh', message: 'root' } },
          { effect: { kind: 'review_asked', entry: 0 } },
        ],
      };
  }
};
