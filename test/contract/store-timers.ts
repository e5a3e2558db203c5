import { describe, expect, it } from 'vitest';
import { TIMERS, type Timer } from '../../src/domain/timer.ts';
import { insertDecision, lockDecision } from '../../src/store/decisions.ts';
import {
  clearTimers,
  dueTimers,
  nextTimerAt,
  setTimer,
  takeTimer,
} from '../../src/store/timers.ts';
import { aDecision, NOON } from '../store/a-decision.ts';
import { HOUR, queueOf } from './queue.ts';
import type { StoreUnderTest } from './store.ts';

const REVIEW: Timer = { kind: 'review', dueAt: NOON, count: 0 };

export function describeTimers(store: StoreUnderTest): void {
  const { inTx } = queueOf(store);
  const keep = (id = 'd1') => inTx((tx) => insertDecision(tx, aDecision({ id })));
  const set = (timer: Timer, id = 'd1') => inTx((tx) => setTimer(tx, id, timer));
  const take = (kind = REVIEW.kind, now = NOON, id = 'd1') =>
    inTx(async (tx) => {
      await lockDecision(tx, id);
      return takeTimer(tx, id, kind, now);
    });
  const due = async (now = NOON, limit = 100) =>
    (await dueTimers(store.db, now, limit)).map(({ decisionId, kind }) => `${decisionId} ${kind}`);

  describe('a timer', () => {
    it('comes due at its time, not before', async () => {
      await keep();
      await set(REVIEW);
      expect(await due(NOON - 1)).toEqual([]);
      expect(await take('review', NOON - 1)).toBeNull();
      expect(await due(NOON)).toEqual(['d1 review']);
      expect(await due(NOON + HOUR)).toEqual(['d1 review']);
    });

    it('is taken as it was set, once', async () => {
      const reminder: Timer = { kind: 'remind_open', dueAt: NOON - 5, count: 2 };
      await keep();
      await set(reminder);
      expect(await take('remind_open')).toEqual(reminder);
      expect(await take('remind_open')).toBeNull();
      expect(await due()).toEqual([]);
    });

    it('takes the place of one of the same kind', async () => {
      await keep();
      await set(REVIEW);
      await set({ ...REVIEW, dueAt: NOON + HOUR, count: 1 });
      expect(await due()).toEqual([]);
      expect(await take('review', NOON + HOUR)).toEqual({
        kind: 'review',
        dueAt: NOON + HOUR,
        count: 1,
      });
      expect(await take('review', NOON + HOUR)).toBeNull();
    });

    it('leaves those of other kinds and other decisions alone', async () => {
      await keep('d1');
      await keep('d2');
      await set(REVIEW);
      await set({ ...REVIEW, kind: 'reveal' });
      await set(REVIEW, 'd2');
      await take('review');
      expect((await due()).toSorted()).toEqual(['d1 reveal', 'd2 review']);
    });

    it('that is taken in a transaction that fails is still there', async () => {
      await keep();
      await set(REVIEW);
      const failing = inTx(async (tx) => {
        await takeTimer(tx, 'd1', 'review', NOON);
        throw new Error('the disk is full');
      });
      await expect(failing).rejects.toThrow('the disk is full');
      expect(await take()).toEqual(REVIEW);
    });

    it('that many want at once is taken by one', async () => {
      await keep();
      await set(REVIEW);
      const taken = await Promise.all(Array.from({ length: 12 }, () => take()));
      expect(taken.filter((timer) => timer !== null)).toEqual([REVIEW]);
    });

    it('belongs to a decision that there is', async () => {
      await expect(set(REVIEW, 'nobody')).rejects.toThrow(/foreign key/i);
    });
  });

  describe('timers that are cleared', () => {
    it('are gone: those kinds, of that decision', async () => {
      await keep('d1');
      await keep('d2');
      for (const kind of TIMERS) {
        await set({ ...REVIEW, kind }, 'd1');
        await set({ ...REVIEW, kind }, 'd2');
      }
      await inTx((tx) => clearTimers(tx, 'd1', ['reveal', 'remind_raters']));
      await inTx((tx) => clearTimers(tx, 'd1', []));
      await inTx((tx) => clearTimers(tx, 'd2', TIMERS));
      expect((await due()).toSorted()).toEqual(['d1 remind_open', 'd1 review']);
    });
  });

  describe('what comes due', () => {
    it('is the longest overdue first, as many as are asked for', async () => {
      for (const [index, id] of ['d1', 'd2', 'd3'].entries()) {
        await keep(id);
        await set({ ...REVIEW, dueAt: NOON - index }, id);
      }
      expect(await due()).toEqual(['d3 review', 'd2 review', 'd1 review']);
      expect(await due(NOON, 2)).toEqual(['d3 review', 'd2 review']);
    });

    it('comes next at the first of the times, past or not', async () => {
      expect(await nextTimerAt(store.db)).toBeNull();
      await keep();
      await set({ ...REVIEW, dueAt: NOON + HOUR });
      await set({ kind: 'reveal', dueAt: NOON + 5, count: 0 });
      expect(await nextTimerAt(store.db)).toBe(NOON + 5);
    });
  });
}
