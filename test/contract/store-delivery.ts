import { describe, expect, it } from 'vitest';
import type { OutboxRow } from '../../src/records.ts';
import { findDecision } from '../../src/store/decisions.ts';
import { countOpen, nextDueAt, releaseLeases } from '../../src/store/outbox-claim.ts';
import { moveThread, unparkChannel, unparkDecision } from '../../src/store/outbox-thread.ts';
import { NOON } from '../store/a-decision.ts';
import { HOUR, LEASE, MINUTE, queueOf, THREAD, UNDELIVERED } from './queue.ts';
import { afterTheFirst } from './raw.ts';
import type { StoreUnderTest } from './store.ts';

export function describeDelivery(store: StoreUnderTest): void {
  const { wish, claim, claimedIds, claimOne, post, drop, putOff, refuse } = queueOf(store);

  describe('what is to be posted', () => {
    it('is claimed as it was wished, with its first attempt counted', async () => {
      await wish('d1', 'C1', [{ kind: 'root' }]);
      expect(await claim()).toEqual([
        {
          id: 'd1.0',
          decisionId: 'd1',
          channelId: 'C1',
          effect: { kind: 'root' },
          attempts: 1,
          doubtSince: null,
          told: null,
        },
      ]);
    });

    it('keeps what a notice says, and where a notice stands', async () => {
      const notice = { channel: 'D1', ts: '17.5' };
      await wish('d1', 'U1', [UNDELIVERED]);
      await wish('d2', 'D1', [{ kind: 'delivered_after_all', notice }]);
      expect((await claim()).map(({ effect }) => effect)).toEqual([
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

    it('after a crash is another attempt, in doubt since the first', async () => {
      await wish('d1', 'C1');
      await claimOne();
      for (const attempts of [2, 3]) {
        const row = await claimOne({ now: NOON + (attempts - 1) * LEASE });
        expect(row).toMatchObject({ attempts, doubtSince: NOON });
      }
    });

    it('can be taken back from a crashed process before its lease runs out', async () => {
      await wish('d1', 'C1');
      await claimOne();
      await releaseLeases(store.db);
      expect(await claimOne()).toMatchObject({ id: 'd1.0', doubtSince: NOON });
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

    it.each<{ what: string; how: (row: OutboxRow) => Promise<unknown> }>([
      { what: 'has put off', how: (row) => putOff(row, { dueAt: NOON + 1 }) },
      { what: 'has posted', how: (row) => post(row) },
      { what: 'has dropped', how: (row) => drop(row) },
      { what: 'found refused', how: (row) => refuse(row) },
      { what: 'still holds', how: async () => {} },
      // So that nothing is posted without a look whether it stands there already.
      { what: 'is in doubt about', how: (row) => putOff(row, { dueAt: NOON, doubtSince: NOON }) },
    ])('leaves alone what another claimer $what', async ({ how }) => {
      await wish('d1', 'C1', [{ kind: 'root' }]);
      expect(await claimWhile(async () => how(await claimOne()))).toEqual([]);
    });
  });

  describe('a claimer whose lease ran out, once another has taken over,', () => {
    /** Two claims of one row: the first came too late, the second is good. */
    async function takenOver(): Promise<{ readonly late: OutboxRow; readonly current: OutboxRow }> {
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

    it('cannot park it', async () => {
      const { late, current } = await takenOver();
      await refuse(late);
      expect(await countOpen(store.db)).toEqual({ due: 3, parked: 0 });
      await post(current);
      await refuse(late);
      expect(await countOpen(store.db)).toEqual({ due: 2, parked: 0 });
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
      expect(await claimOne({ now: NOON + HOUR })).toMatchObject({ told: 'is_archived' });
    });
  });

  describe('what is posted', () => {
    it('stays so, where it stands, whatever its claimer says afterwards', async () => {
      await wish('d1', 'C1', [{ kind: 'root' }]);
      const row = await claimOne();
      await post(row, '1.1');
      await putOff(row, { dueAt: NOON });
      await refuse(row, 'is_archived', NOON);
      await post(row, '2.2');
      expect(await countOpen(store.db)).toEqual({ due: 0, parked: 0 });
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

    it.each([NOON - 5, null])('remembers since when it is in doubt: %s', async (doubtSince) => {
      await wish('d1', 'C1');
      await putOff(await claimOne(), { doubtSince });
      expect((await claimOne({ now: NOON + MINUTE })).doubtSince).toBe(doubtSince);
    });

    it('holds up the rest of its thread, and no other', async () => {
      await wish('d1', 'C1');
      await putOff(await claimOne());
      await wish('d2', 'C1');
      expect(await claimedIds()).toEqual(['d2.0']);
    });
  });

  describe('what Slack refuses', () => {
    it('is parked: it waits, and its thread with it, while other decisions go on', async () => {
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
        doubtSince: null,
        told: 'is_archived',
      });
      await post(row);
      expect(await claimedIds({ now: NOON + HOUR })).toEqual(['d1.1']);
    });

    it('stays refused while it is tried again, whatever trouble passes by', async () => {
      await wish('d1', 'C1');
      await refuse(await claimOne(), 'is_archived', NOON + HOUR);
      await putOff(await claimOne({ now: NOON + HOUR }), { dueAt: NOON + 2 * HOUR });
      expect(await countOpen(store.db)).toEqual({ due: 2, parked: 1 });
      expect(await claimOne({ now: NOON + 2 * HOUR })).toMatchObject({ told: 'is_archived' });
    });

    it('comes back when somebody asks for its decision, and has been told to nobody', async () => {
      await wish('d1', 'C1');
      await wish('d2', 'C2');
      for (const row of await claim()) await refuse(row);
      const freed = store.db.transaction().execute((tx) => unparkDecision(tx, 'd1', NOON));
      expect(await freed).toBe(1);
      expect(await claim()).toMatchObject([{ id: 'd1.0', doubtSince: null, told: null }]);
    });

    it('comes back when the bot is let into its channel, and remembers its refusal', async () => {
      await wish('d1', 'C1');
      await wish('d2', 'C2');
      for (const row of await claim()) await refuse(row, 'is_archived');
      expect(await unparkChannel(store.db, 'C2', NOON)).toBe(1);
      expect(await claim()).toMatchObject([{ id: 'd2.0', told: 'is_archived' }]);
    });

    it('is due from the time it was freed, not before', async () => {
      await wish('d1', 'C1');
      await refuse(await claimOne());
      await unparkChannel(store.db, 'C1', NOON + MINUTE);
      expect(await claim({ now: NOON })).toEqual([]);
      expect(await claimedIds({ now: NOON + MINUTE })).toEqual(['d1.0']);
    });

    it('is not there to free when nothing is parked', async () => {
      await wish('d1', 'C1');
      await claimOne();
      expect(await unparkChannel(store.db, 'C1', NOON)).toBe(0);
      const freed = store.db.transaction().execute((tx) => unparkDecision(tx, 'd1', NOON));
      expect(await freed).toBe(0);
      expect(await claim()).toEqual([]);
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
      expect(await countOpen(store.db)).toEqual({ due: 0, parked: 0 });
    });

    it('is counted by whether it is due or refused; what is done is not', async () => {
      await wish('d1', 'C1');
      await wish('d2', 'C2');
      await wish('d3', 'C3', [{ kind: 'root' }]);
      for (const row of await claim()) {
        await (row.id === 'd2.0' ? refuse(row) : post(row));
      }
      expect(await countOpen(store.db)).toEqual({ due: 4, parked: 1 });
    });
  });
}
