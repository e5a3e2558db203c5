import { onTestFinished } from 'vitest';
import { redeliver, resumeChannel } from '../../src/decisions/redeliver.ts';
import { deliver } from '../../src/delivery/deliver.ts';
import { dropIfNeedless, type Settled, settle } from '../../src/delivery/settle.ts';
import { en } from '../../src/i18n/en.ts';
import type { Effect, OutboxRow, Place } from '../../src/records.ts';
import type { Answer } from '../../src/slack/answer.ts';
import type { Gateway } from '../../src/slack/gateway.ts';
import { findDecision, insertDecision } from '../../src/store/decisions.ts';
import { enqueue } from '../../src/store/outbox.ts';
import { claimDue } from '../../src/store/outbox-claim.ts';
import { aDecision, NOON, openInMemory } from '../store/a-decision.ts';

export type Kind = Effect['kind'];

/** A decision of U1's whose thread waits to be posted in C1, and the worker's side of it. */
export async function aThread(kinds: readonly ('root' | 'why' | 'proof')[] = ['root', 'why']) {
  const db = await openInMemory();
  onTestFinished(() => db.destroy());
  await db.transaction().execute(async (tx) => {
    await insertDecision(tx, aDecision());
    const due = kinds.map((kind) => ({ effect: { kind }, channelId: 'C1' }));
    await enqueue(tx, 'd1', due, NOON);
  });
  let woken = 0;
  const verbs = {
    db,
    now: () => NOON,
    wakeDelivery: () => {
      woken += 1;
    },
  };
  const decision = async () => {
    const found = await findDecision(db, 'd1');
    if (found === null) throw new Error('the decision is gone');
    return found;
  };
  /** Claims what is due; nothing in the channels that rest. */
  const claim = (now = NOON, resting: readonly string[] = []): Promise<readonly OutboxRow[]> =>
    claimDue(db, { now, leaseMs: 60_000, limit: 8, resting });
  /** Claims the due row of this kind, and leaves the others to others. */
  const take = async (kind: Kind, now = NOON): Promise<OutboxRow> => {
    const rows = await db.selectFrom('outbox').select(['kind', 'channel_id']).execute();
    const mine = rows.filter((row) => row.kind === kind).map((row) => row.channel_id);
    const others = rows.map((row) => row.channel_id).filter((id) => !mine.includes(id));
    const [row] = await claim(now, others);
    if (row?.effect.kind !== kind) throw new Error(`no ${kind} is due`);
    return row;
  };
  const settled = async (row: OutboxRow, answer: Answer<Place>, now = NOON): Promise<Settled> =>
    settle(db, { row, decision: await decision(), answer, now, random: 0.5 });
  return {
    claim,
    take,
    settled,
    decision,
    /** Claims the due row of this kind and settles an attempt with this answer. */
    attempt: async (kind: Kind, answer: Answer<Place>, now = NOON): Promise<Settled> =>
      settled(await take(kind, now), answer, now),
    /** The same with what this gateway answers. */
    attemptWith: async (gateway: Gateway, kind: Kind, now = NOON): Promise<Settled> => {
      const row = await take(kind, now);
      const context = { gateway, messages: en, botUserId: 'UBOT' };
      return settled(row, await deliver(context, row, await decision(), 1), now);
    },
    dropsIfNeedless: async (kind: Kind): Promise<boolean> => dropIfNeedless(db, await take(kind)),
    redeliver: redeliver(verbs),
    invite: resumeChannel(verbs),
    timesWoken: () => woken,
    rows: (kind: Kind) =>
      db.selectFrom('outbox').selectAll().where('kind', '=', kind).orderBy('position').execute(),
    /** All that is stored, to see whether something changed it. */
    everything: async () => ({
      decisions: await db.selectFrom('decisions').selectAll().execute(),
      events: await db.selectFrom('events').selectAll().execute(),
      outbox: await db.selectFrom('outbox').selectAll().orderBy('id').execute(),
    }),
  };
}
