import { type Decision, inThread, type OutboxRow, type Place } from '../records.ts';
import type { Answer } from '../slack/answer.ts';
import type { Db, Tx } from '../store/open.ts';
import { complete, enqueue, forgetTold, park, retryLater } from '../store/outbox.ts';
import { noticesOf, threadState } from '../store/outbox-thread.ts';
import { backoffMs, refusalBackoffMs } from './backoff.ts';
import { refusalFor } from './refusals.ts';

export type Attempt = {
  readonly row: OutboxRow;
  readonly decision: Decision;
  readonly answer: Answer<Place>;
  readonly now: number;
  /** From 0 up to 1. */
  readonly random: number;
};

export type Settled = 'done' | 'later' | 'parked' | 'dropped';

/** Writes down what became of an attempt, and what follows from it, in one transaction. */
export async function settle(db: Db, attempt: Attempt): Promise<Settled> {
  const { row, answer, now, random } = attempt;
  switch (answer.kind) {
    case 'done':
      await db.transaction().execute(async (tx) => {
        const isOurs = await complete(tx, row, answer.value);
        if (isOurs) await correctNotices(tx, attempt, answer.value);
      });
      return 'done';
    case 'later':
      await retryLater(db, row, {
        dueAt: now + backoffMs(row.attempts, random, answer.retryAfterMs),
        error: answer.error,
        doubtSince: answer.inDoubt ? (row.doubtSince ?? now) : null,
      });
      return 'later';
    case 'content_refused':
    case 'refused':
      return db.transaction().execute((tx) => refuse(tx, attempt, answer.error));
  }
}

async function refuse(tx: Tx, { row, decision, now, random }: Attempt, error: string) {
  if (row.effect.kind === 'delivered_after_all') {
    // The notice it corrects is gone.
    await complete(tx, row, null);
    return 'dropped';
  }
  const dueAt = now + refusalBackoffMs(row.attempts, random);
  const isNew = await park(tx, row, { error, dueAt });
  // Never about a message that was only for them.
  if (isNew && inThread(row.effect)) {
    const effect = { kind: 'undelivered', refusal: refusalFor(error), error } as const;
    await enqueue(tx, decision.id, [{ effect, channelId: decision.ownerId }], now);
  }
  return 'parked';
}

/** Once a thread is whole, what its owner was told before is replaced. */
async function correctNotices(tx: Tx, { row, decision, now }: Attempt, posted: Place) {
  if (!inThread(row.effect) && row.effect.kind !== 'undelivered') return;
  const { open } = await threadState(tx, decision.id);
  if (open > 0) return;
  const notices = inThread(row.effect) ? await noticesOf(tx, decision.id) : [posted];
  await enqueue(
    tx,
    decision.id,
    notices.map((notice) => ({
      effect: { kind: 'delivered_after_all', notice },
      channelId: notice.channel,
    })),
    now,
  );
}

/** A notice that nothing is refused any more is not sent. */
export async function dropIfNeedless(db: Db, row: OutboxRow): Promise<boolean> {
  if (row.effect.kind !== 'undelivered') return false;
  const { refusals } = await threadState(db, row.decisionId);
  if (refusals.length > 0) return false;
  await db.transaction().execute(async (tx) => {
    await complete(tx, row, null);
    await forgetTold(tx, row.decisionId);
  });
  return true;
}
