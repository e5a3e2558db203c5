import { describe, expect, it } from 'vitest';
import { isHidden } from '../../src/domain/decision.ts';
import {
  aBlindContext,
  aContext,
  afterCommands,
  by,
  DECIDER,
  LATER,
  OWNER,
  REFRESH_ROOT,
  transitionOf,
} from './a-context.ts';
import { CASES, superseded, withdrawn } from './commands.ts';

const EVERY_TIMER = ['remind_raters', 'reveal', 'remind_open', 'review'];

describe('a withdrawal', () => {
  it.each(['', 'We buy it instead'])(
    'says who, when and why, if anybody says so: “%s”',
    (reason) => {
      const context = aContext();
      expect(transitionOf(context, withdrawn(reason), by(DECIDER))).toEqual({
        decision: {
          ...context.decision,
          status: 'withdrawn',
          withdrawn: { reason, by: DECIDER, at: LATER },
        },
        events: [{ kind: 'withdrawn', reason }],
        outbox: [{ message: REFRESH_ROOT }, { message: { kind: 'withdrawn', entry: 0 } }],
        clear: EVERY_TIMER,
      });
    },
  );

  it('during a blind rating leaves hidden what was hidden', () => {
    const { decision } = afterCommands(aBlindContext(), [withdrawn(), OWNER]);
    expect(decision.status).toBe('withdrawn');
    expect(isHidden(decision)).toBe(true);
  });
});

describe('a decision that another one replaces', () => {
  it.each(['open', 'decided', 'rating'] as const)('leads to that one: %s before', (status) => {
    const context = CASES[status];
    expect(transitionOf(context, superseded, by(DECIDER))).toEqual({
      decision: { ...context.decision, status: 'superseded', supersededBy: 'd2' },
      events: [{ kind: 'superseded', by: 'd2' }],
      // The thread is told once the other one has a thread of its own.
      outbox: [{ message: REFRESH_ROOT }],
      clear: EVERY_TIMER,
    });
  });

  it('keeps what was decided', () => {
    const { decision } = afterCommands(CASES.decided, [superseded, OWNER]);
    expect(decision.decided).toEqual(CASES.decided.decision.decided);
  });

  it('during a blind rating stays hidden', () => {
    expect(isHidden(afterCommands(aBlindContext(), [superseded, OWNER]).decision)).toBe(true);
  });
});
