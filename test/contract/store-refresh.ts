import { describe, expect, it } from 'vitest';
import type { LiveMessage, OutboxMessage } from '../../src/domain/outbox-entry.ts';
import { countOpen, nextDueAt } from '../../src/store/outbox-claim.ts';
import { threadState, unblockDecision } from '../../src/store/outbox-thread.ts';
import { NOON } from '../store/a-decision.ts';
import { HOUR, LEASE, MINUTE, queueOf, REFRESH, THREAD } from './queue.ts';
import type { StoreUnderTest } from './store-under-test.ts';

const refresh = (live: LiveMessage = 'root'): OutboxMessage => ({ kind: 'refresh', live });

export function describeRefreshing(store: StoreUnderTest): void {
  const { inTx, wish, claim, claimedIds, claimOne, post, drop, putOff, refuse } = queueOf(store);
  const change = (at = NOON, message: LiveMessage = 'root', id = 'd1') =>
    wish(id, 'C1', [refresh(message)], at);
  const states = async () =>
    (await store.db.selectFrom('outbox').select('state').orderBy('position').execute()).map(
      ({ state }) => state,
    );

  describe('a message that is to show something new', () => {
    it('is due at once when nothing was shown before', async () => {
      await change();
      expect(await claimOne()).toMatchObject({
        message: refresh(),
        sequence: 'd1:root',
        attempts: 1,
      });
    });

    it('is refreshed once for many changes', async () => {
      for (let i = 0; i < 10; i += 1) await change(NOON + i);
      expect(await states()).toEqual(['due']);
      await post(await claimOne({ now: NOON + 9 }));
      expect(await claim({ now: NOON + HOUR })).toEqual([]);
    });

    it('is refreshed once for many changes at the same time', async () => {
      await wish('d1', 'C1', []);
      await Promise.all(Array.from({ length: 20 }, () => change()));
      expect(await states()).toEqual(['due']);
    });

    it('is refreshed by itself: other messages and other decisions have their own', async () => {
      for (const message of ['root', 'why', 'how', 'trade_offs', 'proof', 'panel'] as const) {
        await change(NOON, message);
        await change(NOON, message);
      }
      await change(NOON, 'root', 'd2');
      expect(await countOpen(store.db)).toEqual({ due: 7, blocked: 0 });
    });

    it('does not wait for the thread, nor the thread for it', async () => {
      await wish('d1', 'C1', THREAD);
      const root = await claimOne();
      await change();
      const [update] = await claim();
      expect(update?.message).toEqual(refresh());
      expect(await threadState(store.db, 'd1')).toEqual({ open: 3, refusals: [] });
      await post(root);
      expect(await claimOne()).toMatchObject({ message: { kind: 'why' } });
    });
  });

  describe('a change while an update is under way', () => {
    it('is not taken for shown: another update waits for it', async () => {
      await change();
      const first = await claimOne();
      await change(NOON + 1);
      await change(NOON + 2);
      expect(await states()).toEqual(['due', 'waiting']);
      expect(await claim({ now: NOON + 2 })).toEqual([]);
      await post(first, '1.1', NOON + 10);
      expect(await states()).toEqual(['done', 'due']);
    });

    it('is shown no sooner than so long after the one before', async () => {
      await change();
      const first = await claimOne();
      await change(NOON + 1);
      await post(first, '1.1', NOON + 10);
      expect(await nextDueAt(store.db, [])).toBe(NOON + 10 + REFRESH);
      expect(await claim({ now: NOON + 10 + REFRESH - 1 })).toEqual([]);
      expect(await claimOne({ now: NOON + 10 + REFRESH })).toMatchObject({ message: refresh() });
    });

    it('is shown after one that was not needed as well', async () => {
      await change();
      const first = await claimOne();
      await change(NOON + 1);
      await drop(first, NOON + 10);
      expect(await nextDueAt(store.db, [])).toBe(NOON + 10 + REFRESH);
    });

    it('joins the next update as long as that waits', async () => {
      await change();
      const first = await claimOne();
      await change(NOON + 1);
      await post(first, '1.1', NOON + 10);
      await change(NOON + 11);
      expect(await states()).toEqual(['done', 'due']);
      expect(await nextDueAt(store.db, [])).toBe(NOON + 10 + REFRESH);
    });

    it('waits for no other message’s', async () => {
      await change(NOON, 'root');
      const first = await claimOne();
      await change(NOON + 1, 'panel');
      await post(first, '1.1', NOON + 10);
      expect(await claimOne({ now: NOON + 11 })).toMatchObject({ message: refresh('panel') });
    });
  });

  describe('a change after an update', () => {
    it('is shown no sooner than so long after it was done', async () => {
      await change();
      await post(await claimOne(), '1.1', NOON + 10);
      await change(NOON + 20);
      expect(await claim({ now: NOON + 10 + REFRESH - 1 })).toEqual([]);
      expect(await claimedIds({ now: NOON + 10 + REFRESH })).toEqual(['d1.1']);
    });

    it('is shown at once when the last update is long ago', async () => {
      await change();
      await post(await claimOne(), '1.1', NOON + 10);
      await change(NOON + HOUR);
      expect(await claimedIds({ now: NOON + HOUR })).toEqual(['d1.1']);
    });
  });

  describe('an update that was interrupted', () => {
    it('comes up again when its lease runs out, and what waits comes after it', async () => {
      await change();
      await claimOne();
      await change(NOON + 1);
      expect(await claim({ now: NOON + LEASE - 1 })).toEqual([]);
      const again = await claimOne({ now: NOON + LEASE });
      expect(again).toMatchObject({ id: 'd1.0', attempts: 2, unconfirmedSince: NOON });
      await post(again, '1.1', NOON + LEASE);
      expect(await claimedIds({ now: NOON + LEASE + REFRESH })).toEqual(['d1.1']);
    });

    it('does not stand for a change that came after it was claimed, lease or not', async () => {
      await change();
      await claimOne();
      await change(NOON + LEASE + 1);
      expect(await states()).toEqual(['due', 'waiting']);
    });

    it('and late is no end to what another worker took over', async () => {
      await change();
      const late = await claimOne();
      await change(NOON + 1);
      const current = await claimOne({ now: NOON + LEASE });
      expect(await post(late, '1.1', NOON + LEASE)).toBe(false);
      expect(await states()).toEqual(['due', 'waiting']);
      expect(await post(current, '1.1', NOON + LEASE + 1)).toBe(true);
      expect(await states()).toEqual(['done', 'due']);
    });

    it('by trouble that passes shows what has changed until then', async () => {
      await change();
      await putOff(await claimOne());
      await change(NOON + 1);
      expect(await states()).toEqual(['due']);
      expect(await claimedIds({ now: NOON + MINUTE })).toEqual(['d1.0']);
    });

    it('by a refusal shows what has changed until it is mended', async () => {
      await change();
      await refuse(await claimOne());
      await change(NOON + 1);
      expect(await states()).toEqual(['blocked']);
      expect(await inTx((tx) => unblockDecision(tx, 'd1', NOON + 2))).toBe(1);
      expect(await claimedIds({ now: NOON + 2 })).toEqual(['d1.0']);
    });
  });
}
