import { describe, expect, it } from 'vitest';
import type { PersonalRating, Vote } from '../../src/domain/decision.ts';
import type { DecisionContext } from '../../src/domain/decision-context.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/settings.ts';
import { insertDecision } from '../../src/store/decisions.ts';
import { loadContext, putRating, putVote } from '../../src/store/ratings-and-votes.ts';
import { rate } from '../engine/answers.ts';
import { aDecision, NOON } from '../store/a-decision.ts';
import { queueOf } from './queue.ts';
import type { StoreUnderTest } from './store-under-test.ts';

const aRating = (userId: string, said: Partial<PersonalRating> = {}): PersonalRating => ({
  userId,
  answers: rate('3 4 4 3 3 2'),
  revision: 1,
  ratedAt: NOON,
  ...said,
});

const anAgreement = (userId: string, said: Partial<Vote> = {}): Vote => ({
  userId,
  voice: 'agree',
  reason: '',
  preferred: null,
  revision: 1,
  castAt: NOON,
  ...said,
});

const anObjection = (userId: string, said: Partial<Vote> = {}): Vote => ({
  ...anAgreement(userId),
  voice: 'disagree',
  reason: 'Nobody has labelled anything.',
  preferred: 'prompting',
  ...said,
});

export function describeRatings(store: StoreUnderTest): void {
  const { inTx } = queueOf(store);
  const keep = (id = 'd1') => inTx((tx) => insertDecision(tx, aDecision({ id })));
  const rated = (rating: PersonalRating, id = 'd1') => inTx((tx) => putRating(tx, id, rating));
  const voted = (vote: Vote, id = 'd1') => inTx((tx) => putVote(tx, id, vote));
  const said = (id = 'd1'): Promise<DecisionContext> => loadContext(store.db, aDecision({ id }));

  describe('what people say about a decision', () => {
    it('is nothing at first', async () => {
      await keep();
      expect(await said()).toEqual({
        decision: aDecision(),
        ratings: [],
        votes: [],
        settings: DEFAULT_SETTINGS,
      });
    });

    it('is read back as it was kept', async () => {
      const rating = aRating('U1', { answers: rate('- 0 1 2 3 4'), revision: 3 });
      const objection = anObjection('U2', { preferred: 'other', revision: 2 });
      await keep();
      await rated(rating);
      await voted(anAgreement('U1'));
      await voted(objection);
      expect(await said()).toEqual({
        decision: aDecision(),
        ratings: [rating],
        votes: [anAgreement('U1'), objection],
        settings: DEFAULT_SETTINGS,
      });
    });

    it.each(['👩🏽‍🚀 no', `'; drop table votes; --`, 'مساعد‏ — חשבונית', '漢'.repeat(3000)])(
      'keeps every reason: %.20s',
      async (reason) => {
        await keep();
        await voted(anObjection('U2', { reason }));
        expect((await said()).votes).toEqual([anObjection('U2', { reason })]);
      },
    );

    it('is each decision’s own', async () => {
      await keep('d1');
      await keep('d2');
      await rated(aRating('U1'), 'd1');
      await voted(anAgreement('U1'), 'd2');
      expect(await said('d1')).toMatchObject({ ratings: [{ userId: 'U1' }], votes: [] });
      expect(await said('d2')).toMatchObject({ ratings: [], votes: [{ userId: 'U1' }] });
    });

    it('cannot be about a decision that nobody kept', async () => {
      await expect(rated(aRating('U1'), 'nobody')).rejects.toThrow(/foreign key/i);
      await expect(voted(anAgreement('U1'), 'nobody')).rejects.toThrow(/foreign key/i);
    });
  });

  describe('the ratings', () => {
    it('are one a person: the last one counts, at the place of the first', async () => {
      await keep();
      await rated(aRating('U2', { ratedAt: NOON + 1 }));
      await rated(aRating('U1', { ratedAt: NOON + 2 }));
      await rated(aRating('U3', { ratedAt: NOON + 3 }));
      const changed = aRating('U2', {
        answers: rate('0 0 0 0 0 0'),
        revision: 2,
        ratedAt: NOON + 9,
      });
      await rated(changed);
      const { ratings } = await said();
      expect(ratings.map(({ userId }) => userId)).toEqual(['U2', 'U1', 'U3']);
      expect(ratings[0]).toEqual(changed);
    });

    it('of one moment stand in the order of their people', async () => {
      await keep();
      for (const userId of ['U3', 'U1', 'U2']) await rated(aRating(userId));
      const { ratings } = await said();
      expect(ratings.map(({ userId }) => userId)).toEqual(['U1', 'U2', 'U3']);
    });

    it('of many people at once are all there', async () => {
      const people = Array.from({ length: 20 }, (_, i) => `U${i + 10}`);
      await keep();
      await Promise.all(people.map((userId) => rated(aRating(userId))));
      expect((await said()).ratings.map(({ userId }) => userId)).toEqual(people);
    });
  });

  describe('the votes', () => {
    it('are one a person: a changed mind leaves nothing of the first', async () => {
      await keep();
      await voted(anObjection('U2'));
      const changed = anAgreement('U2', { revision: 2, castAt: NOON + 5 });
      await voted(changed);
      expect((await said()).votes).toEqual([changed]);
      await voted(anObjection('U2', { castAt: NOON + 6 }));
      expect((await said()).votes).toEqual([anObjection('U2', { castAt: NOON + 6 })]);
    });

    it('stand in the order in which they were last cast', async () => {
      await keep();
      await voted(anAgreement('U1', { castAt: NOON + 1 }));
      await voted(anAgreement('U2', { castAt: NOON + 2 }));
      await voted(anObjection('U1', { castAt: NOON + 3 }));
      expect((await said()).votes.map(({ userId }) => userId)).toEqual(['U2', 'U1']);
    });
  });
}
