import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Database } from '../../src/config.ts';
import { recommend } from '../../src/engine/index.ts';
import { findDecision } from '../../src/store/decisions.ts';
import { readHistory } from '../../src/store/history.ts';
import {
  EACH,
  fillAsFirstRelease,
  firstReleaseId,
  firstReleaseRow,
  judgementIn,
} from './first-release.ts';
import { openRaw } from './raw-database.ts';
import { openForTest } from './store-opening.ts';

/** More than are rewritten at once, twice. */
const MANY = 450;

export function describeUpgrading(freshDatabase: () => Promise<Database>): void {
  describe('a database of the first release', () => {
    /** Opened as the program opens it: the rows as they are then, in their order. */
    async function upgraded(decisions: number) {
      const database = await freshDatabase();
      await fillAsFirstRelease(database, decisions);
      const db = await openForTest(database);
      const rows = await db.selectFrom('decisions').selectAll().orderBy('id').execute();
      return { db, database, rows };
    }

    it('says of every decision which halves are firm, and nothing else is another', async () => {
      const { rows } = await upgraded(MANY);
      expect(rows).toHaveLength(MANY);
      for (const [number, row] of rows.entries()) {
        const { recommendation, is, isHidden } = firstReleaseRow(number);
        const before = judgementIn(recommendation);
        expect(judgementIn(row.recommendation)).toEqual({ ...before, strength: is });
        expect([row.id, row.strength]).toEqual([row.id, isHidden ? null : is]);
        expect([row.verdict, row.version]).toEqual([isHidden ? null : before.verdict, 1]);
      }
    });

    it('knows no details of what was asked before', async () => {
      const { db, rows } = await upgraded(1);
      expect(rows.map(({ details }) => details)).toEqual(['{}']);
      expect(await findDecision(db, 'd0000')).toMatchObject({ id: 'd0000', details: {} });
      expect(await readHistory(db, 'd0000')).toMatchObject([
        { event: { kind: 'submitted', title: 'Billing bot', details: {} } },
      ]);
    });

    it('is read as if asked today; only what seemed robust may have been less', async () => {
      const { db } = await upgraded(EACH);
      const decisions = await Promise.all(
        Array.from({ length: EACH }, (_, number) => findDecision(db, firstReleaseId(number))),
      );
      for (const decision of decisions) {
        if (decision === null) throw new Error('a decision is missing');
        const { answers, considerations, details, recommendation } = decision;
        const today = recommend(answers, { considerations, details });
        const strength = recommendation.strength === 'robust' ? 'robust' : today.strength;
        expect(recommendation).toEqual({ ...today, strength });
      }
    });

    it('is left as it is by the next start', async () => {
      const { db, database, rows } = await upgraded(11);
      await db.destroy();
      const again = await openForTest(database);
      const now = await again.selectFrom('decisions').selectAll().orderBy('id').execute();
      expect(now).toEqual(rows);
    });

    it('is left as it was when something in it cannot be read, and is brought up to date once it can', async () => {
      const database = await freshDatabase();
      await fillAsFirstRelease(database, MANY);
      const raw = openRaw(database);
      const rows = () => sql`select * from decisions order by id`.execute(raw);
      const last = firstReleaseId(MANY - 1);
      const write = (text: string) =>
        sql`update decisions set recommendation = ${text} where id = ${last}`.execute(raw);
      await write('{');
      const before = await rows();
      await expect(openForTest(database)).rejects.toMatchObject({ code: 'migration_failed' });
      expect((await rows()).rows).toEqual(before.rows);
      await write(firstReleaseRow(MANY - 1).recommendation);
      await raw.destroy();
      const db = await openForTest(database);
      expect(await findDecision(db, last)).toMatchObject({ id: last, details: {} });
    });

    it('that is empty is brought up to date too', async () => {
      expect((await upgraded(0)).rows).toEqual([]);
    });
  });
}
