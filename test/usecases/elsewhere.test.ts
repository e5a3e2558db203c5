import { describe, expect, it } from 'vitest';
import { ANYBODY, aCase, by, refusal, whatFollows } from './a-case.ts';
import { CASES, exported, moved } from './doings.ts';

describe('a thread that could not be posted', () => {
  it('is sent elsewhere by its owner', () => {
    const of = aCase();
    expect(whatFollows(of, moved)).toEqual({
      decision: { ...of.decision, channelId: 'C9' },
      history: [{ kind: 'moved', from: 'C1', to: 'C9' }],
    });
  });

  it('stays where it is once it stands there', () => {
    const of = aCase({ thread: { channel: 'C1', ts: '1.1' } });
    expect(refusal(of, moved)).toBe('already_posted');
  });
});

describe('an export', () => {
  it.each(Object.values(CASES))(
    'is handed to whoever wanted it, and changes nothing: $decision.status',
    (of) => {
      expect(whatFollows(of, exported, by(ANYBODY))).toEqual({
        history: [{ kind: 'exported' }],
        errands: [{ kind: 'export', decisionId: of.decision.id }],
      });
    },
  );
});
