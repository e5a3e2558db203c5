import { describe, expect, it, onTestFinished } from 'vitest';
import { type Settled, settle } from '../../src/delivery/settle.ts';
import type { Effect, OutboxRow, Place } from '../../src/records.ts';
import type { Answer } from '../../src/slack/gateway.ts';
import { findDecision, insertDecision } from '../../src/store/decisions.ts';
import type { Db } from '../../src/store/open.ts';
import { claimDue, enqueue, type ParkedFilter, unpark } from '../../src/store/outbox.ts';
import { aDecision, NOON, openInMemory } from '../store/a-decision.ts';

const LATER = NOON + 3_600_000;
const posted = (channel: string, ts: string): Answer<Place> => ({
  kind: 'done',
  value: { channel, ts },
});
const refused = (error = 'not_in_channel'): Answer<Place> => ({ kind: 'refused', error });

/** A decision whose thread waits to be posted, and the worker's side of it. */
async function aThread(effects: readonly Effect[] = [{ kind: 'root' }, { kind: 'why' }]) {
  const db: Db = await openInMemory();
  onTestFinished(() => db.destroy());
  await db.transaction().execute(async (tx) => {
    await insertDecision(tx, aDecision());
    const due = effects.map((effect) => ({ effect, channelId: 'C1' }));
    await enqueue(tx, 'd1', due, NOON);
  });
  const claim = (now = LATER): Promise<readonly OutboxRow[]> =>
    claimDue(db, { now, leaseMs: 1000, limit: 8, resting: [] });
  return {
    claim,
    /** Claims the due row of this kind and settles an attempt with this answer. */
    attempt: async (kind: Effect['kind'], answer: Answer<Place>, now = NOON): Promise<Settled> => {
      const row = (await claim(now)).find(({ effect }) => effect.kind === kind);
      const decision = await findDecision(db, 'd1');
      if (row === undefined || decision === null) throw new Error(`no ${kind} is due`);
      return settle(db, { row, decision, answer, now, random: 0.5 });
    },
    free: (filter: ParkedFilter) => unpark(db, filter, NOON),
    decision: () => findDecision(db, 'd1'),
    rows: (kind: Effect['kind']) =>
      db
        .selectFrom('outbox')
        .select(['state', 'channel_id', 'due_at', 'in_doubt', 'last_error', 'payload'])
        .where('kind', '=', kind)
        .execute(),
  };
}

describe('a message that is posted', () => {
  it('is done, and the next of its thread may go', async () => {
    const thread = await aThread();
    expect(await thread.attempt('root', posted('C1', '1.1'))).toBe('done');
    expect((await thread.decision())?.thread).toEqual({ channel: 'C1', ts: '1.1' });
    expect((await thread.claim()).map(({ effect }) => effect.kind)).toEqual(['why']);
  });

  it('mends the notices that said it could not be posted', async () => {
    const thread = await aThread();
    await thread.attempt('root', refused());
    await thread.attempt('undelivered', posted('D1', '9.1'));
    await thread.free({ channelId: 'C1' });
    await thread.attempt('root', posted('C1', '1.1'));
    const mending = (await thread.claim()).find(({ channelId }) => channelId === 'D1');
    expect(mending?.effect).toEqual({
      kind: 'delivered_after_all',
      notice: { channel: 'D1', ts: '9.1' },
    });
  });

  it('mends nothing when nobody was told', async () => {
    const thread = await aThread();
    await thread.attempt('root', posted('C1', '1.1'));
    expect(await thread.rows('delivered_after_all')).toEqual([]);
  });
});

describe('a message that may be posted later', () => {
  const trouble = { kind: 'later', error: 'http_503', inDoubt: true } as const;

  it('waits for its back-off, and remembers that it is in doubt', async () => {
    const thread = await aThread();
    expect(await thread.attempt('root', trouble)).toBe('later');
    expect(await thread.rows('root')).toEqual([
      expect.objectContaining({
        state: 'due',
        due_at: NOON + 750,
        in_doubt: 1,
        last_error: 'http_503',
      }),
    ]);
  });

  it('waits longer each time', async () => {
    const thread = await aThread();
    await thread.attempt('root', trouble);
    await thread.attempt('root', trouble, LATER);
    expect(await thread.rows('root')).toMatchObject([{ due_at: LATER + 1500 }]);
  });

  it('waits as long as Slack asks', async () => {
    const thread = await aThread();
    const limited = { ...trouble, inDoubt: false, retryAfterMs: 30_000 };
    await thread.attempt('root', limited);
    expect(await thread.rows('root')).toMatchObject([{ due_at: NOON + 30_000, in_doubt: 0 }]);
  });

  it('is told to nobody', async () => {
    const thread = await aThread();
    await thread.attempt('root', trouble);
    expect(await thread.rows('undelivered')).toEqual([]);
  });
});

describe('a message that Slack refuses', () => {
  it('is parked, and its owner alone is told why', async () => {
    const thread = await aThread();
    expect(await thread.attempt('root', refused('is_archived'))).toBe('parked');
    expect(await thread.rows('root')).toMatchObject([
      { state: 'parked', last_error: 'is_archived' },
    ]);
    expect((await thread.claim()).map(({ channelId, effect }) => [channelId, effect])).toEqual([
      ['U1', { kind: 'undelivered', refusal: 'archived', error: 'is_archived' }],
    ]);
  });

  it('in every form of its blocks is parked and told as well', async () => {
    const thread = await aThread();
    const answer = { kind: 'blocks_refused', error: 'invalid_blocks' } as const;
    expect(await thread.attempt('root', answer)).toBe('parked');
    expect((await thread.claim()).map(({ effect }) => effect)).toEqual([
      { kind: 'undelivered', refusal: 'refused', error: 'invalid_blocks' },
    ]);
  });

  it('is not told about when it was a notice itself', async () => {
    const thread = await aThread();
    await thread.attempt('root', refused());
    expect(await thread.attempt('undelivered', refused('cannot_dm_bot'))).toBe('parked');
    expect(await thread.rows('undelivered')).toMatchObject([{ state: 'parked' }]);
    expect(await thread.claim()).toEqual([]);
  });

  it.each<{ by: string; filter: ParkedFilter }>([
    { by: 'a start of the bot', filter: 'all' },
    { by: 'an invitation', filter: { channelId: 'C1' } },
  ])('again for the same cause, after $by, is not told twice', async ({ filter }) => {
    const thread = await aThread();
    await thread.attempt('root', refused());
    await thread.free(filter);
    expect(await thread.attempt('root', refused())).toBe('parked');
    expect(await thread.rows('undelivered')).toHaveLength(1);
  });

  it('again for another cause is told', async () => {
    const thread = await aThread();
    await thread.attempt('root', refused('not_in_channel'));
    await thread.free('all');
    await thread.attempt('root', refused('is_archived'));
    const notices = await thread.rows('undelivered');
    expect(notices.map(({ payload }) => payload)).toEqual([
      expect.stringContaining('not_in_channel'),
      expect.stringContaining('is_archived'),
    ]);
  });

  it('again after its owner asked to try again is told: they wait for an answer', async () => {
    const thread = await aThread();
    await thread.attempt('root', refused());
    await thread.free({ decisionId: 'd1' });
    await thread.attempt('root', refused());
    expect(await thread.rows('undelivered')).toHaveLength(2);
  });

  it('leaves the rest of its thread waiting', async () => {
    const thread = await aThread();
    await thread.attempt('root', posted('C1', '1.1'));
    await thread.attempt('why', refused('thread_not_found'));
    expect((await thread.claim()).map(({ effect }) => effect)).toEqual([
      { kind: 'undelivered', refusal: 'thread_gone', error: 'thread_not_found' },
    ]);
  });
});
