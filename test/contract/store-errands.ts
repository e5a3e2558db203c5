import { describe, expect, it } from 'vitest';
import type { Errand } from '../../src/records/errand.ts';
import {
  addErrand,
  claimErrand,
  finishErrand,
  nextErrandAt,
  postponeErrand,
} from '../../src/store/errands.ts';
import { NOON } from '../store/a-decision.ts';
import { HOUR } from './queue.ts';
import type { StoreUnderTest } from './store.ts';

const DIGEST = { kind: 'digest', from: NOON - HOUR, until: NOON } satisfies Errand;
const LEASE = 60_000;

export function describeErrands(store: StoreUnderTest): void {
  const add = (id = 'e1', now = NOON, errand: Errand = DIGEST) =>
    addErrand(store.db, { id, to: 'U1', errand }, now);
  const claim = (now = NOON) => claimErrand(store.db, { now, leaseMs: LEASE });
  const claimed = async (now = NOON) => {
    const row = await claim(now);
    if (row === null) throw new Error('there is no errand');
    return row;
  };

  describe('an errand', () => {
    it('is taken as it was given, by one only', async () => {
      const erase: Errand = {
        kind: 'erase',
        root: { channel: 'C1', ts: '1.1' },
        messages: [{ channel: 'C1', ts: '1.2' }],
        by: 'U1',
        at: NOON,
      };
      await add('e1', NOON, erase);
      const both = await Promise.all([claim(), claim()]);
      const taken = both.filter((row) => row !== null);
      expect(taken).toEqual([{ id: 'e1', to: 'U1', errand: erase, attempts: 1 }]);
    });

    it('is kept once, however often it is given', async () => {
      await add();
      await add('e1', NOON + HOUR, { ...DIGEST, until: NOON + HOUR });
      expect((await claimed(NOON + HOUR)).errand).toEqual(DIGEST);
      expect(await claim(NOON + HOUR)).toBeNull();
    });

    it('waits for its time; the one that has waited the longest comes first', async () => {
      await add('late', NOON + HOUR);
      await add('early', NOON);
      expect(await nextErrandAt(store.db)).toBe(NOON);
      expect((await claimed(NOON + HOUR)).id).toBe('early');
      expect((await claimed(NOON + HOUR)).id).toBe('late');
    });

    it('may be taken by somebody else once its lease has run out', async () => {
      await add();
      const first = await claimed();
      expect(await claim(NOON + LEASE - 1)).toBeNull();
      expect(await nextErrandAt(store.db)).toBe(NOON + LEASE);
      const second = await claimed(NOON + LEASE);
      expect(second.attempts).toBe(2);
      // The first comes back late: it is not theirs any more.
      await finishErrand(store.db, first);
      await postponeErrand(store.db, first, { dueAt: NOON, error: 'late' });
      expect(await claim(NOON + LEASE)).toBeNull();
      await finishErrand(store.db, second);
      expect(await nextErrandAt(store.db)).toBeNull();
    });

    it('comes up again when it was put off, and not before', async () => {
      await add();
      await postponeErrand(store.db, await claimed(), { dueAt: NOON + HOUR, error: 'ratelimited' });
      expect(await claim(NOON + HOUR - 1)).toBeNull();
      expect(await nextErrandAt(store.db)).toBe(NOON + HOUR);
      expect((await claimed(NOON + HOUR)).attempts).toBe(2);
    });
  });
}
