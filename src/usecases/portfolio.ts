import type { DigestContents, Period } from '../domain/digest.ts';
import { WEEK_MS } from '../domain/durations.ts';
import type { AccessScope, Filter, HomeState, Overview, Summary } from '../domain/portfolio.ts';
import { type Db, transact } from '../store/open.ts';
import { attentionItems, openTooLong } from '../store/search/attention.ts';
import { countKinds } from '../store/search/counts.ts';
import { digestContents } from '../store/search/digest-parts.ts';
import { changeHomeState, readHomeState } from '../store/search/home-states.ts';
import { newest } from '../store/search/newest.ts';
import { searchScope } from '../store/search/scope.ts';
import { type LinkedDecision, linkedDecision, streamDecisions } from './stream.ts';

/** Reads over many decisions, never beyond what a person may see. */
export type Portfolio = {
  readonly overview: (userId: string, accessScope: AccessScope) => Promise<Overview>;
  /** Changes what a person has chosen to see on the Home tab. */
  readonly choose: (userId: string, change: (state: HomeState) => HomeState) => Promise<void>;
  /** What a person has chosen to see. */
  readonly chosen: (userId: string) => Promise<Filter>;
  readonly find: (
    accessScope: AccessScope,
    filter: Filter,
    limit: number,
  ) => Promise<readonly Summary[]>;
  /** What has been open for too long. */
  readonly stale: (accessScope: AccessScope, limit: number) => Promise<readonly Summary[]>;
  /** What happened in a period, and what waits at its end; at most so many of each part are named. */
  readonly digestContents: (
    accessScope: AccessScope,
    period: Period,
    limit: number,
  ) => Promise<DigestContents>;
  /** One decision with all there is to tell of it; null when they may not see it. */
  readonly one: (accessScope: AccessScope, decisionId: string) => Promise<LinkedDecision | null>;
  /** Every decision with all there is to tell of it, the newest first, some at a time. */
  readonly stream: (
    accessScope: AccessScope,
    filter: Filter,
  ) => AsyncIterable<readonly LinkedDecision[]>;
};

/** Of one page of the Home tab; a table turns them over inside Slack. */
const PAGE = 50;
/** One more than is named, to tell that there are more. */
const ATTENTION_READ = 4;
/** A decision that has been open for longer needs attention. */
const TOO_LONG_MS = WEEK_MS;

export function createPortfolio({
  db,
  now,
}: {
  readonly db: Db;
  readonly now: () => number;
}): Portfolio {
  const scopeOf = ({ channels }: AccessScope) => searchScope(db, channels);
  return {
    overview: async (userId, accessScope) => {
      const [scope, state] = await Promise.all([scopeOf(accessScope), readHomeState(db, userId)]);
      const before = state.trail.at(-1) ?? null;
      const [waiting, found, counts] = await Promise.all([
        attentionItems(db, scope, { openBefore: now() - TOO_LONG_MS, limit: ATTENTION_READ }),
        newest(db, scope, { filter: state.filter, before, limit: PAGE + 1 }),
        countKinds(db, scope),
      ]);
      return {
        state,
        attention: waiting,
        page: found.slice(0, PAGE),
        hasMore: found.length > PAGE,
        counts,
        isComplete: accessScope.isComplete,
        ...(accessScope.reason === undefined ? {} : { reason: accessScope.reason }),
      };
    },
    choose: (userId, change) => transact(db, (tx) => changeHomeState(tx, userId, change)),
    chosen: async (userId) => (await readHomeState(db, userId)).filter,
    one: (accessScope, decisionId) => linkedDecision(db, accessScope, decisionId),
    stream: (accessScope, filter) => streamDecisions(db, accessScope, filter),
    find: async (accessScope, filter, limit) =>
      newest(db, await scopeOf(accessScope), { filter, before: null, limit }),
    stale: async (accessScope, limit) =>
      openTooLong(db, await scopeOf(accessScope), { openBefore: now() - TOO_LONG_MS, limit }),
    digestContents: async (accessScope, period, limit) =>
      digestContents(db, await scopeOf(accessScope), { period, stuckAfter: TOO_LONG_MS, limit }),
  };
}
