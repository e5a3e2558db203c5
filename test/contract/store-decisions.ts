import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { createLogger } from '../../src/logger.ts';
import type { Decision } from '../../src/records.ts';
import {
  appendEvent,
  countRatings,
  findDecision,
  insertDecision,
  moveDecision,
} from '../../src/store/decisions.ts';
import { enqueue } from '../../src/store/outbox.ts';
import { rate } from '../engine/answers.ts';
import { aDecision, NOON } from '../store/a-decision.ts';
import type { StoreUnderTest } from './store.ts';

const HOSTILE = [
  { what: 'emoji with joiners and skin tones', text: '👩🏽‍🚀👨‍👩‍👧‍👦🇨🇭 launch' },
  { what: 'text from right to left', text: 'مساعد الفواتير‏ — חשבונית' },
  { what: 'quotes and statements', text: `'; drop table decisions; -- "x" \\' $1 ?` },
  { what: 'line breaks, tabs and markup', text: 'a\nb\tc <!channel> &amp; %s {{x}}' },
  { what: '3,000 characters', text: '漢'.repeat(3000) },
  { what: 'nothing', text: '' },
];

export function describeDecisions(store: StoreUnderTest): void {
  const keep = (decision: Decision): Promise<boolean> =>
    store.db.transaction().execute((tx) => insertDecision(tx, decision));
  const count = async (table: 'decisions' | 'ratings' | 'events' | 'outbox'): Promise<number> =>
    (await store.db.selectFrom(table).selectAll().execute()).length;

  describe('a decision', () => {
    it('is read back as it was kept', async () => {
      const decision = aDecision({
        answers: rate('- 4 0 1 2 -'),
        considerations: ['cost', 'latency'],
        context: 'For the back office.',
      });
      expect(await keep(decision)).toBe(true);
      expect(await findDecision(store.db, decision.id)).toEqual(decision);
    });

    it.each(HOSTILE)('keeps $what', async ({ text }) => {
      const decision = aDecision({ title: text, context: text });
      await keep(decision);
      expect(await findDecision(store.db, decision.id)).toEqual(decision);
    });

    it('that nobody kept is null', async () => {
      expect(await findDecision(store.db, 'nobody')).toBeNull();
    });

    it('is rated by its owner', async () => {
      await keep(aDecision());
      expect(await countRatings(store.db, 'd1')).toBe(1);
      expect(await countRatings(store.db, 'nobody')).toBe(0);
    });

    it('from the same source is kept once; the repeat changes nothing', async () => {
      const first = aDecision({ id: 'd1', sourceKey: 'V1', title: 'First' });
      expect(await keep(first)).toBe(true);
      expect(await keep(aDecision({ id: 'd2', sourceKey: 'V1', title: 'Again' }))).toBe(false);
      expect(await findDecision(store.db, 'd1')).toEqual(first);
      expect(await findDecision(store.db, 'd2')).toBeNull();
      expect(await count('ratings')).toBe(1);
    });

    it('can go to another channel', async () => {
      await keep(aDecision({ channelId: 'C1' }));
      await keep(aDecision({ id: 'd2', channelId: 'C1' }));
      await store.db.transaction().execute((tx) => moveDecision(tx, 'd1', 'C9'));
      expect((await findDecision(store.db, 'd1'))?.channelId).toBe('C9');
      expect((await findDecision(store.db, 'd2'))?.channelId).toBe('C1');
    });
  });

  describe('a transaction that fails', () => {
    it('leaves nothing of what it did', async () => {
      const failing = store.db.transaction().execute(async (tx) => {
        await insertDecision(tx, aDecision());
        await appendEvent(tx, 'd1', { kind: 'submitted', actorId: 'U1', payload: {} }, NOON);
        await enqueue(tx, 'd1', [{ effect: { kind: 'root' }, channelId: 'C1' }], NOON);
        throw new Error('the disk is full');
      });
      await expect(failing).rejects.toThrow('the disk is full');
      for (const table of ['decisions', 'ratings', 'events', 'outbox'] as const) {
        expect({ table, rows: await count(table) }).toEqual({ table, rows: 0 });
      }
    });

    it('does not stand in the way of the next attempt', async () => {
      const id = { id: 'd1', decision_id: 'nobody' };
      const failing = store.db.transaction().execute(async (tx) => {
        await insertDecision(tx, aDecision());
        await appendEvent(tx, id.decision_id, { kind: 'moved', actorId: 'U1', payload: {} }, NOON);
      });
      await expect(failing).rejects.toThrow(/foreign key/i);
      expect(await keep(aDecision())).toBe(true);
    });
  });

  describe('a row that the database refuses', () => {
    it('never reaches the log, although the error may carry it', async () => {
      const secret = aDecision({ id: 'd1', title: 'Merger with Initech', context: 'Top secret' });
      await keep(secret);
      // The constraint names the columns; the row, with what was typed, is beside them.
      const refused = store.db.updateTable('decisions').set({ owner_id: sql`null` }).execute();
      const error: unknown = await refused.catch((cause: unknown) => cause);
      expect(error).toBeInstanceOf(Error);
      for (const json of [true, false]) {
        const lines: string[] = [];
        const log = { level: 'trace', secrets: [], json } as const;
        const logger = createLogger({ ...log, write: (line) => lines.push(line) });
        logger.error({ err: error }, 'not kept');
        logger.error({ err: new Error('not kept', { cause: error }) });
        expect(lines.join('')).toMatch(/not.null.*owner_id|owner_id.*not.null/i);
        expect(lines.join('')).not.toMatch(/Initech|Top secret/);
      }
    });
  });

  describe('the history of a decision', () => {
    const history = async (decisionId: string) =>
      store.db
        .selectFrom('events')
        .select(['position', 'kind', 'actor_id', 'payload', 'at'])
        .where('decision_id', '=', decisionId)
        .orderBy('position')
        .execute();

    it('is numbered from 0, for each decision by itself', async () => {
      await keep(aDecision({ id: 'd1' }));
      await keep(aDecision({ id: 'd2' }));
      await store.db.transaction().execute(async (tx) => {
        for (const actorId of ['U1', 'U2', 'U3']) {
          await appendEvent(tx, 'd1', { kind: 'moved', actorId, payload: { to: 'C2' } }, NOON);
        }
        await appendEvent(tx, 'd2', { kind: 'submitted', actorId: 'U4', payload: {} }, NOON);
      });
      const told = (await history('d1')).map(({ position, actor_id }) => [position, actor_id]);
      expect(told).toEqual([
        [0, 'U1'],
        [1, 'U2'],
        [2, 'U3'],
      ]);
      expect(await history('d2')).toEqual([
        { position: 0, kind: 'submitted', actor_id: 'U4', payload: '{}', at: NOON },
      ]);
    });
  });
}
