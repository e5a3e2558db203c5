import type { Sight } from '../domain/access-scope.ts';
import type { DigestContents, Period } from '../domain/digest.ts';
import { WEEK_MS } from '../domain/durations.ts';
import type { Filter, HomeState, Overview, Summary } from '../domain/portfolio.ts';
import type { Db } from '../store/open.ts';
import { concerns, openTooLong } from '../store/search/attention.ts';
import { countKinds } from '../store/search/counts.ts';
import { happenings } from '../store/search/digest-parts.ts';
import { changeHomeState, readHomeState } from '../store/search/home-states.ts';
import { newest } from '../store/search/newest.ts';
import { scopeWithin } from '../store/search/scope.ts';
import { transact } from '../store/transact.ts';
import { one, type Walked, walk } from './stream.ts';

/** Reads over many decisions, never beyond what somebody may see. */
export type Portfolio = {
  readonly overview: (userId: string, sight: Sight) => Promise<Overview>;
  /** Changes what somebody has chosen to see on the Home tab. */
  readonly choose: (userId: string, change: (state: HomeState) => HomeState) => Promise<void>;
  /** What somebody has chosen to see. */
  readonly chosen: (userId: string) => Promise<Filter>;
  readonly find: (sight: Sight, filter: Filter, limit: number) => Promise<readonly Summary[]>;
  /** What has been open for too long. */
  readonly stale: (sight: Sight, limit: number) => Promise<readonly Summary[]>;
  /** What happened in a period, and what waits at its end; at most so many of each part are named. */
  readonly happenings: (sight: Sight, period: Period, limit: number) => Promise<DigestContents>;
  /** One decision with all there is to tell of it; null when they may not see it. */
  readonly one: (sight: Sight, decisionId: string) => Promise<Walked | null>;
  /** Every decision with all there is to tell of it, the newest first, some at a time. */
  readonly walk: (sight: Sight, filter: Filter) => AsyncIterable<readonly Walked[]>;
};

/** Of one page of the Home tab; a table turns them over inside Slack. */
const PAGE = 50;
/** One more than is named, to tell that there are more. */
const CONCERNS_READ = 4;
/** A decision that has been open for longer waits for somebody. */
const TOO_LONG_MS = WEEK_MS;

export function portfolio({ db, now }: { readonly db: Db; readonly now: () => number }): Portfolio {
  const scopeOf = ({ channels }: Sight) => scopeWithin(db, channels);
  return {
    overview: async (userId, sight) => {
      const [scope, state] = await Promise.all([scopeOf(sight), readHomeState(db, userId)]);
      const before = state.trail.at(-1) ?? null;
      const [waiting, found, counts] = await Promise.all([
        concerns(db, scope, { openBefore: now() - TOO_LONG_MS, limit: CONCERNS_READ }),
        newest(db, scope, { filter: state.filter, before, limit: PAGE + 1 }),
        countKinds(db, scope),
      ]);
      return {
        state,
        concerns: waiting,
        page: found.slice(0, PAGE),
        hasMore: found.length > PAGE,
        counts,
        isComplete: sight.isComplete,
        ...(sight.reason === undefined ? {} : { reason: sight.reason }),
      };
    },
    choose: (userId, change) => transact(db, (tx) => changeHomeState(tx, userId, change)),
    chosen: async (userId) => (await readHomeState(db, userId)).filter,
    one: (sight, decisionId) => one(db, sight, decisionId),
    walk: (sight, filter) => walk(db, sight, filter),
    find: async (sight, filter, limit) =>
      newest(db, await scopeOf(sight), { filter, before: null, limit }),
    stale: async (sight, limit) =>
      openTooLong(db, await scopeOf(sight), { openBefore: now() - TOO_LONG_MS, limit }),
    happenings: async (sight, period, limit) =>
      happenings(db, await scopeOf(sight), { period, stuckAfter: TOO_LONG_MS, limit }),
  };
}
