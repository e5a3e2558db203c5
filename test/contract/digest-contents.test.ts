import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/config.ts';
import type { Decision } from '../../src/domain/decision.ts';
import { DIGEST_PARTS, type DigestPart, type Period } from '../../src/domain/digest.ts';
import type { AccessScope } from '../../src/domain/portfolio.ts';
import { type Db, openStore } from '../../src/store/open.ts';
import { createPortfolio } from '../../src/usecases/portfolio.ts';
import { publicChannels, twoPrivateChannels } from '../company/access-scopes.ts';
import { company, decisionOf } from '../company/company.ts';
import { fill } from '../company/fill.ts';
import { NOON } from '../store/a-decision.ts';
import { migratedPostgres } from './databases.ts';
import { sqlitePlan, statementsOf } from './query-plans.ts';

const WEEK = 7 * 24 * 3_600_000;
const COMPANY = company({ decisions: 1_500, now: NOON });
const ALL = [...COMPANY.decisions()].map(decisionOf);
const SIGHTS = {
  'every public channel': publicChannels(COMPANY),
  'two channels': twoPrivateChannels(COMPANY),
};

const PERIODS: Readonly<Record<string, Period>> = {
  'the last week': { from: NOON - WEEK, until: NOON },
  'a week in spring': { from: NOON - 40 * WEEK, until: NOON - 39 * WEEK },
  'half a year': { from: NOON - 26 * WEEK, until: NOON },
};
const CASES = Object.entries(SIGHTS).flatMap(([seen, accessScope]) =>
  Object.entries(PERIODS).map(([when, period]) => ({ seen, accessScope, when, period })),
);

/** What counts for a part, by when it came to it; null for what does not belong to it. */
const cameAt: Readonly<Record<DigestPart, (decision: Decision) => number | null>> = {
  created: ({ createdAt }) => createdAt,
  decided: ({ decided }) => decided?.at ?? null,
  stuck: ({ status, createdAt }) =>
    status === 'open' || status === 'rating' ? createdAt + WEEK : null,
  review_due: ({ status, reviewAskedAt }) => (status === 'decided' ? reviewAskedAt : null),
};

/** How many there are and how many of them are new, found by looking at every decision. */
function expected({ channels }: AccessScope, { from, until }: Period): readonly string[] {
  const seen = ALL.filter(({ channelId }) => channels.has(channelId));
  return DIGEST_PARTS.map((part) => {
    const came = seen.map(cameAt[part]).filter((at) => at !== null && at < until);
    const fresh = came.filter((at) => at !== null && at >= from).length;
    const lasts = part === 'stuck' || part === 'review_due';
    return `${part}: ${fresh} of ${lasts ? came.length : fresh}`;
  });
}

const opened: Db[] = [];
const openBoth = async (): Promise<void> => {
  const memory: Database = { kind: 'sqlite', path: ':memory:' };
  for (const database of [memory, await migratedPostgres()]) {
    const db = await openStore(database);
    opened.push(db);
    await fill(db, COMPANY);
  }
};
beforeAll(openBoth, 120_000);
afterAll(async () => {
  await Promise.all(opened.map((db) => db.destroy()));
});
const reads = (db: Db) => createPortfolio({ db, now: () => NOON });

describe('what happened in a company', () => {
  it.each(CASES)(
    'in $when, as far as $seen, is all of it and no more',
    async ({ accessScope, period }) => {
      for (const db of opened) {
        const happened = await reads(db).digestContents(accessScope, period, 5);
        const counted = DIGEST_PARTS.map(
          (part) => `${part}: ${happened[part].fresh} of ${happened[part].total}`,
        );
        expect(counted).toEqual(expected(accessScope, period));
        for (const { total, named } of Object.values(happened)) {
          expect(named).toHaveLength(Math.min(5, total));
          expect(named.filter(({ channelId }) => !accessScope.channels.has(channelId))).toEqual([]);
        }
      }
    },
  );

  it.each(CASES)('in $when, as far as $seen, is the same on both databases', async (queries) => {
    const [one, other] = await Promise.all(
      opened.map((db) => reads(db).digestContents(queries.accessScope, queries.period, 5)),
    );
    expect(one).toEqual(other);
  });

  it.each(CASES)('in $when, as far as $seen, is found along indexes alone', async (queries) => {
    const [db] = opened;
    if (db === undefined) throw new Error('the store is not open');
    const statements = await statementsOf(db, (watched) =>
      reads(watched).digestContents(queries.accessScope, queries.period, 5),
    );
    expect(statements.length).toBeGreaterThan(8);
    for (const statement of statements) {
      const steps = (await sqlitePlan(db, statement)).map(({ detail }) => detail);
      const known = /^SCAN (chosen|counts USING .*)$/;
      expect(steps.filter((step) => step.startsWith('SCAN') && !known.test(step))).toEqual([]);
      expect(steps.filter((step) => /SEARCH i (?!USING COVERING INDEX)/.test(step))).toEqual([]);
    }
  });
});
