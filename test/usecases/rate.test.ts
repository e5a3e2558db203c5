import { describe, expect, it } from 'vitest';
import { rate } from '../engine/answers.ts';
import {
  ANSWERS,
  ANYBODY,
  aBlindCase,
  aCase,
  by,
  DECIDER,
  effectsOf,
  LATER,
  lived,
  OTHER_ANSWERS,
  OWNER,
  REFRESH_PANEL,
  REFRESH_ROOT,
  whatFollows,
} from './a-context.ts';
import { rated, revised } from './commands.ts';

const MINE = rate('4 0 3 0 3 3');

describe('a rating of an open decision', () => {
  it('is kept as what one person says, beside the record', () => {
    const context = aCase();
    expect(whatFollows(context, rated(MINE), by(ANYBODY))).toEqual({
      decision: context.decision,
      rating: { userId: ANYBODY, answers: MINE, revision: 1, ratedAt: LATER },
      events: [{ kind: 'rated', answers: MINE, revision: 1 }],
      outbox: [{ message: REFRESH_ROOT }, { message: REFRESH_PANEL }],
    });
  });

  it('replaces what the person said before', () => {
    const twice = lived(aCase(), [rated(MINE), ANYBODY], [rated(OTHER_ANSWERS), ANYBODY]);
    expect(twice.ratings.map(({ userId, answers }) => [userId, answers])).toEqual([
      [OWNER, ANSWERS],
      [ANYBODY, OTHER_ANSWERS],
    ]);
  });

  it('that says the same again changes nothing', () => {
    const context = lived(aCase(), [rated(MINE), ANYBODY]);
    expect(whatFollows(context, rated(MINE), by(ANYBODY))).toEqual({});
    expect(whatFollows(context, rated(ANSWERS), by(OWNER))).toEqual({});
  });

  it('that says the same of other answers of record is given for those', () => {
    const context = lived(aCase(), [rated(MINE), ANYBODY]);
    const then = lived(context, [revised(context, { answers: OTHER_ANSWERS }), OWNER]);
    expect(whatFollows(then, rated(MINE), by(ANYBODY)).rating).toMatchObject({
      answers: MINE,
      revision: 2,
    });
  });

  it('never reveals anything, however many there are', () => {
    const context = aCase({ blind: { invited: [], enough: 2, deadline: null } });
    const { events, timers, clear } = whatFollows(context, rated(MINE), by(ANYBODY));
    expect(events?.map(({ kind }) => kind)).toEqual(['rated']);
    expect([timers, clear]).toEqual([undefined, undefined]);
  });
});

describe('a blind rating', () => {
  it('is kept, and nothing but how many there are is shown', () => {
    const context = aBlindCase();
    expect(whatFollows(context, rated(MINE), by(ANYBODY))).toEqual({
      decision: context.decision,
      rating: { userId: ANYBODY, answers: MINE, revision: 1, ratedAt: LATER },
      events: [{ kind: 'rated', answers: MINE, revision: 1 }],
      outbox: [{ message: REFRESH_ROOT }],
    });
  });

  it('may be changed until the reveal, the owner’s as well', () => {
    const context = lived(aBlindCase(), [rated(MINE), OWNER], [rated(OTHER_ANSWERS), OWNER]);
    expect(context.ratings).toMatchObject([{ userId: OWNER, answers: OTHER_ANSWERS }]);
    expect(context.decision.answers).toEqual(ANSWERS);
  });

  it('that says the same again changes nothing, also where one more would be enough', () => {
    const context = aBlindCase({ enough: 2 });
    expect(whatFollows(context, rated(ANSWERS), by(OWNER))).toEqual({});
  });

  it('of somebody who has rated is no further one', () => {
    const context = lived(
      aBlindCase({ enough: 3 }),
      [rated(MINE), ANYBODY],
      [rated(ANSWERS), ANYBODY],
    );
    expect(context.decision.status).toBe('rating');
  });

  it('that makes them enough is kept, and reveals them all', () => {
    const context = lived(aBlindCase({ enough: 3 }), [rated(MINE), ANYBODY]);
    const change = whatFollows(context, rated(rate('4 0 2 0 0 0')), by(DECIDER));
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
    expect(effectsOf(change)).toContainEqual({ kind: 'why' });
  });

  it('counts as it was changed, not as it was given first', () => {
    const context = lived(aBlindCase({ enough: 2 }, { answers: MINE }), [
      rated(OTHER_ANSWERS),
      OWNER,
    ]);
    const { decision } = whatFollows(context, rated(OTHER_ANSWERS), by(ANYBODY));
    expect(decision?.answers).toEqual(OTHER_ANSWERS);
  });
});
