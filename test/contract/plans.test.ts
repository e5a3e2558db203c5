import { type CompiledQuery, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/config.ts';
import { LANES } from '../../src/domain/job.ts';
import { type AccessScope, type Filter, NO_FILTER } from '../../src/domain/portfolio.ts';
import { firstJobs } from '../../src/store/jobs.ts';
import { type Db, openStore } from '../../src/store/open.ts';
import { createPortfolio } from '../../src/usecases/portfolio.ts';
import { publicChannels, twoPrivateChannels } from '../company/access-scopes.ts';
import { company } from '../company/company.ts';
import { fill } from '../company/fill.ts';
import { NOON } from '../store/a-decision.ts';
import { migratedPostgres } from './databases.ts';
import { postgresPlan, sqlitePlan, statementsOf } from './query-plans.ts';

const COMPANY = company({ decisions: 3_000, now: NOON });
const [BUSIEST] = COMPANY.rooms;
const channel = BUSIEST?.id ?? null;
const owner = BUSIEST?.circle[0]?.id ?? null;
const MOST = publicChannels(COMPANY);
const LITTLE = twoPrivateChannels(COMPANY);

/** Half of all decisions, and few of all words. */
const MANY = 1_500;

type Look = {
  readonly what: string;
  readonly accessScope: AccessScope;
  readonly filter: Partial<Filter>;
  /** Along which index the list is read. */
  readonly along: string;
};

const LOOKS: readonly Look[] = [
  { what: 'everything', accessScope: MOST, filter: {}, along: 'decisions_newest' },
  {
    what: 'of one status',
    accessScope: MOST,
    filter: { status: 'open' },
    along: 'decisions_status',
  },
  {
    what: 'of one status and verdict',
    accessScope: MOST,
    filter: { status: 'withdrawn', verdict: 'rag' },
    along: 'decisions_status',
  },
  {
    what: 'of one verdict',
    accessScope: MOST,
    filter: { verdict: 'rag' },
    along: 'decisions_verdict',
  },
  { what: 'of one channel', accessScope: MOST, filter: { channel }, along: 'decisions_channel' },
  {
    what: 'open ones of one channel',
    accessScope: MOST,
    filter: { channel, status: 'open' },
    along: 'decisions_channel',
  },
  { what: 'of one owner', accessScope: MOST, filter: { owner }, along: 'decisions_owner' },
  {
    what: 'decided ones of one owner',
    accessScope: MOST,
    filter: { owner, status: 'decided' },
    along: 'decisions_owner',
  },
  { what: 'with a word', accessScope: MOST, filter: { text: 'invoices' }, along: 'search_words' },
  {
    what: 'with two words',
    accessScope: MOST,
    filter: { text: 'invoices answers' },
    along: 'search_words',
  },
  {
    what: 'with a rare word, decided',
    accessScope: MOST,
    filter: { text: 'förderanträge', status: 'decided' },
    along: 'search_words',
  },
  {
    what: 'with a common word, of one owner',
    accessScope: MOST,
    filter: { text: 'answers', owner },
    along: 'decisions_owner',
  },
  { what: 'everything of little', accessScope: LITTLE, filter: {}, along: 'decisions_channel' },
  {
    what: 'with a common word of little',
    accessScope: LITTLE,
    filter: { text: 'answers' },
    along: 'decisions_channel',
  },
];

type Asked = { readonly list: CompiledQuery; readonly others: readonly CompiledQuery[] };

/** What Home asks the database for, a day back in time. */
async function askedBy(db: Db, { accessScope, filter }: Look): Promise<Asked> {
  const reads = (from: Db) => createPortfolio({ db: from, now: () => NOON });
  const trail = [{ createdAt: NOON - 24 * 3_600_000, id: '' }];
  const state = { filter: { ...NO_FILTER, ...filter }, trail };
  await reads(db).choose('U1', () => state);
  const all = await statementsOf(db, (watched) => reads(watched).overview('U1', accessScope));
  // The only one that asks for a page and one more.
  const [list, ...more] = all.filter(({ parameters }) => parameters.includes(51));
  if (list === undefined || more.length > 0) throw new Error('which one is the list?');
  return { list, others: all.filter((each) => each !== list) };
}

/** Opens a store with a company's year in it, until the tests that follow have ended. */
function withCompany(freshDatabase: () => Promise<Database>): () => Db {
  const opened: Db[] = [];
  beforeAll(async () => {
    const db = await openStore(await freshDatabase());
    opened.push(db);
    await fill(db, COMPANY);
  }, 120_000);
  afterAll(() => Promise.all(opened.map((db) => db.destroy())));
  return () => {
    const [db] = opened;
    if (db === undefined) throw new Error('the store is not open yet');
    return db;
  };
}

const sqlite = withCompany(async () => ({ kind: 'sqlite', path: ':memory:' }));
const postgres = withCompany(migratedPostgres);
beforeAll(async () => {
  // As it does by itself after a while.
  await sql`vacuum analyze`.execute(postgres());
});

describe('SQLite', () => {
  it.each(LOOKS)('reads $what along an index, in its order', async (queries) => {
    const { list } = await askedBy(sqlite(), queries);
    const plan = await sqlitePlan(sqlite(), list);
    const index =
      queries.along === 'search_words' ? 'sqlite_autoindex_search_words_1' : queries.along;
    const [first] = plan.filter(({ isInner }) => isInner);
    expect(first?.detail).toContain(`i USING COVERING INDEX ${index}`);
    // Where little is seen, all of that is read and put in order.
    const isSorted = plan.some(({ isInner, detail }) => isInner && detail.includes('ORDER BY'));
    expect(isSorted).toBe(queries.accessScope === LITTLE);
  });

  it.each(LOOKS)('goes through no table from end to end: $what', async (queries) => {
    const { list, others } = await askedBy(sqlite(), queries);
    for (const statement of [list, ...others]) {
      const scans = (await sqlitePlan(sqlite(), statement))
        .map(({ detail }) => detail)
        .filter((detail) => detail.startsWith('SCAN'));
      // Along the newest it stops when the page is full.
      const known = /^SCAN (chosen|some|counts USING .*|i USING COVERING INDEX decisions_newest)$/;
      expect(scans.filter((scan) => !known.test(scan))).toEqual([]);
    }
  });

  it('finds the first job of every lane along an index', async () => {
    for (const statement of await statementsOf(sqlite(), (db) => firstJobs(db, LANES))) {
      const looks = (await sqlitePlan(sqlite(), statement))
        .map(({ detail }) => detail)
        .filter((detail) => /jobs|ORDER BY/.test(detail));
      expect(looks).toEqual(LANES.map(() => 'SEARCH jobs USING INDEX jobs_ready (lane=?)'));
    }
  });
});

describe('PostgreSQL', () => {
  it.each(LOOKS)('reads $what along an index, in its order', async (queries) => {
    const { list } = await askedBy(postgres(), queries);
    const plan = await postgresPlan(postgres(), list);
    const index = queries.along === 'search_words' ? 'search_words_pkey' : queries.along;
    expect(plan.map((step) => step.index)).toContain(index);
    for (const { type, rows } of plan) {
      if (type === 'Sort') expect(rows).toBeLessThan(100);
    }
  });

  it('finds the first job of every lane along an index', async () => {
    for (const statement of await statementsOf(postgres(), (db) => firstJobs(db, LANES))) {
      const looks = (await postgresPlan(postgres(), statement)).filter(
        ({ table }) => table === 'jobs',
      );
      expect(looks.map(({ index }) => index)).toEqual(LANES.map(() => 'jobs_ready'));
      for (const { rows } of looks) expect(rows).toBeLessThan(2);
    }
  });

  it.each(LOOKS)('looks at few rows, and at each by an index: $what', async (queries) => {
    const { list, others } = await askedBy(postgres(), queries);
    for (const statement of [list, ...others]) {
      for (const { type, table, rows } of await postgresPlan(postgres(), statement)) {
        if (table === 'counts' || table === 'home_states') continue;
        expect(type).not.toBe('Seq Scan');
        // A count goes through an index alone, and no further than it matters.
        if (!statement.sql.includes('count(*)')) expect(rows).toBeLessThan(MANY);
      }
    }
  });
});

it.each(LOOKS)('both databases tell the same: $what', async ({ accessScope, filter }) => {
  const [one, other] = await Promise.all(
    [sqlite(), postgres()].map(async (db) => {
      const reads = createPortfolio({ db, now: () => NOON });
      const { attention, counts } = await reads.overview('U2', accessScope);
      const kinds = counts.map((count) => JSON.stringify(count)).sort();
      return {
        attention,
        kinds,
        all: await reads.find(accessScope, { ...NO_FILTER, ...filter }, 100),
      };
    }),
  );
  expect(one).toEqual(other);
});
