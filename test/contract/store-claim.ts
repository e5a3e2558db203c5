import { describe, expect, it } from 'vitest';
import type { OutboxEntry } from '../../src/domain/outbox-entry.ts';
import { findDecision } from '../../src/store/decisions.ts';
import { countOpen, releaseLeases } from '../../src/store/outbox-claim.ts';
import { moveThread } from '../../src/store/outbox-thread.ts';
import { NOON } from '../store/a-decision.ts';
import { HOUR, LEASE, queueOf, THREAD } from './queue.ts';
import { afterTheFirst } from './raw-database.ts';
import type { StoreUnderTest } from './store-under-test.ts';

export function describeClaims(store: StoreUnderTest): void {
  const { wish, claim, claimedIds, claimOne, post, drop, putOff, refuse } = queueOf(store);

  describe('a channel', () => {
    it('gets one message at a time', async () => {
      await wish('d1', 'C1');
      await wish('d2', 'C1');
      await wish('d3', 'C2');
      expect(await claimedIds()).toEqual(['d1.0', 'd3.0']);
    });

    it('that rests gets none', async () => {
      await wish('d1', 'C1');
      await wish('d2', 'C2');
      expect(await claimedIds({ resting: ['C1', 'C7'] })).toEqual(['d2.0']);
    });

    it('that is busy does not keep others waiting, however long its queue is', async () => {
      for (let i = 0; i < 6; i += 1) await wish(`a${i}`, 'C1');
      await wish('b', 'C2', THREAD, NOON + 1);
      const now = NOON + 1;
      expect(await claimedIds({ now, limit: 1 })).toEqual(['a0.0']);
      expect(await claimedIds({ now, limit: 1, resting: ['C1'] })).toEqual(['b.0']);
    });
  });

  describe('a claim', () => {
    it('takes no more than it was asked for', async () => {
      for (const id of ['d1', 'd2', 'd3']) await wish(id, `C-${id}`);
      expect(await claimedIds({ limit: 2 })).toEqual(['d1.0', 'd2.0']);
      expect(await claim({ limit: 0 })).toEqual([]);
    });

    it('keeps others away until its lease runs out', async () => {
      await wish('d1', 'C1');
      await claimOne();
      expect(await claim({ now: NOON + LEASE - 1 })).toEqual([]);
      expect(await claimedIds({ now: NOON + LEASE })).toEqual(['d1.0']);
    });

    it('after a crash is another attempt, unconfirmed since the first', async () => {
      await wish('d1', 'C1');
      await claimOne();
      for (const attempts of [2, 3]) {
        const row = await claimOne({ now: NOON + (attempts - 1) * LEASE });
        expect(row).toMatchObject({ attempts, unconfirmedSince: NOON });
      }
    });

    it('can be taken back from a crashed process before its lease runs out', async () => {
      await wish('d1', 'C1');
      await claimOne();
      await releaseLeases(store.db);
      expect(await claimOne()).toMatchObject({ id: 'd1.0', unconfirmedSince: NOON });
    });

    it('of many claimers at once never takes a row twice', async () => {
      for (let i = 0; i < 30; i += 1) await wish(`d${i}`, `C${i}`, [{ kind: 'root' }]);
      const claims = await Promise.all(Array.from({ length: 20 }, () => claimedIds({ limit: 5 })));
      const taken = claims.flat();
      expect(new Set(taken).size).toBe(taken.length);
      expect(taken.length).toBeGreaterThan(0);
      const rest = await claimedIds({ limit: 30 });
      expect(new Set([...taken, ...rest]).size).toBe(30);
    });

    it('of many claimers for one row succeeds once', async () => {
      await wish('d1', 'C1');
      const claims = await Promise.all(Array.from({ length: 20 }, () => claimedIds()));
      expect(claims.flat()).toEqual(['d1.0']);
    });
  });

  describe('a claim of what changes after it was found', () => {
    const claimWhile = (happens: () => Promise<unknown>, now = NOON) =>
      claim({ now }, afterTheFirst(store.db, happens));

    it('takes the row as it is now', async () => {
      await wish('d1', 'C1');
      const claimed = await claimWhile(async () => {
        await store.db.transaction().execute((tx) => moveThread(tx, 'd1', 'C9'));
      });
      expect(claimed).toMatchObject([{ id: 'd1.0', channelId: 'C9' }]);
    });

    it('counts the attempts that others made meanwhile', async () => {
      await wish('d1', 'C1');
      const claimed = await claimWhile(async () => {
        for (const dueAt of [NOON, NOON]) await putOff(await claimOne(), { dueAt });
      });
      expect(claimed).toMatchObject([{ id: 'd1.0', attempts: 3 }]);
    });

    it.each<{ what: string; how: (row: OutboxEntry) => Promise<unknown> }>([
      { what: 'has put off', how: (row) => putOff(row, { dueAt: NOON + 1 }) },
      { what: 'has posted', how: (row) => post(row) },
      { what: 'has dropped', how: (row) => drop(row) },
      { what: 'found refused', how: (row) => refuse(row) },
      { what: 'still holds', how: async () => {} },
      // So that nothing is posted without a look whether it stands there already.
      { what: 'is unconfirmed', how: (row) => putOff(row, { dueAt: NOON, isUnconfirmed: true }) },
    ])('leaves alone what another claimer $what', async ({ how }) => {
      await wish('d1', 'C1', [{ kind: 'root' }]);
      expect(await claimWhile(async () => how(await claimOne()))).toEqual([]);
    });
  });

  describe('a claimer whose lease ran out, once another has taken over,', () => {
    /** Two claims of one row: the first came too late, the second is good. */
    async function takenOver(): Promise<{
      readonly late: OutboxEntry;
      readonly current: OutboxEntry;
    }> {
      await wish('d1', 'C1');
      const late = await claimOne();
      return { late, current: await claimOne({ now: NOON + LEASE }) };
    }
    const place = async () => (await findDecision(store.db, 'd1'))?.thread;

    it('cannot say that the row is posted', async () => {
      const { late, current } = await takenOver();
      await post(late, '1.1');
      expect(await place()).toBeNull();
      expect(await claim({ now: NOON + LEASE })).toEqual([]);
      await post(current, '2.2');
      expect(await place()).toEqual({ channel: 'C1', ts: '2.2' });
      await post(late, '1.1');
      expect(await place()).toEqual({ channel: 'C1', ts: '2.2' });
    });

    it('cannot block it', async () => {
      const { late, current } = await takenOver();
      await refuse(late);
      expect(await countOpen(store.db)).toEqual({ due: 3, blocked: 0 });
      await post(current);
      await refuse(late);
      expect(await countOpen(store.db)).toEqual({ due: 2, blocked: 0 });
    });

    it('cannot put it off or give it back', async () => {
      const { late, current } = await takenOver();
      await putOff(late, { dueAt: NOON });
      expect(await claim({ now: NOON + LEASE })).toEqual([]);
      await post(current);
      await putOff(late, { dueAt: NOON });
      expect(await claimedIds({ now: NOON + LEASE })).toEqual(['d1.1']);
    });

    it('leaves a refusal as the other one found it', async () => {
      const { late, current } = await takenOver();
      await refuse(current, 'is_archived', NOON + HOUR);
      await refuse(late, 'restricted_action', NOON);
      expect(await claim({ now: NOON + HOUR - 1 })).toEqual([]);
      expect(await claimOne({ now: NOON + HOUR })).toMatchObject({ notified: 'is_archived' });
    });
  });
}
