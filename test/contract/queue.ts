import type { Effect, OutboxRow, Place } from '../../src/records.ts';
import { findDecision, insertDecision } from '../../src/store/decisions.ts';
import { complete, enqueue, park, retryLater, type Setback } from '../../src/store/outbox.ts';
import { type Claim, claimDue } from '../../src/store/outbox-claim.ts';
import { aDecision, NOON } from '../store/a-decision.ts';
import type { StoreUnderTest } from './store.ts';

export const THREAD: readonly Effect[] = [{ kind: 'root' }, { kind: 'why' }, { kind: 'proof' }];
export const UNDELIVERED: Effect = {
  kind: 'undelivered',
  refusal: 'not_in_channel',
  error: 'not_in_channel',
};
export const LEASE = 60_000;
export const MINUTE = 60_000;
export const HOUR = 3_600_000;

/** The outbox of this store, in words. */
export function queueOf(store: StoreUnderTest) {
  const claim = (said: Partial<Claim> = {}, db = store.db): Promise<readonly OutboxRow[]> =>
    claimDue(db, { now: NOON, leaseMs: LEASE, limit: 8, resting: [], ...said });
  const finish = (row: OutboxRow, message: Place | null): Promise<boolean> =>
    store.db.transaction().execute((tx) => complete(tx, row, message));
  return {
    /** Keeps a decision with these effects, in a channel. */
    async wish(
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
    },
    claim,
    claimedIds: async (said: Partial<Claim> = {}): Promise<readonly string[]> =>
      (await claim(said)).map(({ id }) => id),
    /** Claims the one row that is due. */
    async claimOne(said: Partial<Claim> = {}): Promise<OutboxRow> {
      const [row, ...others] = await claim(said);
      if (row === undefined || others.length > 0) throw new Error('not exactly one row is due');
      return row;
    },
    post: (row: OutboxRow, ts = '1.0') => finish(row, { channel: row.channelId, ts }),
    drop: (row: OutboxRow) => finish(row, null),
    putOff: (row: OutboxRow, said: Partial<Setback> = {}): Promise<void> =>
      retryLater(store.db, row, {
        dueAt: NOON + MINUTE,
        error: 'ratelimited',
        doubtSince: null,
        ...said,
      }),
    refuse: (row: OutboxRow, error = 'not_in_channel', dueAt = NOON + HOUR): Promise<boolean> =>
      store.db.transaction().execute((tx) => park(tx, row, { error, dueAt })),
  };
}
