import { onTestFinished } from 'vitest';
import type { Decision, Place } from '../../src/domain/decision.ts';
import type { OutboxEntry, OutboxMessage } from '../../src/domain/outbox-entry.ts';
import { DEFAULT_RUBRIC } from '../../src/engine/index.ts';
import { en } from '../../src/i18n/en/english.ts';
import { deliver } from '../../src/outbox/deliver.ts';
import {
  type AttemptResult,
  dropIfNeedless,
  recordResult,
} from '../../src/outbox/record-result.ts';
import { loadThreadContext } from '../../src/outbox/thread-context.ts';
import type { Answer } from '../../src/slack/api/answer.ts';
import type { Gateway } from '../../src/slack/api/gateway.ts';
import {
  findDecision,
  insertDecision,
  lockDecision,
  saveDecision,
} from '../../src/store/decisions.ts';
import { enqueue } from '../../src/store/outbox.ts';
import { claimDue } from '../../src/store/outbox-claim.ts';
import { perform, type UseCaseDeps } from '../../src/usecases/perform.ts';
import { redeliver, resumeChannel } from '../../src/usecases/redeliver.ts';
import { aDecision, NOON, openInMemory } from '../store/a-decision.ts';

export type Kind = OutboxMessage['kind'];

/** The least time between two updates of one message. */
export const REFRESH = 5_000;

type Reply = 'root' | 'why' | 'how' | 'trade_offs' | 'proof';
const aReply = (kind: Reply): OutboxMessage => ({ kind });

/** A decision of U1's whose thread waits to be posted in C1, and the worker's side of it. */
export async function aThread(
  kinds: readonly Reply[] = ['root', 'why'],
  begun: Decision = aDecision(),
) {
  const db = await openInMemory();
  onTestFinished(() => db.destroy());
  const wish = (outbox: readonly OutboxMessage[], now = NOON): Promise<void> =>
    db.transaction().execute(async (tx) => {
      await lockDecision(tx, 'd1');
      const wishes = outbox.map((message) => ({ message, channelId: 'C1' }));
      await enqueue(tx, 'd1', wishes, { now, refreshMs: REFRESH });
    });
  await db.transaction().execute((tx) => insertDecision(tx, begun));
  await wish(kinds.map(aReply));
  /** Changes the decision, and leaves it at that. */
  const change = (said: Partial<Decision>): Promise<void> =>
    db.transaction().execute(async (tx) => {
      const before = await lockDecision(tx, 'd1');
      if (before === null) throw new Error('the decision is gone');
      await saveDecision(tx, before, { ...before, ...said });
    });
  let woken = 0;
  const useCases: UseCaseDeps = {
    wakeJobs: () => {},
    db,
    now: () => NOON,
    rubric: DEFAULT_RUBRIC,
    refreshMs: REFRESH,
    wakeDelivery: () => {
      woken += 1;
    },
  };
  const decision = async (): Promise<Decision> => {
    const found = await findDecision(db, 'd1');
    if (found === null) throw new Error('the decision is gone');
    return found;
  };
  /** Claims what is due; nothing in the channels that rest. */
  const claim = (now = NOON, resting: readonly string[] = []): Promise<readonly OutboxEntry[]> =>
    claimDue(db, { now, slackNow: NOON, leaseMs: 60_000, limit: 8, resting });
  /** Claims the due row of this kind, and leaves the others to others. */
  const take = async (kind: Kind, now = NOON): Promise<OutboxEntry> => {
    const rows = await db.selectFrom('outbox').select(['kind', 'channel_id']).execute();
    const mine = rows.filter((row) => row.kind === kind).map((row) => row.channel_id);
    const others = rows.map((row) => row.channel_id).filter((id) => !mine.includes(id));
    const [row] = await claim(now, others);
    if (row?.message.kind !== kind) throw new Error(`no ${kind} is due`);
    return row;
  };
  /** Records the result of an attempt at a message that showed the decision so. */
  const record = async (
    row: OutboxEntry,
    answer: Answer<Place | null>,
    now = NOON,
    shown?: Decision,
  ): Promise<AttemptResult> =>
    recordResult(db, {
      row,
      shown: { decision: shown ?? (await decision()), entry: null, supersededBy: null },
      answer,
      now,
      refreshMs: REFRESH,
      random: 0.5,
    });
  return {
    wish,
    change,
    claim,
    take,
    record,
    decision,
    /** Claims the due row of this kind and records this answer. */
    attempt: async (kind: Kind, answer: Answer<Place | null>, now = NOON): Promise<AttemptResult> =>
      record(await take(kind, now), answer, now),
    /** The same with what this gateway answers. */
    attemptWith: async (gateway: Gateway, kind: Kind, now = NOON): Promise<AttemptResult> => {
      const row = await take(kind, now);
      const context = { gateway, messages: en, botUserId: 'UBOT' };
      const threadContext = await loadThreadContext(db, 'd1', row.message, DEFAULT_RUBRIC);
      if (threadContext === null) throw new Error('the decision is gone');
      return record(row, await deliver(context, row, threadContext), now, threadContext.decision);
    },
    dropsIfNeedless: async (kind: Kind): Promise<boolean> =>
      dropIfNeedless(db, await take(kind), { now: NOON, refreshMs: REFRESH }),
    perform: perform(useCases),
    redeliver: redeliver(useCases),
    invite: resumeChannel(useCases),
    timesWoken: () => woken,
    rows: (kind: Kind) =>
      db.selectFrom('outbox').selectAll().where('kind', '=', kind).orderBy('position').execute(),
    /** All that is stored, to see whether something changed it. */
    everything: async () => ({
      decisions: await db.selectFrom('decisions').selectAll().execute(),
      events: await db.selectFrom('events').selectAll().execute(),
      messages: await db.selectFrom('live_messages').selectAll().execute(),
      outbox: await db.selectFrom('outbox').selectAll().orderBy('id').execute(),
    }),
  };
}
