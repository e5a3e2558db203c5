import { describe, expect, it } from 'vitest';
import type { Effect, OutboxRow } from '../../src/records.ts';
import { findDecision, insertDecision } from '../../src/store/decisions.ts';
import {
  type Claim,
  claimDue,
  complete,
  enqueue,
  nextDueAt,
  noticesOf,
  type ParkedFilter,
  park,
  releaseLeases,
  retryLater,
  unpark,
} from '../../src/store/outbox.ts';
import { aDecision, NOON } from '../store/a-decision.ts';
import type { StoreUnderTest } from './store.ts';

const THREAD: readonly Effect[] = [{ kind: 'root' }, { kind: 'why' }, { kind: 'proof' }];
const UNDELIVERED: Effect = {
  kind: 'undelivered',
  refusal: 'not_in_channel',
  error: 'not_in_channel',
};
const LEASE = 60_000;
const MINUTE = 60_000;

export function describeDelivery(store: StoreUnderTest): void {
  /** Keeps a decision with these effects, in a channel. */
  async function wish(
    id: string,
    channelId: string,
    effects: readonly Effect[] = THREAD,
    at = NOON,
  ): Promise<void> {
    await store.db.transaction().execute(async (tx) => {
      if ((await findDecision(tx, id)) === null) {
        await insertDecision(tx, aDecision({ id, channelId }));
      }
      const due = effects.map((effect) => ({ effect, channelId }));
      await enqueue(tx, id, due, at);
    });
  }
  const claim = (said: Partial<Claim> = {}): Promise<readonly OutboxRow[]> =>
    claimDue(store.db, { now: NOON, leaseMs: LEASE, limit: 8, resting: [], ...said });
  const claimedIds = async (said: Partial<Claim> = {}): Promise<readonly string[]> =>
    (await claim(said)).map(({ id }) => id);
  /** Claims the one row that is due. */
  async function claimOne(said: Partial<Claim> = {}): Promise<OutboxRow> {
    const [row, ...others] = await claim(said);
    if (row === undefined || others.length > 0) throw new Error('not exactly one row is due');
    return row;
  }
  const post = (row: OutboxRow, ts = '1.0'): Promise<void> =>
    store.db.transaction().execute((tx) => complete(tx, row, { channel: row.channelId, ts }));
  const refuse = (row: OutboxRow, error = 'not_in_channel'): Promise<void> =>
    store.db.transaction().execute((tx) => park(tx, row, error));
  const free = (filter: ParkedFilter, at = NOON): Promise<number> => unpark(store.db, filter, at);

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
          inDoubt: false,
          lastError: null,
          createdAt: NOON,
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

    it('after a crash is another attempt, in doubt about the first', async () => {
      await wish('d1', 'C1');
      await claimOne();
      expect(await claimOne({ now: NOON + LEASE })).toMatchObject({ attempts: 2, inDoubt: true });
    });

    it('can be taken back from a crashed process before its lease runs out', async () => {
      await wish('d1', 'C1');
      await claimOne();
      await releaseLeases(store.db);
      expect(await claimOne()).toMatchObject({ id: 'd1.0', inDoubt: true });
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

  describe('what may work later', () => {
    const later = { dueAt: NOON + MINUTE, error: 'ratelimited', inDoubt: false };

    it('is due when it is said to be, without waiting for its lease', async () => {
      await wish('d1', 'C1');
      await retryLater(store.db, await claimOne({ leaseMs: 10 * MINUTE }), later);
      expect(await claim({ now: NOON + MINUTE - 1 })).toEqual([]);
      expect(await claimOne({ now: NOON + MINUTE })).toMatchObject({
        attempts: 2,
        lastError: 'ratelimited',
      });
    });

    it.each([true, false])('remembers whether it is in doubt: %s', async (inDoubt) => {
      await wish('d1', 'C1');
      await retryLater(store.db, await claimOne(), { ...later, inDoubt });
      expect((await claimOne({ now: NOON + MINUTE })).inDoubt).toBe(inDoubt);
    });

    it('holds up the rest of its thread, and no other', async () => {
      await wish('d1', 'C1');
      await retryLater(store.db, await claimOne(), later);
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

    it('comes back when somebody asks for its decision, as if for the first time', async () => {
      await wish('d1', 'C1');
      await wish('d2', 'C2');
      for (const row of await claim()) await refuse(row);
      expect(await free({ decisionId: 'd1' })).toBe(1);
      expect(await claim()).toEqual([
        expect.objectContaining({ id: 'd1.0', attempts: 1, inDoubt: false, lastError: null }),
      ]);
    });

    it('comes back when the bot is let into its channel, and remembers its refusal', async () => {
      await wish('d1', 'C1');
      await wish('d2', 'C2');
      for (const row of await claim()) await refuse(row, 'is_archived');
      expect(await free({ channelId: 'C2' })).toBe(1);
      expect(await claim()).toEqual([
        expect.objectContaining({ id: 'd2.0', attempts: 1, lastError: 'is_archived' }),
      ]);
    });

    it('comes back altogether at a start, and remembers its refusal', async () => {
      await wish('d1', 'C1');
      await wish('d2', 'C2');
      for (const row of await claim()) await refuse(row);
      expect(await free('all')).toBe(2);
      expect((await claim()).map(({ id, lastError }) => [id, lastError])).toEqual([
        ['d1.0', 'not_in_channel'],
        ['d2.0', 'not_in_channel'],
      ]);
    });

    it('is due from the time it was freed, not before', async () => {
      await wish('d1', 'C1');
      await refuse(await claimOne());
      await free('all', NOON + MINUTE);
      expect(await claim({ now: NOON })).toEqual([]);
      expect(await claimedIds({ now: NOON + MINUTE })).toEqual(['d1.0']);
    });

    it('can go to another channel, the rest of its thread too', async () => {
      await wish('d1', 'C1');
      await refuse(await claimOne());
      await wish('d1', 'U1', [UNDELIVERED]);
      expect(await free({ decisionId: 'd1', moveTo: 'C9' })).toBe(1);
      const [root, notice] = await claim();
      expect(root).toMatchObject({ id: 'd1.0', channelId: 'C9' });
      expect(notice).toMatchObject({ id: 'd1.3', channelId: 'U1' });
      if (root !== undefined) await post(root);
      expect(await claimOne()).toMatchObject({ id: 'd1.1', channelId: 'C9' });
    });

    it.each<{ filter: ParkedFilter }>([
      { filter: 'all' },
      { filter: { channelId: 'C1' } },
      { filter: { decisionId: 'd1' } },
    ])('is not there to free when nothing is parked: $filter', async ({ filter }) => {
      await wish('d1', 'C1');
      await claimOne();
      expect(await free(filter)).toBe(0);
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

    it('leaves out what is posted and what is parked', async () => {
      await wish('d1', 'C1', [{ kind: 'root' }]);
      await wish('d2', 'C2');
      for (const row of await claim()) await (row.id === 'd1.0' ? post(row) : refuse(row));
      expect(await nextDueAt(store.db, [])).toBeNull();
    });
  });

  describe('the notices of a decision', () => {
    it('are those that were posted, where they stand', async () => {
      await wish('d1', 'U1', [UNDELIVERED]);
      await wish('d2', 'U2', [UNDELIVERED]);
      const notices = () => store.db.transaction().execute((tx) => noticesOf(tx, 'd1'));
      expect(await notices()).toEqual([]);
      for (const row of await claim()) {
        await store.db
          .transaction()
          .execute((tx) => complete(tx, row, { channel: `D-${row.decisionId}`, ts: '3.1' }));
      }
      expect(await notices()).toEqual([{ channel: 'D-d1', ts: '3.1' }]);
    });
  });
}
