import { describe, expect, it } from 'vitest';
import { recommend } from '../../src/engine/index.ts';
import {
  ANSWERS,
  ANYBODY,
  aContext,
  by,
  OTHER_ANSWERS,
  refusal,
  transitionOf,
} from './a-context.ts';
import { proposed } from './commands.ts';

describe('a proposal', () => {
  it('is told in the thread, with what would follow, and changes nothing else', () => {
    const context = aContext({ considerations: ['latency'], revision: 4 });
    const { verdict, strength } = recommend(OTHER_ANSWERS, { considerations: ['latency'] });
    expect(transitionOf(context, proposed(OTHER_ANSWERS, 'Without labels'), by(ANYBODY))).toEqual({
      decision: context.decision,
      events: [
        {
          kind: 'proposed',
          answers: OTHER_ANSWERS,
          note: 'Without labels',
          verdict,
          strength,
          revision: 4,
        },
      ],
      outbox: [{ message: { kind: 'proposal', entry: 0 } }],
    });
  });

  it('of the answers of record is none', () => {
    expect(refusal(aContext(), proposed(ANSWERS), by(ANYBODY))).toBe('nothing_changed');
  });
});
