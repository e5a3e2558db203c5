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
} from './a-case.ts';
import { rated, revised } from './doings.ts';

const MINE = rate('4 0 3 0 3 3');

describe('a rating of an open decision', () => {
  it('is kept as what one person says, beside the record', () => {
    const of = aCase();
    expect(whatFollows(of, rated(MINE), by(ANYBODY))).toEqual({
      decision: of.decision,
      rating: { userId: ANYBODY, answers: MINE, revision: 1, ratedAt: LATER },
      history: [{ kind: 'rated', answers: MINE, revision: 1 }],
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
    const of = lived(aCase(), [rated(MINE), ANYBODY]);
    expect(whatFollows(of, rated(MINE), by(ANYBODY))).toEqual({});
    expect(whatFollows(of, rated(ANSWERS), by(OWNER))).toEqual({});
  });

  it('that says the same of other answers of record is given for those', () => {
    const of = lived(aCase(), [rated(MINE), ANYBODY]);
    const then = lived(of, [revised(of, { answers: OTHER_ANSWERS }), OWNER]);
    expect(whatFollows(then, rated(MINE), by(ANYBODY)).rating).toMatchObject({
      answers: MINE,
      revision: 2,
    });
  });

  it('never reveals anything, however many there are', () => {
    const of = aCase({ blind: { invited: [], enough: 2, deadline: null } });
    const { events, timers, clear } = whatFollows(of, rated(MINE), by(ANYBODY));
    expect(events?.map(({ kind }) => kind)).toEqual(['rated']);
    expect([timers, clear]).toEqual([undefined, undefined]);
  });
});

describe('a blind rating', () => {
  it('is kept, and nothing but how many there are is shown', () => {
    const of = aBlindCase();
    expect(whatFollows(of, rated(MINE), by(ANYBODY))).toEqual({
      decision: of.decision,
      rating: { userId: ANYBODY, answers: MINE, revision: 1, ratedAt: LATER },
      history: [{ kind: 'rated', answers: MINE, revision: 1 }],
      outbox: [{ message: REFRESH_ROOT }],
    });
  });

  it('may be changed until the reveal, the owner’s as well', () => {
    const of = lived(aBlindCase(), [rated(MINE), OWNER], [rated(OTHER_ANSWERS), OWNER]);
    expect(of.ratings).toMatchObject([{ userId: OWNER, answers: OTHER_ANSWERS }]);
    expect(of.decision.answers).toEqual(ANSWERS);
  });

  it('that says the same again changes nothing, also where one more would be enough', () => {
    const of = aBlindCase({ enough: 2 });
    expect(whatFollows(of, rated(ANSWERS), by(OWNER))).toEqual({});
  });

  it('of somebody who has rated is no further one', () => {
    const of = lived(aBlindCase({ enough: 3 }), [rated(MINE), ANYBODY], [rated(ANSWERS), ANYBODY]);
    expect(of.decision.status).toBe('rating');
  });

  it('that makes them enough is kept, and reveals them all', () => {
    const of = lived(aBlindCase({ enough: 3 }), [rated(MINE), ANYBODY]);
    const change = whatFollows(of, rated(rate('4 0 2 0 0 0')), by(DECIDER));
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
    const of = lived(aBlindCase({ enough: 2 }, { answers: MINE }), [rated(OTHER_ANSWERS), OWNER]);
    const { decision } = whatFollows(of, rated(OTHER_ANSWERS), by(ANYBODY));
    expect(decision?.answers).toEqual(OTHER_ANSWERS);
  });
});
