import { describe, expect, it } from 'vitest';
import { DETAILS, recommend } from '../../src/engine/index.ts';
import { ALL_DETAILS } from '../domain/details.ts';
import { rate } from '../engine/answers.ts';
import {
  ANSWERS,
  ANYBODY,
  aBlindContext,
  aContext,
  afterCommands,
  by,
  DECIDER,
  LATER,
  messagesOf,
  OTHER_ANSWERS,
  OWNER,
  REFRESH_PANEL,
  REFRESH_ROOT,
  refusal,
  transitionOf,
} from './a-context.ts';
import { agreed, rated, revealed, revised } from './commands.ts';

const REPLIES = [
  { kind: 'refresh', live: 'why' },
  { kind: 'refresh', live: 'how' },
  { kind: 'refresh', live: 'trade_offs' },
  { kind: 'refresh', live: 'proof' },
];

describe('other answers', () => {
  const context = aContext();
  const change = transitionOf(context, revised(context, { answers: OTHER_ANSWERS }));

  it('become the record, judged anew, as the next revision', () => {
    expect(change.decision).toEqual({
      ...context.decision,
      answers: OTHER_ANSWERS,
      recommendation: recommend(OTHER_ANSWERS),
      revision: 2,
    });
  });

  it('are what the owner says from now on', () => {
    const answers = OTHER_ANSWERS;
    expect(change.rating).toEqual({ userId: OWNER, answers, revision: 2, ratedAt: LATER });
  });

  it('are written down beside those before, both with what follows from them', () => {
    const put = { title: 'Billing bot', context: '', considerations: [], details: {} };
    const [before, after] = [ANSWERS, OTHER_ANSWERS].map((answers) => {
      const { verdict, strength } = recommend(answers);
      return { ...put, answers, verdict, strength };
    });
    expect(change.events).toEqual([{ kind: 'revised', before, after, revision: 2 }]);
  });

  it('show the thread anew, and tell what changed', () => {
    const outbox = [REFRESH_ROOT, { kind: 'revised', entry: 0 }, ...REPLIES];
    expect(messagesOf(change)).toEqual(outbox);
  });

  it('show the panel anew where there is one', () => {
    const panel = afterCommands(context, [rated(ANSWERS), ANYBODY]);
    const outbox = messagesOf(transitionOf(panel, revised(panel, { answers: OTHER_ANSWERS })));
    expect(outbox).toContainEqual(REFRESH_PANEL);
  });

  it('of a decider leave what the owner and the decider said as it is', () => {
    const ratedByBoth = afterCommands(context, [rated(rate('1 1 1 1 1 1')), DECIDER]);
    const step = revised(ratedByBoth, { answers: OTHER_ANSWERS });
    expect(transitionOf(ratedByBoth, step, by(DECIDER)).rating).toBeUndefined();
    expect(afterCommands(ratedByBoth, [step, DECIDER]).ratings).toEqual(ratedByBoth.ratings);
  });

  it('leave votes and ratings as they were given: of the revision before', () => {
    const before = afterCommands(context, [rated(ANSWERS), ANYBODY], [agreed, ANYBODY]);
    const now = afterCommands(before, [revised(before, { answers: OTHER_ANSWERS }), OWNER]);
    expect(now.votes).toMatchObject([{ userId: ANYBODY, revision: 1 }]);
    expect(now.ratings).toMatchObject([
      { userId: ANYBODY, revision: 1 },
      { userId: OWNER, revision: 2 },
    ]);
  });

  it('may come again and again', () => {
    const once = afterCommands(context, [revised(context, { answers: OTHER_ANSWERS }), OWNER]);
    const twice = afterCommands(once, [revised(once, { answers: ANSWERS }), DECIDER]);
    expect(twice.decision).toMatchObject({ revision: 3, answers: ANSWERS });
  });

  it('may be the middle of what was rated blind, or not', () => {
    const shown = afterCommands(
      aBlindContext(),
      [rated(OTHER_ANSWERS), ANYBODY],
      [revealed, OWNER],
    );
    const own = afterCommands(shown, [revised(shown, { answers: ANSWERS }), OWNER]);
    expect(own.decision).toMatchObject({ status: 'open', revision: 2, answers: ANSWERS });
  });
});

describe('other considerations', () => {
  const context = aContext({ considerations: ['latency', 'cost'] });

  it('are judged anew, but are no other answers', () => {
    const change = transitionOf(context, revised(context, { considerations: ['ethics_privacy'] }));
    expect(change.decision).toMatchObject({
      revision: 1,
      considerations: ['ethics_privacy'],
      recommendation: recommend(ANSWERS, { considerations: ['ethics_privacy'] }),
    });
    expect(change.rating).toBeUndefined();
    expect(change.events).toMatchObject([{ kind: 'revised', revision: 1 }]);
  });

  it('in another order are the same', () => {
    expect(refusal(context, revised(context, { considerations: ['cost', 'latency'] }))).toBe(
      'nothing_changed',
    );
  });
});

describe('other details', () => {
  const context = aContext({ details: ALL_DETAILS });

  it('are kept and written down, but are no other answers', () => {
    const details = { ...ALL_DETAILS, measured: 80 };
    const change = transitionOf(context, revised(context, { details }));
    expect(change.decision).toEqual({
      ...context.decision,
      details,
      recommendation: recommend(ANSWERS, { details }),
    });
    expect(change.rating).toBeUndefined();
    expect(change.events).toMatchObject([
      { kind: 'revised', before: { details: ALL_DETAILS }, after: { details }, revision: 1 },
    ]);
  });

  it.each(DETAILS)('are others where one is not known any more: %s', (id) => {
    const { [id]: _, ...details } = ALL_DETAILS;
    const change = transitionOf(context, revised(context, { details }));
    expect(change.decision?.details).toEqual(details);
  });

  it('are others where one is a little different', () => {
    const details = { ...ALL_DETAILS, limits: ['latency'] } as const;
    expect(refusal(context, revised(context, { details }))).toBeNull();
  });

  it('with their limits in another order are the same', () => {
    const details = { ...ALL_DETAILS, limits: ALL_DETAILS.limits.toReversed() };
    expect(refusal(context, revised(context, { details }))).toBe('nothing_changed');
  });
});

describe('other words', () => {
  const context = afterCommands(aContext(), [rated(ANSWERS), ANYBODY]);

  it.each([{ title: 'Invoice bot' }, { context: 'For the back office' }])(
    'change what is shown and nothing else: %o',
    (words) => {
      const change = transitionOf(context, revised(context, words));
      expect(change.decision).toEqual({ ...context.decision, ...words });
      expect(change.rating).toBeUndefined();
      expect(messagesOf(change)).toEqual([REFRESH_ROOT, { kind: 'revised', entry: 0 }, ...REPLIES]);
    },
  );

  it('are not judged anew: the rubric may have changed meanwhile', () => {
    const recommendation = recommend(OTHER_ANSWERS);
    const old = { ...context, decision: { ...context.decision, recommendation } };
    const { decision } = transitionOf(old, revised(old, { title: 'Invoice bot' }));
    expect(decision?.recommendation).toBe(recommendation);
  });
});

it('the same case again is refused', () => {
  const context = aContext();
  expect(refusal(context, revised(context, {}))).toBe('nothing_changed');
});
