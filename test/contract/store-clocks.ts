import { describe, expect, it } from 'vitest';
import { insertDecision } from '../../src/store/decisions.ts';
import { putDigest } from '../../src/store/digests.ts';
import { addJob, claimJob, postponeJob, setTimer } from '../../src/store/jobs.ts';
import { catchUp, catchUpJobs, nextDueAt } from '../../src/store/outbox-claim.ts';
import { aDecision, NOON } from '../store/a-decision.ts';
import { ERASING, nextJobAt } from '../store/a-job.ts';
import { HOUR, LEASE, MINUTE, queueOf, REFRESH } from './queue.ts';
import type { StoreUnderTest } from './store-under-test.ts';

const AHEAD = 10 * MINUTE;
const DIGEST = { target: 'C1', readerId: 'U1', weekday: 1, hour: 9, zone: 'UTC' };

/** What a clock left behind that was ahead, and then set back to noon. */
export function describeSettingClocks(store: StoreUnderTest): void {
  const { inTx, wish, claim, claimedIds, claimOne, post, putOff, refuse } = queueOf(store);
  const ahead = { now: NOON + AHEAD };
  const caughtUp = () => catchUp(store.db, { now: NOON, leaseMs: LEASE });

  describe('once a clock was set back', () => {
    it.each([
      { what: 'was put off', leave: () => claimOne(ahead).then((row) => putOff(row)) },
      {
        what: 'was put off for longer',
        leave: () => claimOne(ahead).then((row) => putOff(row, { dueAt: NOON + AHEAD + MINUTE })),
      },
      {
        what: 'is blocked',
        leave: () => claimOne(ahead).then((row) => refuse(row, 'is_archived', NOON + AHEAD + HOUR)),
      },
      { what: 'was wished for', leave: async () => {} },
      { what: 'was taken and let lie', leave: () => claimOne(ahead) },
    ])('what $what is due', async ({ leave }) => {
      await wish('d1', 'C1', [{ kind: 'root' }], NOON + AHEAD);
      await leave();
      await caughtUp();
      expect(await nextDueAt(store.db, [])).toBeLessThanOrEqual(NOON);
      expect(await claimedIds()).toEqual(['d1.0']);
    });

    it('what waits for its turn comes when that comes', async () => {
      await wish('d1', 'C1', undefined, NOON + AHEAD);
      await caughtUp();
      await post(await claimOne());
      expect(await claimedIds()).toEqual(['d1.1']);
    });

    it('whoever holds a lease keeps it, as long as leases last', async () => {
      await wish('d1', 'C1');
      await claimOne();
      await caughtUp();
      expect(await claim()).toEqual([]);
      expect(await claimedIds({ now: NOON + LEASE })).toEqual(['d1.0']);
    });

    it('a message is shown anew at its pace, not as much later as the clock was ahead', async () => {
      await wish('d1', 'C1', [{ kind: 'refresh', live: 'root' }], NOON + AHEAD);
      await post(await claimOne(ahead), '1.0', NOON + AHEAD);
      await wish('d1', 'C1', [{ kind: 'refresh', live: 'root' }]);
      expect(await nextDueAt(store.db, [])).toBe(NOON + REFRESH);
    });

    it('a job that was put off is due, and one that was let lie', async () => {
      const taken = (now: number) => claimJob(store.db, 'erasing', { now, leaseMs: LEASE });
      for (const id of ['j1', 'j2']) {
        await addJob(store.db, { id, to: 'C1', job: ERASING, dueAt: NOON + AHEAD });
        const row = await taken(NOON + AHEAD);
        if (row === null) throw new Error('there is no job');
        const setback = { dueAt: NOON + AHEAD + HOUR, error: 'ratelimited' };
        if (id === 'j1') await postponeJob(store.db, row, setback);
      }
      expect(await taken(NOON)).toBeNull();
      await catchUpJobs(store.db, { now: NOON, leaseMs: LEASE });
      const ids = [await taken(NOON), await taken(NOON)].map((row) => row?.id);
      expect(ids.toSorted()).toEqual(['j1', 'j2']);
    });

    it('what people have set for a time waits for it, but for what was tried and put off', async () => {
      await inTx(async (tx) => {
        await insertDecision(tx, aDecision());
        await setTimer(tx, 'd1', { kind: 'reveal', dueAt: NOON + AHEAD, count: 0 });
        await setTimer(tx, 'd1', { kind: 'remind_open', dueAt: NOON + HOUR, count: 0 });
        await putDigest(tx, DIGEST, { dueAt: NOON + HOUR, coversFrom: NOON });
      });
      const tried = await claimJob(store.db, 'decisions', { now: NOON + AHEAD, leaseMs: LEASE });
      if (tried === null) throw new Error('there is no job');
      await postponeJob(store.db, tried, { dueAt: NOON + AHEAD + MINUTE, error: 'unexpected' });
      await catchUpJobs(store.db, { now: NOON, leaseMs: LEASE });
      expect(await claimJob(store.db, 'decisions', { now: NOON, leaseMs: LEASE })).toMatchObject({
        job: { kind: 'reveal' },
        attempts: 2,
      });
      expect(await nextJobAt(store.db, 'calendar')).toBe(NOON + HOUR);
    });
  });
}
