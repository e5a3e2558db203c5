import { describe, expect, it } from 'vitest';
import { type JobRow, TIMERS, type Timer, type TimerKind } from '../../src/domain/job.ts';
import { insertDecision, lockDecision } from '../../src/store/decisions.ts';
import { claimJob, clearTimers, finishJob, setTimer } from '../../src/store/jobs.ts';
import { aDecision, NOON } from '../store/a-decision.ts';
import { claimTimer, nextJobAt } from '../store/a-job.ts';
import { HOUR, MINUTE, queueOf } from './queue.ts';
import type { StoreUnderTest } from './store-under-test.ts';

const REVIEW: Timer = { kind: 'review', dueAt: NOON, count: 0 };

export function describeTimers(store: StoreUnderTest): void {
  const { inTx } = queueOf(store);
  const keep = (id = 'd1') => inTx((tx) => insertDecision(tx, aDecision({ id })));
  const set = (timer: Timer, id = 'd1') => inTx((tx) => setTimer(tx, id, timer));
  const claim = (now = NOON) => claimJob(store.db, 'decisions', { now, leaseMs: MINUTE });
  const claimKind = (kind: TimerKind, now = NOON) => claimTimer(store.db, 'd1', kind, now);
  /** What its handler does first. */
  const take = (row: Pick<JobRow, 'id' | 'attempts'>) =>
    inTx(async (tx) => {
      await lockDecision(tx, 'd1');
      return finishJob(tx, row);
    });
  const claimed = async (now = NOON): Promise<JobRow> => {
    const row = await claim(now);
    if (row === null) throw new Error('nothing is due');
    return row;
  };
  const left = async () =>
    (await store.db.selectFrom('jobs').selectAll().orderBy('id').execute()).map(({ id }) => id);

  describe('a timer', () => {
    it('comes due at its time, not before', async () => {
      await keep();
      await set(REVIEW);
      expect(await claim(NOON - 1)).toBeNull();
      expect(await nextJobAt(store.db, 'decisions')).toBe(NOON);
      expect(await claim(NOON)).toMatchObject({ to: 'd1', job: { kind: 'review' } });
    });

    it('is claimed as it was set, and taken once', async () => {
      await keep();
      await set({ kind: 'remind_open', dueAt: NOON - 5, count: 2 });
      const row = await claimed();
      expect(row.job).toEqual({ kind: 'remind_open', count: 2 });
      expect(await take(row)).toBe(true);
      expect(await take(row)).toBe(false);
      expect(await left()).toEqual([]);
    });

    it('takes the place of one of the same kind', async () => {
      await keep();
      await set(REVIEW);
      await set({ ...REVIEW, dueAt: NOON + HOUR, count: 1 });
      expect(await claim()).toBeNull();
      expect((await claimed(NOON + HOUR)).job).toEqual({ kind: 'review', count: 1 });
      expect(await left()).toHaveLength(1);
    });

    it.each([
      { what: 'set anew', since: () => set({ ...REVIEW, dueAt: NOON + HOUR, count: 1 }) },
      { what: 'cleared', since: () => inTx((tx) => clearTimers(tx, 'd1', ['review'])) },
      { what: 'claimed by another process', since: () => claimed(NOON + MINUTE) },
    ])('that was $what since it was claimed is not taken', async ({ since }) => {
      await keep();
      await set(REVIEW);
      const old = await claimed();
      await since();
      const before = await left();
      expect(await take(old)).toBe(false);
      expect(await left()).toEqual(before);
    });

    it('leaves those of other kinds and other decisions alone', async () => {
      await keep('d1');
      await keep('d2');
      await set(REVIEW);
      await set({ ...REVIEW, kind: 'reveal' });
      await set(REVIEW, 'd2');
      const row = await claimKind('review');
      expect(row !== null && (await take(row))).toBe(true);
      expect(await left()).toEqual(['d1:reveal', 'd2:review']);
    });

    it('that is taken in a transaction that fails is still there', async () => {
      await keep();
      await set(REVIEW);
      const row = await claimed();
      const failing = inTx(async (tx) => {
        await finishJob(tx, row);
        throw new Error('the disk is full');
      });
      await expect(failing).rejects.toThrow('the disk is full');
      expect(await take(row)).toBe(true);
    });

    it('that many want at once is claimed by one', async () => {
      await keep();
      await set(REVIEW);
      const rows = await Promise.all(Array.from({ length: 12 }, () => claim()));
      expect(rows.filter((row) => row !== null)).toHaveLength(1);
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
      expect(await left()).toEqual(['d1:remind_open', 'd1:review']);
    });
  });

  describe('what comes due', () => {
    it('is the longest overdue first', async () => {
      for (const [index, id] of ['d1', 'd2', 'd3'].entries()) {
        await keep(id);
        await set({ ...REVIEW, dueAt: NOON - index }, id);
      }
      expect([(await claimed()).to, (await claimed()).to, (await claimed()).to]).toEqual([
        'd3',
        'd2',
        'd1',
      ]);
    });

    it('comes next at the first of the times, past or not', async () => {
      expect(await nextJobAt(store.db, 'decisions')).toBeNull();
      await keep();
      await set({ ...REVIEW, dueAt: NOON + HOUR });
      await set({ kind: 'reveal', dueAt: NOON + 5, count: 0 });
      expect(await nextJobAt(store.db, 'decisions')).toBe(NOON + 5);
    });
  });
}
