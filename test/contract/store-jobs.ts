import { describe, expect, it } from 'vitest';
import { NO_FILTER } from '../../src/domain/portfolio.ts';
import {
  addJob,
  claimJob,
  finishJob,
  postponeJob,
  renewJob,
  repeatJob,
  saveProgress,
} from '../../src/store/jobs.ts';
import { releaseLeases } from '../../src/store/outbox-claim.ts';
import { NOON } from '../store/a-decision.ts';
import { ERASING, nextJobAt } from '../store/a-job.ts';
import { MINUTE } from './queue.ts';
import type { StoreUnderTest } from './store-under-test.ts';

const WANTED = {
  kind: 'archive',
  format: 'csv',
  filter: { ...NO_FILTER, text: 'Zürich' },
} as const;

export function describeJobs(store: StoreUnderTest): void {
  const add = (id: string, at = NOON) => addJob(store.db, { id, to: 'U1', job: WANTED, dueAt: at });
  const claim = (now = NOON) => claimJob(store.db, 'archives', { now, leaseMs: MINUTE });
  const claimed = async (now = NOON) => {
    const row = await claim(now);
    if (row === null) throw new Error('there is no job');
    return row;
  };

  describe('a job', () => {
    it('is taken as it was kept', async () => {
      await add('j1');
      expect(await claim()).toEqual({ id: 'j1', to: 'U1', job: WANTED, attempts: 1 });
    });

    it('is kept once, however often it is asked for', async () => {
      await add('j1');
      await add('j1', NOON + 1);
      expect((await claim(NOON + 2))?.id).toBe('j1');
      expect(await claim(NOON + 2)).toBeNull();
    });

    it('is taken by one of many at once', async () => {
      await add('j1');
      const taken = await Promise.all(Array.from({ length: 8 }, () => claim()));
      expect(taken.filter((row) => row !== null)).toHaveLength(1);
    });

    it('waits for its turn, the longest due first', async () => {
      await add('j2', NOON + 2);
      await add('j1', NOON + 1);
      expect(await claim()).toBeNull();
      expect(await nextJobAt(store.db, 'archives')).toBe(NOON + 1);
      expect((await claim(NOON + 5))?.id).toBe('j1');
      expect((await claim(NOON + 5))?.id).toBe('j2');
      expect(await nextJobAt(store.db, 'archives')).toBe(NOON + 5 + MINUTE);
    });

    it('is taken in its lane, whatever else waits', async () => {
      await addJob(store.db, { id: 'older', to: 'C1', job: ERASING, dueAt: NOON });
      await add('j1', NOON + 1);
      expect(await nextJobAt(store.db, 'archives')).toBe(NOON + 1);
      expect((await claim(NOON + 1))?.id).toBe('j1');
      expect(await claim(NOON + 1)).toBeNull();
      const others = await claimJob(store.db, 'erasing', { now: NOON + 1, leaseMs: MINUTE });
      expect(others?.id).toBe('older');
    });

    it('that is done is gone', async () => {
      await add('j1');
      expect(await finishJob(store.db, await claimed())).toBe(true);
      expect(await claim(NOON + 2 * MINUTE)).toBeNull();
      expect(await nextJobAt(store.db, 'archives')).toBeNull();
    });

    it('that did not work is taken again when it is due, with one more attempt', async () => {
      await add('j1');
      const dueAt = NOON + 5_000;
      await postponeJob(store.db, await claimed(), { dueAt, error: 'http_503' });
      expect(await claim(dueAt - 1)).toBeNull();
      expect(await claim(dueAt)).toMatchObject({ id: 'j1', attempts: 2 });
    });

    it('whose runner is gone is taken again after its lease, and not ended by the old one', async () => {
      await add('j1');
      const old = await claimed();
      expect(await claim(NOON + MINUTE - 1)).toBeNull();
      expect(await claim(NOON + MINUTE)).toMatchObject({ attempts: 2 });
      expect(await finishJob(store.db, old)).toBe(false);
      expect(await repeatJob(store.db, old, NOON)).toBe(false);
      await postponeJob(store.db, old, { dueAt: NOON, error: 'late' });
      expect(await nextJobAt(store.db, 'archives')).toBe(NOON + 2 * MINUTE);
    });

    it('stays with its runner for as long as that renews the lease', async () => {
      await add('j1');
      const mine = await claimed();
      expect(await renewJob(store.db, mine, NOON + 2 * MINUTE)).toBe(true);
      expect(await claim(NOON + 2 * MINUTE - 1)).toBeNull();
      expect(await claim(NOON + 2 * MINUTE)).toMatchObject({ attempts: 2 });
      expect(await renewJob(store.db, mine, NOON + 9 * MINUTE)).toBe(false);
      expect(await nextJobAt(store.db, 'archives')).toBe(NOON + 3 * MINUTE);
    });

    it('that comes again does so at its time, like one that was never tried', async () => {
      await add('j1');
      expect(await repeatJob(store.db, await claimed(), NOON + MINUTE)).toBe(true);
      expect(await claim(NOON + MINUTE - 1)).toBeNull();
      expect(await claim(NOON + MINUTE)).toMatchObject({ id: 'j1', attempts: 1 });
    });

    it('remembers for its next attempt how far it has come', async () => {
      await add('j1');
      const mine = await claimed();
      const handed = { heading: { channel: 'D1', ts: '1.1' }, since: 1, pages: 2 };
      await saveProgress(store.db, mine, { ...WANTED, handed });
      await postponeJob(store.db, mine, { dueAt: NOON, error: 'http_503' });
      expect((await claimed()).job).toEqual({ ...WANTED, handed });
      await saveProgress(store.db, mine, WANTED);
      expect((await claimed(NOON + MINUTE)).job).toEqual({ ...WANTED, handed });
    });

    it('is free at once when the only process has been started anew', async () => {
      await add('j1');
      await claim();
      await releaseLeases(store.db);
      expect(await claim()).toMatchObject({ id: 'j1', attempts: 2 });
    });
  });
}
