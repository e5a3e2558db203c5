import { describe, expect, it } from 'vitest';
import type { Decided, Decision } from '../../src/domain/decision.ts';
import { DIGEST_PARTS, isQuiet } from '../../src/domain/digest.ts';
import { insertDecision } from '../../src/store/decisions.ts';
import { createPortfolio } from '../../src/usecases/portfolio.ts';
import { aDecision, aHiddenDecision, NOON } from '../store/a-decision.ts';
import { HOUR, queueOf } from './queue.ts';
import type { StoreUnderTest } from './store-under-test.ts';

const WEEK = 7 * 24 * HOUR;

export function describeWeeks(store: StoreUnderTest): void {
  describe('what happened in a week', () => {
    const { inTx } = queueOf(store);
    const until = NOON;
    const from = until - WEEK;
    const keep = (said: Partial<Decision> = {}) =>
      inTx((tx) => insertDecision(tx, aDecision(said)));
    const hide = (said: Partial<Decision>) =>
      inTx((tx) => insertDecision(tx, aHiddenDecision(said)));
    const decidedAt = (when: number, outcome: Decided['outcome'] = 'rag'): Partial<Decision> => ({
      status: 'decided',
      decided: {
        outcome,
        reason: 'Because.',
        check: '',
        reviewOn: null,
        zone: 'UTC',
        deciders: ['U1'],
        by: 'U1',
        at: when,
      },
    });
    const happened = (channels: readonly string[] = ['C1'], limit = 5) =>
      createPortfolio({ db: store.db, now: () => until }).digestContents(
        { channels: new Set(channels), isComplete: true },
        { from, until },
        limit,
      );
    const told = async (channels?: readonly string[], limit?: number) => {
      const all = await happened(channels, limit);
      return Object.fromEntries(
        DIGEST_PARTS.map((part) => [
          part,
          `${all[part].fresh}/${all[part].total} ${all[part].named.map(({ id }) => id).join(' ')}`,
        ]),
      );
    };
    const NONE = '0/0 ';

    it('is nothing where nothing is', async () => {
      const quiet = { created: NONE, decided: NONE, stuck: NONE, review_due: NONE };
      expect(await told()).toEqual(quiet);
      expect(await told([])).toEqual(quiet);
      expect(isQuiet(await happened())).toBe(true);
    });

    it('is what was asked then, the newest first', async () => {
      for (const [id, createdAt] of [
        ['before', from - 1],
        ['first', from],
        ['last', until - 1],
        ['after', until],
      ] as const) {
        await keep({ id, createdAt, status: 'withdrawn' });
      }
      expect(await told()).toMatchObject({ created: '2/2 last first', stuck: NONE });
    });

    it('is what was decided then, whenever it was asked, the newest first', async () => {
      const createdAt = from - 2 * WEEK;
      await keep({ id: 'before', createdAt, ...decidedAt(from - 1) });
      await keep({ id: 'first', createdAt, ...decidedAt(from) });
      await keep({ id: 'last', createdAt, ...decidedAt(until - 1, 'other') });
      await keep({ id: 'after', createdAt, ...decidedAt(until) });
      expect(await told()).toMatchObject({ created: NONE, decided: '2/2 last first' });
      const [newest] = (await happened()).decided.named;
      expect(newest).toMatchObject({ verdict: 'hybrid', outcome: 'other' });
    });

    it('is what got stuck then, beside all that is, the longest first', async () => {
      await keep({ id: 'stuck', createdAt: from - 2 * WEEK });
      await hide({ id: 'blind', createdAt: from - WEEK });
      await keep({ id: 'newly', createdAt: until - WEEK - 1 });
      await keep({ id: 'not yet', createdAt: until - WEEK });
      await keep({ id: 'over', createdAt: from - WEEK, status: 'superseded' });
      expect(await told()).toMatchObject({ stuck: '2/3 stuck blind newly' });
      const blind = (await happened()).stuck.named[1];
      expect(blind).toMatchObject({ verdict: null, strength: null });
    });

    it('is what fell due for review then, beside all that is, the longest first', async () => {
      const createdAt = from - 2 * WEEK;
      const reviewing = { createdAt, ...decidedAt(createdAt) };
      await keep({ id: 'long due', reviewAskedAt: from - 1, ...reviewing });
      await keep({ id: 'due', reviewAskedAt: from, ...reviewing });
      await keep({ id: 'after', reviewAskedAt: until, ...reviewing });
      await keep({ id: 'replaced', reviewAskedAt: from, ...reviewing, status: 'superseded' });
      expect(await told()).toMatchObject({ review_due: '1/2 long due due' });
    });

    it('is nothing when the same waits as the week before', async () => {
      const createdAt = from - 2 * WEEK;
      await keep({ id: 'stuck', createdAt });
      await keep({ id: 'due', createdAt, reviewAskedAt: createdAt, ...decidedAt(createdAt) });
      expect(await told()).toMatchObject({ stuck: '0/1 stuck', review_due: '0/1 due' });
      expect(isQuiet(await happened())).toBe(true);
    });

    it('is what somebody may see, and no more of each than wanted are named', async () => {
      for (let n = 0; n < 4; n += 1) await keep({ id: `d${n}`, createdAt: until - 10 + n });
      await keep({ id: 'elsewhere', channelId: 'C2', createdAt: until - 1 });
      expect(await told(['C1'], 2)).toMatchObject({ created: '4/4 d3 d2' });
      expect(await told(['C2'], 2)).toMatchObject({ created: '1/1 elsewhere' });
      expect(await told(['C2', 'C1'], 2)).toMatchObject({ created: '5/5 elsewhere d3' });
      expect(await told(['C3'], 2)).toMatchObject({ created: NONE });
    });
  });
}
