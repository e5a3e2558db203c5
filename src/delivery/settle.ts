import { type Decision, inThread, type OutboxRow, type Place } from '../records.ts';
import type { Answer } from '../slack/gateway.ts';
import type { Db } from '../store/open.ts';
import { complete, enqueue, noticesOf, park, retryLater } from '../store/outbox.ts';
import { backoffMs } from './backoff.ts';
import { refusalFor } from './refusals.ts';

export type Settled = 'done' | 'later' | 'parked';

/** Writes down what became of an attempt, and what follows from it, in one transaction. */
export async function settle(
  db: Db,
  attempt: {
    readonly row: OutboxRow;
    readonly decision: Decision;
    readonly answer: Answer<Place>;
    readonly now: number;
    readonly random: number;
  },
): Promise<Settled> {
  const { row, decision, answer, now, random } = attempt;
  switch (answer.kind) {
    case 'done':
      await db.transaction().execute(async (tx) => {
        await complete(tx, row, answer.value);
        if (row.effect.kind !== 'root') return;
        const notices = await noticesOf(tx, decision.id);
        await enqueue(
          tx,
          decision.id,
          notices.map((notice) => ({
            effect: { kind: 'delivered_after_all', notice },
            channelId: notice.channel,
          })),
          now,
        );
      });
      return 'done';
    case 'later':
      await retryLater(db, row, {
        dueAt: now + backoffMs(row.attempts, random, answer.retryAfterMs),
        error: answer.error,
        inDoubt: answer.inDoubt,
      });
      return 'later';
    case 'blocks_refused':
    case 'refused': {
      const { error } = answer;
      // The owner is told once for each cause, and never about a message that was only for them.
      const tell = inThread(row.effect) && row.lastError !== error;
      await db.transaction().execute(async (tx) => {
        await park(tx, row, error);
        if (!tell) return;
        const effect = { kind: 'undelivered', refusal: refusalFor(error), error } as const;
        await enqueue(tx, decision.id, [{ effect, channelId: decision.ownerId }], now);
      });
      return 'parked';
    }
  }
}
