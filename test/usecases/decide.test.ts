import { describe, expect, it } from 'vitest';
import { OUTCOMES } from '../../src/domain/decision.ts';
import {
  ANYBODY,
  aContext,
  afterCommands,
  by,
  DECIDER,
  LATER,
  messagesOf,
  OWNER,
  REFRESH_ROOT,
  refusal,
  transitionOf,
  VERDICT,
} from './a-context.ts';
import { decided, rated } from './commands.ts';

describe('a decision with the recommendation', () => {
  const context = afterCommands(aContext(), [rated(aContext().decision.answers), ANYBODY]);
  const change = transitionOf(
    context,
    decided({ check: 'A pilot', deciders: [DECIDER, ANYBODY] }),
    by(DECIDER),
  );

  it('needs no reason, and says who made it, when, and how it is checked', () => {
    expect(change.decision).toEqual({
      ...context.decision,
      status: 'decided',
      decided: {
        outcome: VERDICT,
        reason: '',
        check: 'A pilot',
        reviewOn: null,
        zone: 'Europe/Berlin',
        deciders: [DECIDER, ANYBODY],
        by: DECIDER,
        at: LATER,
      },
    });
  });

  it('is written down with the verdict that it was made on', () => {
    const made = change.decision?.decided;
    expect(change.events).toEqual([{ kind: 'decided', ...made, verdict: VERDICT }]);
  });

  it('is told in the thread and shown in the root', () => {
    expect(messagesOf(change)).toEqual([REFRESH_ROOT, { kind: 'decided', entry: 0 }]);
  });

  it('is not reminded of any more', () => {
    expect(change.clear).toEqual(['remind_open']);
    expect(change.timers).toEqual([]);
  });

  it('changes nobody’s voice', () => {
    expect([change.rating, change.vote]).toEqual([undefined, undefined]);
  });
});

describe.each(OUTCOMES.filter((outcome) => outcome !== VERDICT))(
  'a decision for %s against the recommendation',
  (outcome) => {
    it('needs a reason', () => {
      expect(refusal(aContext(), decided({ outcome }))).toBe('reason_missing');
    });

    it('is made with one', () => {
      const { decision } = transitionOf(aContext(), decided({ outcome, reason: 'Too few people' }));
      expect(decision).toMatchObject({
        status: 'decided',
        decided: { outcome, reason: 'Too few people', by: OWNER },
        recommendation: { verdict: VERDICT },
      });
    });
  },
);

it('a day to look again is kept, and when it begins', () => {
  const reviewAt = LATER + 1;
  const { decision, timers } = transitionOf(
    aContext(),
    decided({ reviewOn: '2026-04-15', reviewAt }),
  );
  expect(decision?.decided?.reviewOn).toBe('2026-04-15');
  expect(timers).toEqual([{ kind: 'review', dueAt: reviewAt, count: 0 }]);
});
