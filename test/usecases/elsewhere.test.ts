import { describe, expect, it } from 'vitest';
import { ANYBODY, aContext, by, refusal, transitionOf } from './a-context.ts';
import { CASES, exported, moved } from './commands.ts';

describe('a thread that could not be posted', () => {
  it('is sent elsewhere by its owner', () => {
    const context = aContext();
    expect(transitionOf(context, moved)).toEqual({
      decision: { ...context.decision, channelId: 'C9' },
      events: [{ kind: 'moved', from: 'C1', to: 'C9' }],
    });
  });

  it('stays where it is once it stands there', () => {
    const context = aContext({ thread: { channel: 'C1', ts: '1.1' } });
    expect(refusal(context, moved)).toBe('already_posted');
  });
});

describe('an export', () => {
  it.each(Object.values(CASES))(
    'is handed to whoever wanted it, and changes nothing: $decision.status',
    (context) => {
      expect(transitionOf(context, exported, by(ANYBODY))).toEqual({
        events: [{ kind: 'exported' }],
        jobs: [{ kind: 'export', decisionId: context.decision.id }],
      });
    },
  );
});
