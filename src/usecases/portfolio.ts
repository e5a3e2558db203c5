import type { Decision } from '../domain/decision.ts';
import type { DigestContents, Period } from '../domain/digest.ts';
import type {
  AccessScope,
  Cursor,
  Filter,
  HomeState,
  Overview,
  Summary,
} from '../domain/portfolio.ts';
import { WEEK_MS } from '../domain/time.ts';
import { type DecisionWithHistory, readDecisions, readDiscussions } from '../store/history.ts';
import { type Db, transact } from '../store/open.ts';
import { attentionItems, countKinds, openTooLong } from '../store/search/attention.ts';
import { digestContents } from '../store/search/digest-parts.ts';
import { searchScope } from '../store/search/filter.ts';
import { changeHomeState, readHomeState } from '../store/search/home-states.ts';
import { newest } from '../store/search/lists.ts';

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

/** A decision with all there is to tell; others that it speaks of only as far as they may be seen. */
export type LinkedDecision = DecisionWithHistory & {
  readonly supersedes: Decision | null;
  readonly supersededBy: Decision | null;
};

/** Read together: few enough to keep others waiting no longer than a moment. */
const READ_TOGETHER = 50;

/**
 * All decisions of an access scope that a filter lets through, the newest first, some at a time. Each
 * that is there throughout comes once, whatever is asked, changed, moved or deleted meanwhile.
 */
async function* streamDecisions(
  db: Db,
  { channels }: AccessScope,
  filter: Filter,
): AsyncGenerator<readonly LinkedDecision[]> {
  for (let before: Cursor | null = null; ; ) {
    // Each time: somebody may have been the first to ask in a channel.
    const scope = await searchScope(db, channels);
    const page = await newest(db, scope, { filter, before, limit: READ_TOGETHER });
    // A thread may have been moved to where not everybody sees it since the page was read.
    const seen = await within(
      db,
      channels,
      page.map(({ id }) => id),
    );
    if (seen.length > 0) yield seen;
    const last = page.at(-1);
    if (last === undefined || page.length < READ_TOGETHER) return;
    before = { createdAt: last.createdAt, id: last.id };
  }
}

/** One decision in the same way; null when it is not within the scope. */
async function linkedDecision(
  db: Db,
  { channels }: AccessScope,
  id: string,
): Promise<LinkedDecision | null> {
  const [found] = await within(db, channels, [id]);
  return found ?? null;
}

/** Those of these decisions that are in these channels, as they are by now. */
async function within(
  db: Db,
  channels: ReadonlySet<string>,
  ids: readonly string[],
): Promise<readonly LinkedDecision[]> {
  const found = await readDiscussions(db, ids);
  return withOthers(
    db,
    channels,
    found.filter(({ decision }) => channels.has(decision.channelId)),
  );
}

async function withOthers(
  db: Db,
  channels: ReadonlySet<string>,
  found: readonly DecisionWithHistory[],
): Promise<readonly LinkedDecision[]> {
  const ids = found.flatMap(({ decision: { supersedes, supersededBy } }) => [
    ...(supersedes === null ? [] : [supersedes]),
    ...(supersededBy === null ? [] : [supersededBy]),
  ]);
  const others = await readDecisions(db, ids);
  const other = (id: string | null): Decision | null => {
    const decision = id === null ? undefined : others.get(id);
    return decision !== undefined && channels.has(decision.channelId) ? decision : null;
  };
  return found.map((discussion) => ({
    ...discussion,
    supersedes: other(discussion.decision.supersedes),
    supersededBy: other(discussion.decision.supersededBy),
  }));
}
