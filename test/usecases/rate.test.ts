import { describe, expect, it } from 'vitest';
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
  transitionOf,
} from './a-context.ts';
import { rated, revised } from './commands.ts';

const MINE = rate('4 0 3 0 3 3');

describe('a rating of an open decision', () => {
  it('is kept as what one person says, beside the record', () => {
    const context = aContext();
    expect(transitionOf(context, rated(MINE), by(ANYBODY))).toEqual({
      decision: context.decision,
      rating: { userId: ANYBODY, answers: MINE, revision: 1, ratedAt: LATER },
      events: [{ kind: 'rated', answers: MINE, revision: 1 }],
      outbox: [{ message: REFRESH_ROOT }, { message: REFRESH_PANEL }],
    });
  });

  it('replaces what the person said before', () => {
    const twice = afterCommands(
      aContext(),
      [rated(MINE), ANYBODY],
      [rated(OTHER_ANSWERS), ANYBODY],
    );
    expect(twice.ratings.map(({ userId, answers }) => [userId, answers])).toEqual([
      [OWNER, ANSWERS],
      [ANYBODY, OTHER_ANSWERS],
    ]);
  });

  it('that says the same again changes nothing', () => {
    const context = afterCommands(aContext(), [rated(MINE), ANYBODY]);
    expect(transitionOf(context, rated(MINE), by(ANYBODY))).toEqual({});
    expect(transitionOf(context, rated(ANSWERS), by(OWNER))).toEqual({});
  });

  it('that says the same of other answers of record is given for those', () => {
    const context = afterCommands(aContext(), [rated(MINE), ANYBODY]);
    const then = afterCommands(context, [revised(context, { answers: OTHER_ANSWERS }), OWNER]);
    expect(transitionOf(then, rated(MINE), by(ANYBODY)).rating).toMatchObject({
      answers: MINE,
      revision: 2,
    });
  });

  it('never reveals anything, however many there are', () => {
    const context = aContext({ blind: { invited: [], enough: 2, deadline: null } });
    const { events, timers, clear } = transitionOf(context, rated(MINE), by(ANYBODY));
    expect(events?.map(({ kind }) => kind)).toEqual(['rated']);
    expect([timers, clear]).toEqual([undefined, undefined]);
  });
});

describe('a blind rating', () => {
  it('is kept, and nothing but how many there are is shown', () => {
    const context = aBlindContext();
    expect(transitionOf(context, rated(MINE), by(ANYBODY))).toEqual({
      decision: context.decision,
      rating: { userId: ANYBODY, answers: MINE, revision: 1, ratedAt: LATER },
      events: [{ kind: 'rated', answers: MINE, revision: 1 }],
      outbox: [{ message: REFRESH_ROOT }],
    });
  });

  it('may be changed until the reveal, the owner’s as well', () => {
    const context = afterCommands(
      aBlindContext(),
      [rated(MINE), OWNER],
      [rated(OTHER_ANSWERS), OWNER],
    );
    expect(context.ratings).toMatchObject([{ userId: OWNER, answers: OTHER_ANSWERS }]);
    expect(context.decision.answers).toEqual(ANSWERS);
  });

  it('that says the same again changes nothing, also where one more would be enough', () => {
    const context = aBlindContext({ enough: 2 });
    expect(transitionOf(context, rated(ANSWERS), by(OWNER))).toEqual({});
  });

  it('of somebody who has rated is no further one', () => {
    const context = afterCommands(
      aBlindContext({ enough: 3 }),
      [rated(MINE), ANYBODY],
      [rated(ANSWERS), ANYBODY],
    );
    expect(context.decision.status).toBe('rating');
  });

  it('that makes them enough is kept, and reveals them all', () => {
    const context = afterCommands(aBlindContext({ enough: 3 }), [rated(MINE), ANYBODY]);
    const change = transitionOf(context, rated(rate('4 0 2 0 0 0')), by(DECIDER));
    expect(change.rating).toMatchObject({ userId: DECIDER, ratedAt: LATER });
    expect(change.events).toMatchObject([
      { kind: 'rated', answers: rate('4 0 2 0 0 0') },
      { kind: 'revealed', because: 'enough', raters: 3, answers: rate('4 0 3 0 3 2') },
    ]);
    expect(change.decision).toMatchObject({
      status: 'open',
      answers: rate('4 0 3 0 3 2'),
      revealedAt: LATER,
    });
    expect(messagesOf(change)).toContainEqual({ kind: 'why' });
  });

  it('counts as it was changed, not as it was given first', () => {
    const context = afterCommands(aBlindContext({ enough: 2 }, { answers: MINE }), [
      rated(OTHER_ANSWERS),
      OWNER,
    ]);
    const { decision } = transitionOf(context, rated(OTHER_ANSWERS), by(ANYBODY));
    expect(decision?.answers).toEqual(OTHER_ANSWERS);
  });
});
