import type { Place } from '../../src/domain/decision.ts';
import type { OutboxEntry, OutboxMessage } from '../../src/domain/outbox-entry.ts';
import { insertDecision, lockDecision } from '../../src/store/decisions.ts';
import type { Tx } from '../../src/store/open.ts';
import { block, complete, enqueue, retryLater, type Setback } from '../../src/store/outbox.ts';
import { type Claim, claimDue } from '../../src/store/outbox-claim.ts';
import { aDecision, NOON } from '../store/a-decision.ts';
import type { StoreUnderTest } from './store-under-test.ts';

export const THREAD: readonly OutboxMessage[] = [
  { kind: 'root' },
  { kind: 'why' },
  { kind: 'proof' },
];
export const UNDELIVERED: OutboxMessage = {
  kind: 'undelivered',
  refusal: 'not_in_channel',
  error: 'not_in_channel',
};
export const LEASE = 60_000;
/** The least time between two updates of one message. */
export const REFRESH = 5_000;
export const MINUTE = 60_000;
export const HOUR = 3_600_000;

/** The outbox of this store, in words. */
export function queueOf(store: StoreUnderTest) {
  const inTx = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    store.db.transaction().execute(work);
  const claim = (said: Partial<Claim> = {}, db = store.db): Promise<readonly OutboxEntry[]> =>
    claimDue(db, { now: NOON, slackNow: NOON, leaseMs: LEASE, limit: 8, resting: [], ...said });
  const finish = (row: OutboxEntry, message: Place | null, now: number): Promise<boolean> =>
    inTx(async (tx) => {
      await lockDecision(tx, row.decisionId);
      return complete(tx, row, message, { now, refreshMs: REFRESH });
    });
  return {
    inTx,
    /** Keeps a decision with these outbox entries, in a channel. */
    wish: (
      id: string,
      channelId: string,
      outbox: readonly OutboxMessage[] = THREAD,
      at = NOON,
    ): Promise<void> =>
      inTx(async (tx) => {
        if ((await lockDecision(tx, id)) === null) {
          await insertDecision(tx, aDecision({ id, channelId }));
        }
        const wishes = outbox.map((message) => ({ message, channelId }));
        await enqueue(tx, id, wishes, { now: at, refreshMs: REFRESH });
      }),
    claim,
    claimedIds: async (said: Partial<Claim> = {}): Promise<readonly string[]> =>
      (await claim(said)).map(({ id }) => id),
    /** Claims the one row that is due. */
    claimOne: async (said: Partial<Claim> = {}): Promise<OutboxEntry> => {
      const [row, ...others] = await claim(said);
      if (row === undefined || others.length > 0) throw new Error('not exactly one row is due');
      return row;
    },
    post: (row: OutboxEntry, ts = '1.0', now = NOON) =>
      finish(row, { channel: row.channelId, ts }, now),
    drop: (row: OutboxEntry, now = NOON) => finish(row, null, now),
    putOff: (row: OutboxEntry, said: Partial<Setback> = {}): Promise<void> =>
      retryLater(store.db, row, {
        dueAt: NOON + MINUTE,
        error: 'ratelimited',
        isUnconfirmed: false,
        ...said,
      }),
    refuse: (row: OutboxEntry, error = 'not_in_channel', dueAt = NOON + HOUR): Promise<boolean> =>
      inTx((tx) => block(tx, row, { error, dueAt })),
  };
}
