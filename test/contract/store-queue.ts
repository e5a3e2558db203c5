import { describe, expect, it } from 'vitest';
import { findDecision } from '../../src/store/decisions.ts';
import { countOpen, nextDueAt } from '../../src/store/outbox-claim.ts';
import { NOON } from '../store/a-decision.ts';
import { HOUR, LEASE, queueOf, THREAD, UNDELIVERED } from './queue.ts';
import type { StoreUnderTest } from './store-under-test.ts';

export function describeQueue(store: StoreUnderTest): void {
  const { wish, claim, claimedIds, claimOne, post, drop, refuse } = queueOf(store);

  describe('what is to be posted', () => {
    it('is claimed as it was wished, with its first attempt counted', async () => {
      await wish('d1', 'C1', [{ kind: 'root' }]);
      expect(await claim()).toEqual([
        {
          id: 'd1.0',
          decisionId: 'd1',
          channelId: 'C1',
          message: { kind: 'root' },
          sequence: 'd1',
          attempts: 1,
          unconfirmedSince: null,
          notified: null,
        },
      ]);
    });

    it('keeps what a notice says, and where a notice stands', async () => {
      const notice = { channel: 'D1', ts: '17.5' };
      await wish('d1', 'U1', [UNDELIVERED]);
      await wish('d2', 'D1', [{ kind: 'delivered_after_all', notice }]);
      expect((await claim()).map(({ message }) => message)).toEqual([
        UNDELIVERED,
        { kind: 'delivered_after_all', notice },
      ]);
    });

    it('goes on at the next position when more is wished later', async () => {
      await wish('d1', 'C1', [{ kind: 'root' }]);
      await wish('d1', 'U1', [UNDELIVERED]);
      expect(await claimedIds()).toEqual(['d1.0', 'd1.1']);
    });

    it('may be nothing', async () => {
      await wish('d1', 'C1', []);
      expect(await claim()).toEqual([]);
      expect(await nextDueAt(store.db, [])).toBeNull();
    });

    it('is claimed oldest first', async () => {
      await wish('late', 'C1', THREAD, NOON + 2);
      await wish('early', 'C2', THREAD, NOON + 1);
      expect(await claimedIds({ now: NOON + 2 })).toEqual(['early.0', 'late.0']);
    });

    it('is not claimed before its time', async () => {
      await wish('d1', 'C1', THREAD, NOON + 1);
      expect(await claim({ now: NOON })).toEqual([]);
      expect(await claimedIds({ now: NOON + 1 })).toEqual(['d1.0']);
    });
  });

  describe('a thread', () => {
    it('goes out in its order, each message after the one before is posted', async () => {
      await wish('d1', 'C1');
      for (const expected of ['d1.0', 'd1.1', 'd1.2']) {
        const row = await claimOne();
        expect(row.id).toBe(expected);
        expect(await claim()).toEqual([]);
        await post(row);
      }
      expect(await claim()).toEqual([]);
    });

    it('keeps its place once the root is posted', async () => {
      await wish('d1', 'C1');
      await post(await claimOne(), '17.25');
      await post(await claimOne(), '17.50');
      expect((await findDecision(store.db, 'd1'))?.thread).toEqual({ channel: 'C1', ts: '17.25' });
    });

    it('does not hold up what is told to a person', async () => {
      await wish('d1', 'C1');
      await refuse(await claimOne());
      await wish('d1', 'U1', [UNDELIVERED]);
      expect(await claimedIds()).toEqual(['d1.3']);
    });
  });

  describe('what is not needed any more', () => {
    it('is done without standing anywhere, and is not claimed again', async () => {
      await wish('d1', 'C1', [{ kind: 'root' }]);
      await drop(await claimOne());
      expect(await claim({ now: NOON + HOUR })).toEqual([]);
      expect((await findDecision(store.db, 'd1'))?.thread).toBeNull();
    });
  });

  describe('the next time to look', () => {
    it('is when the first row falls due', async () => {
      await wish('d1', 'C1', THREAD, NOON + 5);
      await wish('d2', 'C2', THREAD, NOON + 3);
      expect(await nextDueAt(store.db, [])).toBe(NOON + 3);
    });

    it('leaves out channels that rest', async () => {
      await wish('d1', 'C1', THREAD, NOON + 5);
      await wish('d2', 'C2', THREAD, NOON + 3);
      expect(await nextDueAt(store.db, ['C2'])).toBe(NOON + 5);
      expect(await nextDueAt(store.db, ['C1', 'C2'])).toBeNull();
    });

    it('is the end of a lease while somebody holds one', async () => {
      await wish('d1', 'C1');
      await claimOne();
      expect(await nextDueAt(store.db, [])).toBe(NOON + LEASE);
    });

    it('leaves out what is posted, and what waits behind a refusal', async () => {
      await wish('d1', 'C1', [{ kind: 'root' }]);
      await wish('d2', 'C2');
      for (const row of await claim()) await (row.id === 'd1.0' ? post(row) : refuse(row));
      expect(await nextDueAt(store.db, [])).toBe(NOON + HOUR);
    });
  });

  describe('what is open', () => {
    it('is nothing at first', async () => {
      expect(await countOpen(store.db)).toEqual({ due: 0, blocked: 0 });
    });

    it('is counted by whether it is due or refused; what is done is not', async () => {
      await wish('d1', 'C1');
      await wish('d2', 'C2');
      await wish('d3', 'C3', [{ kind: 'root' }]);
      for (const row of await claim()) {
        await (row.id === 'd2.0' ? refuse(row) : post(row));
      }
      expect(await countOpen(store.db)).toEqual({ due: 4, blocked: 1 });
    });
  });
}
