import { describe, expect, it } from 'vitest';
import {
  ANYBODY,
  aContext,
  afterCommands,
  by,
  LATER,
  messagesOf,
  OTHER_ANSWERS,
  OWNER,
  REFRESH_ROOT,
  refusal,
  transitionOf,
} from './a-context.ts';
import { agreed, disagreed, revised } from './commands.ts';

const AGREES = { userId: ANYBODY, voice: 'agree', reason: '', preferred: null, revision: 1 };
const DISAGREES = {
  userId: ANYBODY,
  voice: 'disagree',
  reason: 'No budget for labels',
  preferred: 'rag',
  revision: 1,
};

describe('somebody who agrees', () => {
  it('is counted, and written down', () => {
    const context = aContext();
    const { userId: _, ...voted } = AGREES;
    expect(transitionOf(context, agreed, by(ANYBODY))).toEqual({
      decision: context.decision,
      vote: { ...AGREES, castAt: LATER },
      events: [{ kind: 'voted', ...voted }],
      outbox: [{ message: REFRESH_ROOT }],
    });
  });

  it('may be the one who asked', () => {
    expect(transitionOf(aContext(), agreed, by(OWNER)).vote).toMatchObject({ userId: OWNER });
  });

  it('after objecting takes that back in the thread', () => {
    const context = afterCommands(aContext(), [disagreed(), ANYBODY]);
    const change = transitionOf(context, agreed, by(ANYBODY));
    expect(messagesOf(change)).toEqual([REFRESH_ROOT, { kind: 'objection', entry: 0 }]);
  });

  it('and agrees again changes nothing', () => {
    const context = afterCommands(aContext(), [agreed, ANYBODY]);
    expect(transitionOf(context, agreed, by(ANYBODY))).toEqual({});
  });
});

describe('somebody who disagrees', () => {
  it('is counted, written down, and heard in the thread', () => {
    const context = aContext();
    const { userId: _, ...voted } = DISAGREES;
    expect(transitionOf(context, disagreed(), by(ANYBODY))).toEqual({
      decision: context.decision,
      vote: { ...DISAGREES, castAt: LATER },
      events: [{ kind: 'voted', ...voted }],
      outbox: [{ message: REFRESH_ROOT }, { message: { kind: 'objection', entry: 0 } }],
    });
  });

  it('has to say why, whatever the state', () => {
    const silent = disagreed({ reason: '' });
    expect(refusal(aContext(), silent, by(ANYBODY))).toBe('reason_missing');
    expect(refusal(afterCommands(aContext(), [disagreed(), ANYBODY]), silent, by(ANYBODY))).toBe(
      'reason_missing',
    );
  });

  it('and says the same again changes nothing', () => {
    const context = afterCommands(aContext(), [disagreed(), ANYBODY]);
    expect(transitionOf(context, disagreed(), by(ANYBODY))).toEqual({});
  });

  it.each([{ reason: 'No labels at all' }, { preferred: 'other' as const }])(
    'and changes what they say is heard again: %o',
    (changed) => {
      const context = afterCommands(aContext(), [disagreed(), ANYBODY]);
      const change = transitionOf(context, disagreed(changed), by(ANYBODY));
      expect(change.vote).toMatchObject({ ...DISAGREES, ...changed });
      expect(messagesOf(change)).toContainEqual({ kind: 'objection', entry: 0 });
    },
  );
});

describe('a voice', () => {
  it('is one a person, and the last one counts', () => {
    const context = afterCommands(
      aContext(),
      [agreed, ANYBODY],
      [agreed, OWNER],
      [disagreed(), ANYBODY],
      [agreed, ANYBODY],
      [disagreed({ preferred: 'prompting' }), ANYBODY],
    );
    expect(context.votes.map(({ userId, voice, preferred }) => [userId, voice, preferred])).toEqual(
      [
        [OWNER, 'agree', null],
        [ANYBODY, 'disagree', 'prompting'],
      ],
    );
  });

  it('that takes a disagreement back keeps nothing of it', () => {
    const context = afterCommands(aContext(), [disagreed(), ANYBODY], [agreed, ANYBODY]);
    expect(context.votes).toEqual([{ ...AGREES, castAt: LATER }]);
  });

  it('on other answers than before is given anew, though it says the same', () => {
    const before = afterCommands(aContext(), [agreed, ANYBODY]);
    const context = afterCommands(before, [revised(before, { answers: OTHER_ANSWERS }), OWNER]);
    expect(context.votes).toEqual(before.votes);
    expect(transitionOf(context, agreed, by(ANYBODY)).vote).toMatchObject({
      voice: 'agree',
      revision: 2,
    });
  });
});
