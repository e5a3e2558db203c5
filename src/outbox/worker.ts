import { type Clock, watchClock } from '../clock.ts';
import type { Place } from '../domain/decision.ts';
import type { ThreadContext } from '../domain/decision-context.ts';
import type { OutboxEntry } from '../domain/outbox-entry.ts';
import { MINUTE_MS } from '../domain/time.ts';
import type { Rubric } from '../engine/index.ts';
import type { MessagesIn } from '../i18n/messages.ts';
import type { Logger } from '../logger.ts';
import { createLoop, untilThen, type WakeUp } from '../loop.ts';
import type { Access } from '../slack/api/access.ts';
import type { Answer } from '../slack/api/answer.ts';
import type { Db } from '../store/open.ts';
import { retryLater } from '../store/outbox.ts';
import { catchUp, claimDue, nextDueAt } from '../store/outbox-claim.ts';
import { type DeliverContext, deliver, whyUnreachable } from './deliver.ts';
import { dropIfNeedless, recordResult } from './record-result.ts';
import { backoffMs } from './setbacks.ts';
import { linked, loadThreadContext, withLinks } from './thread-context.ts';

/** Longer than any attempt can take, so that two never run at once. */
const LEASE_MS = MINUTE_MS;
/** Rows under way at once, each in a channel of its own. */
const PARALLEL = 8;
/** How long to rest when the database itself fails. */
const STORE_TROUBLE_MS = 2_000;

export type WorkerDeps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly random: () => number;
  readonly logger: Logger;
  readonly rubric: Rubric;
  /** Between two posts to one channel, in milliseconds. Slack allows about one a second. */
  readonly paceMs: number;
  /** Called when a message has reached Slack and is where the records say. */
  readonly delivered: () => void;
  /** Says that there may be something to deliver. */
  readonly wakeUp: WakeUp;
  readonly context: WorkerContext;
};

export type WorkerContext = Omit<DeliverContext, 'messages'> & {
  /** What is posted for a decision is in the language of its channel. */
  readonly messagesIn: MessagesIn;
  readonly access: Pick<Access, 'of' | 'reach'>;
};

export type Worker = {
  readonly start: () => void;
  /** Takes nothing more, and resolves when what is under way is finished. */
  readonly stop: () => Promise<void>;
};

/**
 * Delivers the outbox: in order within a thread, one post at a time in a channel, channels beside
 * each other. Delivery is at least once; an attempt whose end is unknown is made again.
 */
export function createWorker({
  db,
  clock,
  random,
  logger,
  rubric,
  paceMs,
  delivered,
  wakeUp,
  context,
}: WorkerDeps): Worker {
  /** When each channel may have its next post, in time elapsed; `Infinity` while one is under way. */
  const resting = new Map<string, number>();
  const underWay = new Set<Promise<void>>();
  const wasSetBack = watchClock(clock);
  const loop = createLoop({
    clock,
    wakeUp,
    round,
    failed: (error) => {
      logger.error({ err: error }, 'The outbox could not be read; trying again shortly');
      return STORE_TROUBLE_MS;
    },
  });
  /** The clock was set back, and the outbox has not caught up with it yet. */
  let isBehind = false;

  /** Starts what is due; returns how long there is nothing more to start, in milliseconds. */
  async function round(): Promise<number> {
    const now = clock.now();
    isBehind = wasSetBack() || isBehind;
    if (isBehind) await catchUp(db, { now, leaseMs: LEASE_MS });
    isBehind = false;
    for (const [channel, until] of resting) if (until <= clock.elapsed()) resting.delete(channel);
    const rows = await claimDue(db, {
      now,
      slackNow: context.gateway.now(),
      leaseMs: LEASE_MS,
      limit: PARALLEL - underWay.size,
      resting: [...resting.keys()],
      unreadable: (row, error) =>
        logger.error({ err: error, row }, 'A message cannot be read; its thread waits'),
    });
    for (const row of rows) {
      resting.set(row.channelId, Number.POSITIVE_INFINITY);
      const attempt = attemptRow(row).finally(() => {
        underWay.delete(attempt);
        loop.wake();
      });
      underWay.add(attempt);
    }
    if (rows.length > 0 && underWay.size < PARALLEL) return 0;
    const due = underWay.size < PARALLEL ? await nextDueAt(db, [...resting.keys()]) : null;
    const rested = Math.min(...resting.values());
    return Math.min(untilThen(due, clock.now()), untilThen(rested, clock.elapsed()));
  }

  async function attemptRow(row: OutboxEntry): Promise<void> {
    const log = logger.child({ row: row.id, kind: row.message.kind });
    let restMs = paceMs;
    try {
      if (await dropIfNeedless(db, row, { now: clock.now(), refreshMs: paceMs })) {
        restMs = 0;
        return;
      }
      const threadContext = await loadThreadContext(db, row.decisionId, row.message, rubric);
      if (threadContext === null) {
        restMs = 0;
        return log.debug('The decision was deleted');
      }
      const answer = await attemptDelivery(row, threadContext);
      // What turns out to be needless costs the channel no time.
      if (answer.kind === 'done' && answer.value === null) restMs = 0;
      const { decision } = threadContext;
      const result = await recordResult(db, {
        row,
        shown: threadContext,
        answer,
        now: clock.now(),
        refreshMs: paceMs,
        random: random(),
      });
      if (row.message.kind === 'root' && answer.kind === 'done') {
        await linked({ ...context, db, logger: log }, { ...decision, thread: answer.value });
      }
      if (answer.kind === 'later') restMs = Math.max(paceMs, answer.retryAfterMs ?? 0);
      if (result === 'done') delivered();
      if (result === 'done' || result === 'dropped') return log.debug('Recorded');
      const error = answer.kind === 'done' ? undefined : answer.error;
      const level = result === 'blocked' && row.notified === error ? 'debug' : 'warn';
      log[level]({ error, attempts: row.attempts }, NOT_POSTED[result]);
    } catch (error) {
      log.error({ err: error }, 'An attempt to deliver failed unexpectedly');
      await postpone(row).catch(() => {
        // The database is what failed: the lease runs out and the row comes up again.
      });
    } finally {
      resting.set(row.channelId, clock.elapsed() + restMs);
    }
  }

  async function attemptDelivery(
    row: OutboxEntry,
    threadContext: ThreadContext,
  ): Promise<Answer<Place | null>> {
    const complete = await withLinks({ ...context, db, logger }, threadContext);
    const speaking = { ...context, messages: context.messagesIn(threadContext.settings.language) };
    return deliver(speaking, row, complete, () =>
      whyUnreachable(context.access, row, threadContext),
    );
  }

  /** Nothing is lost by a bug or a full disk, nor tried again without a pause. */
  const postpone = (row: OutboxEntry): Promise<void> =>
    retryLater(db, row, {
      dueAt: clock.now() + backoffMs(row.attempts, random()),
      error: 'unexpected',
      isUnconfirmed: true,
    });

  return {
    start: loop.start,
    stop: async () => {
      await loop.stop();
      await Promise.all(underWay);
    },
  };
}

const NOT_POSTED = {
  later: 'Not posted yet; it will be tried again',
  blocked: 'Slack refuses it; it waits until the cause is mended',
} as const;
