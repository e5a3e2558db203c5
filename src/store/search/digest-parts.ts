import type { SelectQueryBuilder } from 'kysely';
import type { DigestContents, Period } from '../../domain/digest.ts';
import type { Db } from '../open.ts';
import type { Schema } from '../schema.ts';
import { newestOf, openTooLong, withStatus } from './attention.ts';
import { isOneOf, type SearchScope } from './filter.ts';
import { type Chosen, summaries } from './lists.ts';

type DigestOptions = {
  readonly period: Period;
  /** After how long an open decision is stuck, in milliseconds. */
  readonly stuckAfter: number;
  /** So many of each part are named. */
  readonly limit: number;
};

const NOTHING = { total: 0, fresh: 0, named: [] } as const;

/** What happened in a period, and what needs attention at its end. */
export async function digestContents(
  db: Db,
  scope: SearchScope,
  options: DigestOptions,
): Promise<DigestContents> {
  if (scope.channels.length === 0) {
    return { created: NOTHING, decided: NOTHING, stuck: NOTHING, review_due: NOTHING };
  }
  const [created, decided, stuck, reviewDue] = await Promise.all([
    createdIn(db, scope, options),
    decidedIn(db, scope, options),
    stuckAt(db, scope, options),
    reviewDueAt(db, scope, options),
  ]);
  return { created, decided, stuck, review_due: reviewDue };
}

type Part = DigestContents[keyof DigestContents];

async function createdIn(
  db: Db,
  scope: SearchScope,
  { period, limit }: DigestOptions,
): Promise<Part> {
  const found = newestOf(db, scope, scope.isSparse)
    .select('i.created_at as at')
    .where('i.created_at', '>=', period.from)
    .where('i.created_at', '<', period.until);
  const total = await counted(db, found);
  const newest = found.orderBy('i.created_at', 'desc').orderBy('i.id', 'desc').limit(limit);
  return { total, fresh: total, named: await summaries(db, newest, 'desc') };
}

async function decidedIn(
  db: Db,
  scope: SearchScope,
  { period, limit }: DigestOptions,
): Promise<Part> {
  const found = newestOf(db, scope, false)
    .select('i.decided_at as at')
    .where('i.decided_at', 'is not', null)
    .where('i.decided_at', '>=', period.from)
    .where('i.decided_at', '<', period.until);
  const total = await counted(db, found);
  const newest = found.orderBy('i.decided_at', 'desc').orderBy('i.id', 'desc').limit(limit);
  return { total, fresh: total, named: await summaries(db, newest, 'desc') };
}

async function stuckAt(db: Db, scope: SearchScope, options: DigestOptions): Promise<Part> {
  const { period, stuckAfter, limit } = options;
  const openBefore = period.until - stuckAfter;
  let [total, fresh] = [0, 0];
  for (const status of ['open', 'rating'] as const) {
    const found = withStatus(db, scope, status).where('i.created_at', '<', openBefore);
    total += await counted(db, found);
    fresh += await counted(db, found.where('i.created_at', '>=', period.from - stuckAfter));
  }
  return { total, fresh, named: await openTooLong(db, scope, { openBefore, limit }) };
}

async function reviewDueAt(
  db: Db,
  scope: SearchScope,
  { period, limit }: DigestOptions,
): Promise<Part> {
  const found = newestOf(db, scope, false)
    .select('i.review_asked_at as at')
    .where('i.review_asked_at', 'is not', null)
    .where('i.review_asked_at', '<', period.until)
    .where(isOneOf('i.status', ['decided'], false));
  const longest = found.orderBy('i.review_asked_at').orderBy('i.id').limit(limit);
  return {
    total: await counted(db, found),
    fresh: await counted(db, found.where('i.review_asked_at', '>=', period.from)),
    named: await summaries(db, longest, 'asc'),
  };
}

async function counted<DB extends Schema, TB extends keyof DB>(
  db: Db,
  found: SelectQueryBuilder<DB, TB, Chosen>,
): Promise<number> {
  const { decisions } = await db
    .selectFrom(found.as('found'))
    .select((e) => e.fn.countAll<number | string>().as('decisions'))
    .executeTakeFirstOrThrow();
  return Number(decisions);
}
