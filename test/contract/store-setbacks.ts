import { describe, expect, it } from 'vitest';
import { findDecision } from '../../src/store/decisions.ts';
import { countOpen, nextDueAt } from '../../src/store/outbox-claim.ts';
import { unblockChannel, unblockDecision } from '../../src/store/outbox-thread.ts';
import { NOON } from '../store/a-decision.ts';
import { HOUR, MINUTE, queueOf } from './queue.ts';
import type { StoreUnderTest } from './store-under-test.ts';

export function describeSetbacks(store: StoreUnderTest): void {
  const { inTx, wish, claim, claimedIds, claimOne, post, putOff, refuse } = queueOf(store);

  describe('what is posted', () => {
    it('stays so, where it stands, whatever its claimer says afterwards', async () => {
      await wish('d1', 'C1', [{ kind: 'root' }]);
      const row = await claimOne();
      await post(row, '1.1');
      await putOff(row, { dueAt: NOON });
      await refuse(row, 'is_archived', NOON);
      await post(row, '2.2');
      expect(await countOpen(store.db)).toEqual({ due: 0, blocked: 0 });
      expect((await findDecision(store.db, 'd1'))?.thread).toEqual({ channel: 'C1', ts: '1.1' });
    });
  });

  describe('what may work later', () => {
    it('is due when it is said to be, without waiting for its lease', async () => {
      await wish('d1', 'C1');
      await putOff(await claimOne({ leaseMs: 10 * MINUTE }));
      expect(await claim({ now: NOON + MINUTE - 1 })).toEqual([]);
      expect(await claimOne({ now: NOON + MINUTE })).toMatchObject({ attempts: 2 });
    });

    it.each([
      { isUnconfirmed: true, unconfirmedSince: NOON - 5 },
      { isUnconfirmed: false, unconfirmedSince: null },
    ])(
      'remembers since when by Slack’s clock it is unconfirmed: $isUnconfirmed',
      async ({ isUnconfirmed, unconfirmedSince }) => {
        await wish('d1', 'C1');
        await putOff(await claimOne({ slackNow: NOON - 5 }), { isUnconfirmed });
        const later = { now: NOON + MINUTE, slackNow: NOON + MINUTE };
        expect((await claimOne(later)).unconfirmedSince).toBe(unconfirmedSince);
      },
    );

    it('holds up the rest of its thread, and no other', async () => {
      await wish('d1', 'C1');
      await putOff(await claimOne());
      await wish('d2', 'C1');
      expect(await claimedIds()).toEqual(['d2.0']);
    });
  });

  describe('what Slack refuses', () => {
    it('is blocked: it waits, and its thread with it, while other decisions go on', async () => {
      await wish('d1', 'C1');
      await wish('d2', 'C1');
      const [row] = await claim();
      if (row === undefined) throw new Error('nothing is due');
      await refuse(row);
      expect(await claimedIds({ now: NOON + 10 * MINUTE })).toEqual(['d2.0']);
    });

    it('comes up again at its time, and remembers what was told', async () => {
      await wish('d1', 'C1');
      await refuse(await claimOne(), 'is_archived', NOON + HOUR);
      expect(await nextDueAt(store.db, [])).toBe(NOON + HOUR);
      expect(await claim({ now: NOON + HOUR - 1 })).toEqual([]);
      const row = await claimOne({ now: NOON + HOUR });
      expect(row).toMatchObject({
        id: 'd1.0',
        attempts: 2,
        unconfirmedSince: null,
        notified: 'is_archived',
      });
      await post(row);
      expect(await claimedIds({ now: NOON + HOUR })).toEqual(['d1.1']);
    });

    it('stays refused while it is tried again, whatever trouble passes by', async () => {
      await wish('d1', 'C1');
      await refuse(await claimOne(), 'is_archived', NOON + HOUR);
      await putOff(await claimOne({ now: NOON + HOUR }), { dueAt: NOON + 2 * HOUR });
      expect(await countOpen(store.db)).toEqual({ due: 2, blocked: 1 });
      expect(await claimOne({ now: NOON + 2 * HOUR })).toMatchObject({ notified: 'is_archived' });
    });

    it('comes back when somebody asks for its decision, and has been told to nobody', async () => {
      await wish('d1', 'C1');
      await wish('d2', 'C2');
      for (const row of await claim()) await refuse(row);
      const freed = inTx((tx) => unblockDecision(tx, 'd1', NOON));
      expect(await freed).toBe(1);
      expect(await claim()).toMatchObject([{ id: 'd1.0', unconfirmedSince: null, notified: null }]);
    });

    it('comes back when the bot is let into its channel, and remembers its refusal', async () => {
      await wish('d1', 'C1');
      await wish('d2', 'C2');
      for (const row of await claim()) await refuse(row, 'is_archived');
      expect(await unblockChannel(store.db, 'C2', NOON)).toBe(1);
      expect(await claim()).toMatchObject([{ id: 'd2.0', notified: 'is_archived' }]);
    });

    it('is due from the time it was freed, not before', async () => {
      await wish('d1', 'C1');
      await refuse(await claimOne());
      await unblockChannel(store.db, 'C1', NOON + MINUTE);
      expect(await claim({ now: NOON })).toEqual([]);
      expect(await claimedIds({ now: NOON + MINUTE })).toEqual(['d1.0']);
    });

    it('is not there to free when nothing is blocked', async () => {
      await wish('d1', 'C1');
      await claimOne();
      expect(await unblockChannel(store.db, 'C1', NOON)).toBe(0);
      const freed = inTx((tx) => unblockDecision(tx, 'd1', NOON));
      expect(await freed).toBe(0);
      expect(await claim()).toEqual([]);
    });
  });
}
