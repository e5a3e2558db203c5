import { describe, expect, it } from 'vitest';
import type { DecisionContext } from '../../src/domain/decision-context.ts';
import { SYSTEM_ACTOR } from '../../src/domain/events.ts';
import { TIMERS, type Timer, type TimerKind } from '../../src/domain/job.ts';
import {
  ANSWERS,
  ANYBODY,
  aBlindContext,
  afterCommands,
  applied,
  by,
  DAY,
  DECIDER,
  LATER,
  OTHER_ANSWERS,
  OWNER,
  REFRESH_ROOT,
  transitionOf,
} from './a-context.ts';
import { CASES, rated, revealed } from './commands.ts';

const due = (kind: TimerKind, count = 0) =>
  ({ kind: 'due', timer: { kind, dueAt: LATER, count } }) as const;

const falls = (context: DecisionContext, kind: TimerKind, count?: number, now = LATER) =>
  transitionOf(context, due(kind, count), by(SYSTEM_ACTOR, now));

describe('those who were asked to rate', () => {
  const context = aBlindContext({ invited: [DECIDER, ANYBODY] });

  it('are each reminded, alone', () => {
    expect(falls(context, 'remind_raters')).toEqual({
      decision: context.decision,
      events: [{ kind: 'raters_reminded', people: [DECIDER, ANYBODY] }],
      outbox: [
        { message: { kind: 'rating_reminder' }, to: DECIDER },
        { message: { kind: 'rating_reminder' }, to: ANYBODY },
      ],
    });
  });

  it('are not reminded once they have rated', () => {
    const { outbox } = falls(afterCommands(context, [rated(ANSWERS), DECIDER]), 'remind_raters');
    expect(outbox).toEqual([{ message: { kind: 'rating_reminder' }, to: ANYBODY }]);
  });

  it('are reminded once: the reminder is not set again', () => {
    expect(falls(context, 'remind_raters').timers).toBeUndefined();
  });

  it('are not spoken of when all of them have rated', () => {
    const all = afterCommands(context, [rated(ANSWERS), DECIDER], [rated(ANSWERS), ANYBODY]);
    expect(falls(all, 'remind_raters')).toEqual({});
  });

  it('are not reminded once everybody sees the answers', () => {
    expect(falls(afterCommands(context, [revealed, OWNER]), 'remind_raters')).toEqual({});
  });

  it('do not include the owner, who has rated by asking', () => {
    expect(falls(aBlindContext({ invited: [OWNER] }), 'remind_raters')).toEqual({});
  });
});

describe('the deadline of a blind rating', () => {
  it('reveals what there is, in nobody’s name', () => {
    const context = afterCommands(aBlindContext(), [rated(OTHER_ANSWERS), ANYBODY]);
    const change = falls(context, 'reveal');
    expect(change.events).toMatchObject([{ kind: 'revealed', because: 'deadline', raters: 2 }]);
    expect(change.decision).toMatchObject({ status: 'open', revealedAt: LATER });
  });
});

describe('a decision that lies open', () => {
  it.each([
    { count: 0, days: 7, next: 14 },
    { count: 1, days: 21, next: 28 },
  ])('is reminded of after $days days, and again $next days on', ({ count, days, next }) => {
    const context = CASES.open;
    const now = LATER + days * DAY;
    expect(falls(context, 'remind_open', count, now)).toEqual({
      decision: context.decision,
      events: [{ kind: 'reminded', days }],
      outbox: [{ message: { kind: 'open_reminder', entry: 0 } }],
      timers: [{ kind: 'remind_open', dueAt: now + next * DAY, count: count + 1 }],
    });
  });

  it('is reminded of after 49 days for the last time', () => {
    const { events, timers } = falls(CASES.open, 'remind_open', 2, LATER + 49 * DAY);
    expect(events).toEqual([{ kind: 'reminded', days: 49 }]);
    expect(timers).toEqual([]);
  });

  it('is reminded of three times in all, on days 7, 21 and 49', () => {
    let timer: Timer | undefined = { kind: 'remind_open', dueAt: LATER + 7 * DAY, count: 0 };
    let context: DecisionContext = CASES.open;
    const days: number[] = [];
    while (timer !== undefined) {
      const change = transitionOf(context, { kind: 'due', timer }, by(SYSTEM_ACTOR, timer.dueAt));
      days.push((timer.dueAt - LATER) / DAY);
      expect(change.events).toEqual([{ kind: 'reminded', days: days.at(-1) }]);
      context = applied(context, change);
      timer = change.timers?.[0];
    }
    expect(days).toEqual([7, 21, 49]);
  });

  it('is reminded of while it is rated blind, too', () => {
    expect(falls(CASES.rating, 'remind_open').outbox).toEqual([
      { message: { kind: 'open_reminder', entry: 0 } },
    ]);
  });
});

describe('the day on which a decision is looked at again', () => {
  it('asks for it in the thread and in the root', () => {
    const context = CASES.decided;
    expect(falls(context, 'review')).toEqual({
      decision: { ...context.decision, reviewAskedAt: LATER },
      events: [{ kind: 'review_asked' }],
      outbox: [{ message: REFRESH_ROOT }, { message: { kind: 'review_asked', entry: 0 } }],
    });
  });
});

const MATTERS: Readonly<Record<TimerKind, readonly (keyof typeof CASES)[]>> = {
  remind_raters: ['rating'],
  reveal: ['rating'],
  remind_open: ['rating', 'open'],
  review: ['decided'],
};

describe.each(TIMERS)('%s', (kind) => {
  const over = (['rating', 'open', 'decided', 'withdrawn', 'superseded'] as const).filter(
    (status) => !MATTERS[kind].includes(status),
  );

  it.each(over)('brings about nothing once a decision is %s', (status) => {
    expect(falls(CASES[status], kind)).toEqual({});
  });
});
