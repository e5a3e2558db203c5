import { describe, expect, it } from 'vitest';
import type { Database } from '../../src/config.ts';
import { perform } from '../../src/decisions/perform.ts';
import { DEFAULT_RUBRIC } from '../../src/engine/index.ts';
import { type Filter, NO_FILTER } from '../../src/records/portfolio.ts';
import { DEFAULT_SETTINGS } from '../../src/records/settings.ts';
import { countKinds } from '../../src/store/counts.ts';
import { findDecision } from '../../src/store/decisions.ts';
import { claimErrand } from '../../src/store/errands.ts';
import { readHistory } from '../../src/store/history.ts';
import { findMessage } from '../../src/store/messages.ts';
import { newest } from '../../src/store/newest.ts';
import { type Db, openStore } from '../../src/store/open.ts';
import { claimDue } from '../../src/store/outbox-claim.ts';
import { takeNotices, threadState } from '../../src/store/outbox-thread.ts';
import { scopeWithin } from '../../src/store/scope.ts';
import { nextTimerAt } from '../../src/store/timers.ts';
import { caseOf } from '../../src/store/voices.ts';
import { NOON } from '../store/a-decision.ts';
import {
  bringTo3,
  fillFirstDatabase,
  fillSecondDatabase,
  obstruct,
  POSTED,
  UNDER_WAY,
} from './a-first-database.ts';
import { MINUTE } from './queue.ts';
import { openRaw } from './raw-database.ts';
import { openForTest } from './store-opening.ts';

const DECISIONS = [POSTED, UNDER_WAY];

export function describeMigrating(freshDatabase: () => Promise<Database>): void {
  async function migrated(): Promise<Db> {
    const database = await freshDatabase();
    await fillFirstDatabase(database);
    return openForTest(database);
  }
  const claim = (db: Db, now: number) =>
    claimDue(db, { now, slackNow: NOON, leaseMs: MINUTE, limit: 8, resting: [] });

  describe('a database of the first release', () => {
    it('keeps its decisions, open and shown to everybody', async () => {
      const db = await migrated();
      for (const decision of DECISIONS) {
        expect(await findDecision(db, decision.id)).toEqual(decision);
      }
      expect(await nextTimerAt(db)).toBeNull();
    });

    it('keeps the owners’ ratings', async () => {
      const db = await migrated();
      for (const decision of DECISIONS) {
        const { ownerId: userId, answers, createdAt: ratedAt } = decision;
        expect(await caseOf(db, decision)).toEqual({
          decision,
          ratings: [{ userId, answers, revision: 1, ratedAt }],
          votes: [],
          settings: DEFAULT_SETTINGS,
        });
      }
    });

    it('keeps the history, in which what was submitted stands in full', async () => {
      const db = await migrated();
      const [posted, underWay] = DECISIONS.map((decision) => ({
        position: 0,
        actorId: decision.ownerId,
        at: decision.createdAt,
        what: {
          kind: 'submitted',
          title: decision.title,
          context: decision.context,
          answers: decision.answers,
          considerations: decision.considerations,
          deciders: [],
          blind: null,
          supersedes: null,
        },
      }));
      expect(await readHistory(db, POSTED.id)).toEqual([posted]);
      expect(await readHistory(db, UNDER_WAY.id)).toEqual([
        underWay,
        { position: 1, actorId: 'U2', at: NOON, what: { kind: 'moved', from: 'C2', to: 'C3' } },
      ]);
    });

    it('knows where its posted replies stand', async () => {
      const db = await migrated();
      const place = (name: 'why' | 'trade_offs' | 'proof' | 'panel', { id } = POSTED) =>
        findMessage(db, id, name);
      expect(await place('why')).toEqual({ channel: 'C1', ts: '1.2' });
      expect(await place('trade_offs')).toEqual({ channel: 'C1', ts: '1.3' });
      expect([await place('proof'), await place('panel')]).toEqual([null, null]);
      expect(await place('why', UNDER_WAY)).toBeNull();
    });

    it('goes on delivering where it was', async () => {
      const db = await migrated();
      expect(await threadState(db, POSTED.id)).toEqual({ open: 1, refusals: ['is_archived'] });
      expect(await claim(db, NOON + MINUTE)).toMatchObject([
        { id: 'd2.0', attempts: 2, doubtSince: NOON - 1 },
        { id: 'd1.3', effect: { kind: 'proof' }, sequence: 'd1', told: 'is_archived' },
      ]);
    });

    it('still corrects what its owners were told', async () => {
      const db = await migrated();
      const notices = await db.transaction().execute((tx) => takeNotices(tx, POSTED.id));
      expect(notices).toEqual([{ channel: 'D1', ts: '9.1' }]);
    });

    it('can be discussed from now on', async () => {
      const db = await migrated();
      const verbs = {
        db,
        now: () => NOON,
        rubric: DEFAULT_RUBRIC,
        refreshMs: 0,
        wakeDelivery: () => {},
        wakeSchedule: () => {},
        wakeErrands: () => {},
      };
      const wish = { decisionId: POSTED.id, actorId: 'U5', key: 'K1' };
      const outcome = await perform(verbs)({ ...wish, happening: { kind: 'agreed' } });
      expect(outcome).toMatchObject({ done: 'now' });
      expect(await findDecision(db, POSTED.id)).toEqual({ ...POSTED, version: 2 });
      expect((await readHistory(db, POSTED.id)).map(({ position }) => position)).toEqual([0, 1]);
      const [last] = await claim(db, NOON);
      expect(last?.effect).toEqual({ kind: 'proof' });
      const [next] = await claim(db, NOON);
      expect(next?.effect).toEqual({ kind: 'refresh', message: 'root' });
    });

    it('that cannot be brought up to date is left as it was, for another attempt', async () => {
      const database = await freshDatabase();
      await fillFirstDatabase(database);
      const obstacle = await obstruct(database);
      await expect(openStore(database)).rejects.toMatchObject({ code: 'migration_failed' });
      await obstacle.remove();
      const db = await openForTest(database);
      expect(await findDecision(db, POSTED.id)).toEqual(POSTED);
      expect(await readHistory(db, POSTED.id)).toHaveLength(1);
    });
  });

  describe('a database of the second release', () => {
    const EVERYWHERE = new Set(['C1', 'C3']);
    const opened = async (): Promise<Db> => {
      const database = await freshDatabase();
      await fillSecondDatabase(database);
      return openForTest(database);
    };
    const found = async (db: Db, filter: Partial<Filter>): Promise<readonly string[]> => {
      const scope = await scopeWithin(db, EVERYWHERE);
      const wanted = { filter: { ...NO_FILTER, ...filter }, before: null, limit: 10 };
      return (await newest(db, scope, wanted)).map(({ id }) => id);
    };

    it('owes the records that people were waiting for, and no others', async () => {
      const database = await freshDatabase();
      await fillSecondDatabase(database);
      const raw = openRaw(database);
      const exporting = { kind: 'export', payload: '{}', sequence: null, channel_id: 'U7' };
      for (const [id, state] of Object.entries({ 'd1.2': 'done', 'd1.3': 'parked' })) {
        await raw
          .updateTable('outbox')
          .set({ ...exporting, state })
          .where('id', '=', id)
          .execute();
      }
      const db = await openForTest(database);
      expect(await claimErrand(db, { kinds: ['export'], now: NOON, leaseMs: MINUTE })).toEqual({
        id: 'export:d1.3',
        to: 'U7',
        errand: { kind: 'export', decisionId: 'd1' },
        attempts: 1,
      });
      expect(await claimErrand(db, { kinds: ['export'], now: NOON, leaseMs: MINUTE })).toBeNull();
      const kinds = await db.selectFrom('outbox').select('kind').execute();
      expect(kinds.map(({ kind }) => kind)).not.toContain('export');
    });

    it('is listed, with what was decided', async () => {
      const db = await opened();
      const { verdict } = POSTED.recommendation;
      expect(await found(db, {})).toEqual(['d2', 'd1']);
      expect(await found(db, { status: 'decided' })).toEqual(['d1']);
      expect(await found(db, { verdict })).toEqual(['d2', 'd1']);
      expect(await countKinds(db, await scopeWithin(db, EVERYWHERE))).toEqual(
        expect.arrayContaining([
          { status: 'decided', verdict, outcome: 'rag', decisions: 1 },
          { status: 'open', verdict, outcome: null, decisions: 1 },
        ]),
      );
    });

    it('is found by the words of its titles, descriptions and reasons', async () => {
      const db = await opened();
      for (const text of ['office', 'labels', 'latency', 'telephones']) {
        expect(await found(db, { text }), text).toEqual(['d1']);
      }
      expect(await found(db, { text: 'nowhere' })).toEqual([]);
    });

    it('is found however a word is written, and by words of earlier texts', async () => {
      const database = await freshDatabase();
      await fillSecondDatabase(database);
      const title = 'The Café on Straße 5 at 3 o’clock: fine-tuning for İstanbul';
      await bringTo3(database, { id: 'd1', title });
      const db = await openForTest(database);
      const sought = [
        'cafe',
        'STRASSE',
        "o'clock",
        'istanbul',
        'finetuning',
        'Fine-Tuning',
        'café',
      ];
      for (const text of [...sought, 'labels', 'telephones', 'earlier']) {
        expect(await found(db, { text }), text).toEqual(['d1']);
      }
      const words = await db.selectFrom('words').select('word').execute();
      expect(words.map(({ word }) => word)).not.toContain('café');
    });

    it('knows when each was decided and last touched', async () => {
      const db = await opened();
      const rows = db.selectFrom('decisions').select(['id', 'decided_at', 'touched_at']);
      expect(await rows.orderBy('id').execute()).toEqual([
        { id: 'd1', decided_at: NOON + 5, touched_at: NOON + 5 },
        { id: 'd2', decided_at: null, touched_at: NOON },
      ]);
    });
  });
}
