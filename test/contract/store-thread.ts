import { describe, expect, it } from 'vitest';
import { findDecision, saveLinks } from '../../src/store/decisions.ts';
import {
  findLiveMessage,
  moveThread,
  restartThread,
  takeNotices,
  threadState,
  unblockDecision,
} from '../../src/store/outbox-thread.ts';
import { NOON } from '../store/a-decision.ts';
import { MINUTE, queueOf, UNDELIVERED } from './queue.ts';
import type { StoreUnderTest } from './store-under-test.ts';

export function describeThread(store: StoreUnderTest): void {
  const { inTx, wish, claim, claimedIds, claimOne, post, drop, putOff, refuse } = queueOf(store);

  describe('a thread that moves to another channel', () => {
    it('goes there with all that is still to come, and only that', async () => {
      await wish('d1', 'C1');
      await refuse(await claimOne());
      await wish('d1', 'U1', [UNDELIVERED]);
      await wish('d2', 'C1', [{ kind: 'root' }], NOON + 1);
      await inTx(async (tx) => {
        await moveThread(tx, 'd1', 'C9');
        await unblockDecision(tx, 'd1', NOON);
      });
      const [root, notice, other] = await claim({ now: NOON + 1 });
      expect(root).toMatchObject({ id: 'd1.0', channelId: 'C9' });
      expect(notice).toMatchObject({ id: 'd1.3', channelId: 'U1' });
      expect(other).toMatchObject({ id: 'd2.0', channelId: 'C1' });
      if (root !== undefined) await post(root);
      expect(await claimOne()).toMatchObject({ id: 'd1.1', channelId: 'C9' });
    });
  });

  describe('a thread that begins anew', () => {
    it('forgets its place, and goes out whole and in order', async () => {
      await wish('d1', 'C1');
      await post(await claimOne(), '1.1');
      await post(await claimOne(), '1.2');
      await refuse(await claimOne(), 'thread_not_found');
      await inTx((tx) => restartThread(tx, 'd1', NOON + MINUTE));
      expect((await findDecision(store.db, 'd1'))?.thread).toBeNull();
      expect(await claim()).toEqual([]);
      const now = NOON + MINUTE;
      for (const id of ['d1.0', 'd1.1', 'd1.2']) {
        const row = await claimOne({ now });
        expect(row).toMatchObject({ id, unconfirmedSince: null, notified: null });
        await post(row, `2.${id.at(-1)}`);
      }
      expect(await claim({ now })).toEqual([]);
      expect((await findDecision(store.db, 'd1'))?.thread).toEqual({ channel: 'C1', ts: '2.0' });
    });

    it('forgets where its replies stood, and the link to it', async () => {
      await wish('d1', 'C1');
      await post(await claimOne(), '1.1');
      await post(await claimOne(), '1.2');
      const links = { id: 'd1', link: 'https://acme.slack.com/x', source: null };
      await saveLinks(store.db, links, { channel: 'C1', ts: '1.1' });
      expect((await findDecision(store.db, 'd1'))?.link).toBe(links.link);
      await inTx((tx) => restartThread(tx, 'd1', NOON));
      expect(await findLiveMessage(store.db, 'd1', 'why')).toBeNull();
      expect((await findDecision(store.db, 'd1'))?.link).toBeNull();
    });

    it('leaves alone what was told to its owner, and other threads', async () => {
      await wish('d1', 'C1');
      await post(await claimOne());
      await refuse(await claimOne(), 'thread_not_found');
      await wish('d1', 'U1', [UNDELIVERED]);
      await post(await claimOne());
      await wish('d2', 'C2', [{ kind: 'root' }]);
      await post(await claimOne(), '7.7');
      await inTx((tx) => restartThread(tx, 'd1', NOON));
      expect(await claimedIds()).toEqual(['d1.0']);
      expect((await findDecision(store.db, 'd2'))?.thread).toEqual({ channel: 'C2', ts: '7.7' });
    });
  });

  describe('the state of a thread', () => {
    const state = (decisionId = 'd1') => threadState(store.db, decisionId);

    it('is how much is to come, and why Slack refuses it', async () => {
      await wish('d1', 'C1');
      expect(await state()).toEqual({ open: 3, refusals: [] });
      await post(await claimOne());
      expect(await state()).toEqual({ open: 2, refusals: [] });
      await refuse(await claimOne(), 'is_archived', NOON);
      expect(await state()).toEqual({ open: 2, refusals: ['is_archived'] });
      await post(await claimOne());
      await post(await claimOne());
      expect(await state()).toEqual({ open: 0, refusals: [] });
    });

    it('counts neither what is told to its owner nor other threads', async () => {
      await wish('d1', 'C1', [{ kind: 'root' }]);
      await wish('d1', 'U1', [UNDELIVERED]);
      await wish('d2', 'C2');
      for (const row of await claim()) await refuse(row, `for ${row.id}`);
      expect(await state()).toEqual({ open: 1, refusals: ['for d1.0'] });
      expect(await state('nobody')).toEqual({ open: 0, refusals: [] });
    });

    it('has no refusals of what is put off, or tried again on somebody’s wish', async () => {
      await wish('d1', 'C1');
      await putOff(await claimOne(), { dueAt: NOON });
      expect(await state()).toEqual({ open: 3, refusals: [] });
      await refuse(await claimOne());
      await inTx((tx) => unblockDecision(tx, 'd1', NOON));
      expect(await state()).toEqual({ open: 3, refusals: [] });
    });

    it('can be read within a transaction, with what that has changed', async () => {
      await wish('d1', 'C1');
      await refuse(await claimOne());
      const seen = await inTx(async (tx) => {
        await unblockDecision(tx, 'd1', NOON);
        return threadState(tx, 'd1');
      });
      expect(seen).toEqual({ open: 3, refusals: [] });
    });
  });

  describe('the notices of a decision', () => {
    const notices = () => inTx((tx) => takeNotices(tx, 'd1'));

    it('are those that were posted, where they stand', async () => {
      await wish('d1', 'U1', [UNDELIVERED, UNDELIVERED]);
      await wish('d2', 'U2', [UNDELIVERED]);
      expect(await notices()).toEqual([]);
      for (const row of await claim()) await post(row, '3.1');
      await post(await claimOne(), '3.2');
      expect(await notices()).toEqual([
        { channel: 'U1', ts: '3.1' },
        { channel: 'U1', ts: '3.2' },
      ]);
    });

    it('are taken once; what is posted later is another one', async () => {
      await wish('d1', 'U1', [UNDELIVERED]);
      await post(await claimOne(), '3.1');
      expect(await notices()).toHaveLength(1);
      expect(await notices()).toEqual([]);
      await wish('d1', 'U1', [UNDELIVERED]);
      await post(await claimOne(), '3.2');
      expect(await notices()).toEqual([{ channel: 'U1', ts: '3.2' }]);
    });

    it('are not those that were never sent', async () => {
      await wish('d1', 'U1', [UNDELIVERED]);
      await drop(await claimOne());
      expect(await notices()).toEqual([]);
    });
  });
}
