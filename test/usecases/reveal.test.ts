import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { SYSTEM_ACTOR } from '../../src/domain/events.ts';
import { panelOf, recommend } from '../../src/engine/index.ts';
import { ALL_DETAILS } from '../domain/details.ts';
import { anyAnswers, rate } from '../engine/answers.ts';
import {
  ANSWERS,
  ANYBODY,
  aBlindContext,
  afterCommands,
  by,
  DAY,
  DECIDER,
  LATER,
  messagesOf,
  OTHER_ANSWERS,
  OWNER,
  REFRESH_PANEL,
  REFRESH_ROOT,
  transitionOf,
} from './a-context.ts';
import { rated, revealed } from './commands.ts';

const REPLIES = [{ kind: 'why' }, { kind: 'how' }, { kind: 'trade_offs' }, { kind: 'proof' }];
const deadline = { kind: 'due', timer: { kind: 'reveal', dueAt: LATER, count: 0 } } as const;

const rateBy = (...raters: readonly string[]) =>
  afterCommands(aBlindContext(), ...raters.map((id) => [rated(rate('4 0 3 0 3 3')), id] as const));

describe('a reveal', () => {
  it('makes the middle of all answers the record, judged anew', () => {
    const context = rateBy(DECIDER, ANYBODY);
    const { decision, events } = transitionOf(context, revealed);
    const answers = rate('4 0 3 0 3 3');
    const recommendation = recommend(answers);
    expect(decision).toEqual({
      ...context.decision,
      status: 'open',
      answers,
      recommendation,
      revealedAt: LATER,
    });
    const { verdict, strength } = recommendation;
    expect(events).toEqual([
      { kind: 'revealed', because: 'wish', raters: 3, answers, verdict, strength },
    ]);
  });

  it('takes the considerations along', () => {
    const context = aBlindContext({}, { considerations: ['latency'] });
    const { decision } = transitionOf(context, revealed);
    expect(decision?.recommendation).toEqual(recommend(ANSWERS, { considerations: ['latency'] }));
  });

  it('keeps the details that the question came with, and judges with them', () => {
    const context = aBlindContext({}, { details: ALL_DETAILS });
    const { decision } = transitionOf(context, revealed);
    expect(decision?.details).toEqual(ALL_DETAILS);
    expect(decision?.recommendation).toEqual(recommend(ANSWERS, { details: ALL_DETAILS }));
  });

  test.prop([fc.array(anyAnswers, { maxLength: 9 })])(
    'has the verdict of the panel, whoever rated what',
    (all) => {
      const context = afterCommands(
        aBlindContext(),
        ...all.map((answers, index) => [rated(answers), `U${index + 10}`] as const),
      );
      const panel = panelOf(
        context.ratings.map(({ userId: raterId, answers }) => ({ raterId, answers })),
      );
      const { decision } = transitionOf(context, revealed);
      expect(decision?.answers).toEqual(panel.answers);
      expect(decision?.recommendation.verdict).toBe(panel.verdict);
    },
  );

  it('leaves everybody’s own ratings as they are', () => {
    const context = rateBy(DECIDER);
    expect(transitionOf(context, revealed).rating).toBeUndefined();
    expect(afterCommands(context, [revealed, OWNER]).ratings).toEqual(context.ratings);
  });

  it('leaves the revision as it is: nothing said before was about other answers', () => {
    expect(transitionOf(rateBy(ANYBODY), revealed).decision?.revision).toBe(1);
  });

  it('shows the root anew, what the panel says, and the replies in their order', () => {
    expect(messagesOf(transitionOf(rateBy(ANYBODY), revealed))).toEqual([
      REFRESH_ROOT,
      REFRESH_PANEL,
      ...REPLIES,
    ]);
  });

  it('shows no panel of one', () => {
    expect(messagesOf(transitionOf(rateBy(), revealed))).toEqual([REFRESH_ROOT, ...REPLIES]);
  });

  it('ends the waiting for ratings and begins that for a decision', () => {
    const { clear, timers } = transitionOf(rateBy(), revealed);
    expect(clear).toEqual(['reveal', 'remind_raters']);
    expect(timers).toEqual([{ kind: 'remind_open', dueAt: LATER + 7 * DAY, count: 0 }]);
  });

  it('comes by itself at the deadline, with however many have rated', () => {
    const change = transitionOf(rateBy(ANYBODY), deadline, by(SYSTEM_ACTOR));
    expect(change.decision).toMatchObject({ status: 'open', revealedAt: LATER });
    expect(change.events).toMatchObject([{ kind: 'revealed', because: 'deadline', raters: 2 }]);
    const alone = transitionOf(aBlindContext(), deadline, by(SYSTEM_ACTOR));
    expect(alone.events).toMatchObject([{ raters: 1, answers: ANSWERS }]);
  });

  it('comes once: the deadline of what was revealed before is nothing', () => {
    const context = afterCommands(aBlindContext({}, { answers: OTHER_ANSWERS }), [revealed, OWNER]);
    expect(transitionOf(context, deadline, by(SYSTEM_ACTOR))).toEqual({});
  });
});
