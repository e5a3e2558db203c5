import { describe, expect, it } from 'vitest';
import { NO_FILTER } from '../../src/domain/portfolio.ts';
import { addJob, cancelJobs, claimJob } from '../../src/store/jobs.ts';
import { countOpen } from '../../src/store/outbox-claim.ts';
import { NOON } from '../store/a-decision.ts';
import { HOUR, LEASE, queueOf } from './queue.ts';
import type { StoreUnderTest } from './store-under-test.ts';

const UNREADABLE = ['{"entry":', '[]', '{"entry":"first"}', '{}'];

/** Rows that nobody can make sense of: of a newer version, or spoilt. */
export function describeUnreadable(store: StoreUnderTest): void {
  const { inTx, wish, claim, claimedIds, post, claimOne } = queueOf(store);
  const spoil = (table: 'outbox' | 'jobs', id: string, payload: string) =>
    store.db.updateTable(table).set({ payload }).where('id', '=', id).execute();

  describe('a message of the outbox that cannot be read', () => {
    it.each(UNREADABLE)(
      'is blocked, told of, and keeps nothing else waiting: %s',
      async (payload) => {
        await wish('d1', 'C1', [{ kind: 'objection', entry: 1 }, { kind: 'why' }]);
        await wish('d2', 'C1', [{ kind: 'root' }], NOON + 1);
        await wish('d3', 'C2', [{ kind: 'root' }], NOON + 1);
        await spoil('outbox', 'd1.0', payload);
        const told: string[] = [];
        const said = { now: NOON + 1, unreadable: (id: string) => told.push(id) };
        expect((await claim(said)).map(({ id }) => id)).toEqual(['d3.0']);
        expect(await claimedIds({ ...said, resting: ['C2'] })).toEqual(['d2.0']);
        expect(told).toEqual(['d1.0']);
        expect(await countOpen(store.db)).toMatchObject({ blocked: 1 });
      },
    );

    it('is tried again, and goes out once it can be read', async () => {
      await wish('d1', 'C1', [{ kind: 'objection', entry: 1 }, { kind: 'why' }]);
      await spoil('outbox', 'd1.0', '[]');
      await claim();
      await spoil('outbox', 'd1.0', '{"entry":1}');
      expect(await claim({ now: NOON + HOUR - 1 })).toEqual([]);
      const row = await claimOne({ now: NOON + HOUR });
      expect(row).toMatchObject({ id: 'd1.0', unconfirmedSince: null });
      await post(row);
      expect(await claimedIds({ now: NOON + HOUR })).toEqual(['d1.1']);
    });
  });

  describe('a job that cannot be read', () => {
    const WANTED = { kind: 'archive', format: 'csv', filter: NO_FILTER } as const;

    it('is put off and told of, and the others are taken', async () => {
      for (const id of ['j1', 'j2']) {
        const at = id === 'j1' ? NOON : NOON + 1;
        await addJob(store.db, { id, to: 'U1', job: WANTED, dueAt: at });
      }
      await spoil('jobs', 'j1', '{"format":"pdf"}');
      const told: string[] = [];
      const taken = (now: number) =>
        claimJob(store.db, 'archives', { now, leaseMs: LEASE }, (id) => told.push(id));
      expect(await taken(NOON + 1)).toBeNull();
      expect((await taken(NOON + 1))?.id).toBe('j2');
      expect(told).toEqual(['j1']);
      await spoil('jobs', 'j1', JSON.stringify(WANTED));
      const late = [await taken(NOON + 1 + HOUR), await taken(NOON + 1 + HOUR)];
      expect(late.map((row) => row?.id)).toContain('j1');
    });

    it('is withdrawn like any other', async () => {
      await addJob(store.db, { id: 'j1', to: 'U1', job: WANTED, dueAt: NOON });
      await spoil('jobs', 'j1', 'null');
      expect(await inTx((tx) => cancelJobs(tx, 'archive', 'U1', NOON))).toEqual([]);
      expect(await store.db.selectFrom('jobs').select('id').execute()).toEqual([]);
    });
  });
}
