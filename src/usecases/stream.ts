import type { Decision } from '../domain/decision.ts';
import type { AccessScope, Cursor, Filter } from '../domain/portfolio.ts';
import { type DecisionWithHistory, readDecisions, readDiscussions } from '../store/discussions.ts';
import type { Db } from '../store/open.ts';
import { newest } from '../store/search/newest.ts';
import { searchScope } from '../store/search/scope.ts';

/** A decision with all there is to tell; others that it speaks of only as far as they may be seen. */
export type LinkedDecision = DecisionWithHistory & {
  readonly supersedes: Decision | null;
  readonly supersededBy: Decision | null;
};

/** Read together: few enough to keep others waiting no longer than a moment. */
const PAGE = 50;

/**
 * All decisions of an access scope that a filter lets through, the newest first, some at a time. Each
 * that is there throughout comes once, whatever is asked, changed, moved or deleted meanwhile.
 */
export async function* streamDecisions(
  db: Db,
  { channels }: AccessScope,
  filter: Filter,
): AsyncGenerator<readonly LinkedDecision[]> {
  for (let before: Cursor | null = null; ; ) {
    // Each time: somebody may have been the first to ask in a channel.
    const scope = await searchScope(db, channels);
    const page = await newest(db, scope, { filter, before, limit: PAGE });
    // A thread may have been moved to where not everybody sees it since the page was read.
    const seen = await within(
      db,
      channels,
      page.map(({ id }) => id),
    );
    if (seen.length > 0) yield seen;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    before = { createdAt: last.createdAt, id: last.id };
  }
}

/** One decision in the same way; null when it is not within the scope. */
export async function linkedDecision(
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
