import { describe, expect, it } from 'vitest';
import { NO_FILTER } from '../../src/domain/portfolio.ts';
import {
  addErrand,
  claimErrand,
  finishErrand,
  nextErrandAt,
  noteErrand,
  postponeErrand,
  renewErrand,
} from '../../src/store/errands.ts';
import { releaseLeases } from '../../src/store/outbox-claim.ts';
import { NOON } from '../store/a-decision.ts';
import { ERASING } from '../store/an-errand.ts';
import { MINUTE } from './queue.ts';
import type { StoreUnderTest } from './store.ts';

const WANTED = {
  kind: 'archive',
  format: 'csv',
  filter: { ...NO_FILTER, text: 'Zürich' },
} as const;

export function describeErrands(store: StoreUnderTest): void {
  const add = (id: string, at = NOON) => addErrand(store.db, { id, to: 'U1', errand: WANTED }, at);
  const claim = (now = NOON) => claimErrand(store.db, { kinds: ['archive'], now, leaseMs: MINUTE });
  const claimed = async (now = NOON) => {
    const row = await claim(now);
    if (row === null) throw new Error('there is no errand');
    return row;
  };

  describe('an errand', () => {
    it('is taken as it was kept', async () => {
      await add('e1');
      expect(await claim()).toEqual({ id: 'e1', to: 'U1', errand: WANTED, attempts: 1 });
    });

    it('is kept once, however often it is asked for', async () => {
      await add('e1');
      await add('e1', NOON + 1);
      expect((await claim(NOON + 2))?.id).toBe('e1');
      expect(await claim(NOON + 2)).toBeNull();
    });

    it('is taken by one of many at once', async () => {
      await add('e1');
      const taken = await Promise.all(Array.from({ length: 8 }, () => claim()));
      expect(taken.filter((row) => row !== null)).toHaveLength(1);
    });

    it('waits for its turn, the longest due first', async () => {
      await add('e2', NOON + 2);
      await add('e1', NOON + 1);
      expect(await claim()).toBeNull();
      expect(await nextErrandAt(store.db, ['archive'])).toBe(NOON + 1);
      expect((await claim(NOON + 5))?.id).toBe('e1');
      expect((await claim(NOON + 5))?.id).toBe('e2');
      expect(await nextErrandAt(store.db, ['archive'])).toBe(NOON + 5 + MINUTE);
    });

    it('is taken by those who see to its kind, whatever else waits', async () => {
      await addErrand(store.db, { id: 'older', to: 'C1', errand: ERASING }, NOON);
      await add('e1', NOON + 1);
      expect(await nextErrandAt(store.db, ['archive'])).toBe(NOON + 1);
      expect((await claim(NOON + 1))?.id).toBe('e1');
      expect(await claim(NOON + 1)).toBeNull();
      const others = { kinds: ['erase', 'digest'], now: NOON + 1, leaseMs: MINUTE } as const;
      expect((await claimErrand(store.db, others))?.id).toBe('older');
    });

    it('that is done is gone', async () => {
      await add('e1');
      await finishErrand(store.db, await claimed());
      expect(await claim(NOON + 2 * MINUTE)).toBeNull();
      expect(await nextErrandAt(store.db, ['archive'])).toBeNull();
    });

    it('that did not work is taken again when it is due, with one more attempt', async () => {
      await add('e1');
      const dueAt = NOON + 5_000;
      await postponeErrand(store.db, await claimed(), { dueAt, error: 'http_503' });
      expect(await claim(dueAt - 1)).toBeNull();
      expect(await claim(dueAt)).toMatchObject({ id: 'e1', attempts: 2 });
    });

    it('whose runner is gone is taken again after its lease, and not ended by the old one', async () => {
      await add('e1');
      const old = await claimed();
      expect(await claim(NOON + MINUTE - 1)).toBeNull();
      expect(await claim(NOON + MINUTE)).toMatchObject({ attempts: 2 });
      await finishErrand(store.db, old);
      await postponeErrand(store.db, old, { dueAt: NOON, error: 'late' });
      expect(await nextErrandAt(store.db, ['archive'])).toBe(NOON + 2 * MINUTE);
    });

    it('stays with its runner for as long as that renews the lease', async () => {
      await add('e1');
      const mine = await claimed();
      expect(await renewErrand(store.db, mine, NOON + 2 * MINUTE)).toBe(true);
      expect(await claim(NOON + 2 * MINUTE - 1)).toBeNull();
      expect(await claim(NOON + 2 * MINUTE)).toMatchObject({ attempts: 2 });
      expect(await renewErrand(store.db, mine, NOON + 9 * MINUTE)).toBe(false);
      expect(await nextErrandAt(store.db, ['archive'])).toBe(NOON + 3 * MINUTE);
    });

    it('remembers for its next attempt how far it has come', async () => {
      await add('e1');
      const mine = await claimed();
      const handed = { heading: { channel: 'D1', ts: '1.1' }, since: 1, pages: 2 };
      await noteErrand(store.db, mine, { ...WANTED, handed });
      await postponeErrand(store.db, mine, { dueAt: NOON, error: 'http_503' });
      expect((await claimed()).errand).toEqual({ ...WANTED, handed });
      await noteErrand(store.db, mine, WANTED);
      expect((await claimed(NOON + MINUTE)).errand).toEqual({ ...WANTED, handed });
    });

    it('is free at once when the only process has been started anew', async () => {
      await add('e1');
      await claim();
      await releaseLeases(store.db);
      expect(await claim()).toMatchObject({ id: 'e1', attempts: 2 });
    });
  });
}
