import { type Clock, within } from '../../clock.ts';
import type { AccessScope } from '../../domain/portfolio.ts';
import type { Logger } from '../../logger.ts';
import type { Answer } from './answer.ts';
import type { Gateway, NamedChannel } from './gateway.ts';
import { createPace, createPageStream, MORE_TO_READ, type PageStream } from './page-stream.ts';
import { PATIENCE_MS, type People, RECENT_MS } from './people.ts';

/** The conversations whose decisions somebody may see, and what they are called. */
export type Visible = AccessScope & {
  /** As far as it is known. */
  readonly names: ReadonlyMap<string, string>;
  /** How long Slack wishes not to be asked again. */
  readonly retryAfterMs?: number;
  /** It is not all known yet because there is so much, and more of it is known each time. */
  readonly isGrowing?: true;
};

export type Visibility = {
  readonly of: (userId: string) => Promise<Visible>;
  /** The same in time for the answer to a form: what Slack has not said by then is not known. */
  readonly soon: (userId: string) => Promise<Visible>;
  /** Somebody left or was removed, or the bot was: what was known of them is not believed any more. */
  readonly forget: (userId: string | 'everybody') => void;
};

type Kept = Answer<readonly NamedChannel[]>;

/** Slack allows twenty such questions a minute; the rest is for whoever else asks them. */
const PAGES_A_MINUTE = 18;
/** A workspace whose list takes longer is shown less, rather than what was so long ago. */
const LONGEST_READING_MS = 10 * 60_000;
/** What is known of somebody is let go after they have not been asked about for so long. */
const KEPT_MS = 10 * 60_000;

/**
 * Who may see what, from Slack's own membership: members see the public channels and the private
 * ones they are in; guests, people of other companies and whoever Slack says nothing about see
 * nothing. What is not known is not shown.
 */
export function createVisibility({
  gateway,
  people,
  clock,
  log,
}: {
  readonly gateway: Gateway;
  readonly people: People;
  readonly clock: Clock;
  readonly log: Logger;
}): Visibility {
  const open = createPageStream({
    ask: (cursor) => gateway.channels(null, cursor),
    pace: createPace(clock, PAGES_A_MINUTE),
    clock,
    log,
    freshMs: RECENT_MS,
    // Read again meanwhile, which takes about as long: in a workspace of many thousands some minutes.
    usableMs: (tookMs) => RECENT_MS + 3 * Math.min(tookMs, LONGEST_READING_MS),
  });
  const closed = new Map<string, { walk: PageStream<NamedChannel>; usedAt: number }>();
  const closedPace = createPace(clock);

  const privateChannels = (userId: string): Promise<Kept> => {
    const now = clock.elapsed();
    for (const [id, { usedAt }] of closed) if (now - usedAt > KEPT_MS) closed.delete(id);
    const walk =
      closed.get(userId)?.walk ??
      createPageStream({
        ask: (cursor) => gateway.channels(userId, cursor),
        pace: closedPace,
        clock,
        log,
        freshMs: RECENT_MS,
      });
    closed.set(userId, { walk, usedAt: now });
    return walk.all();
  };

  async function of(userId: string): Promise<Visible> {
    const standing = await people.membership(userId, RECENT_MS);
    if (standing === 'unknown_person') return NOT_KNOWN;
    if (standing !== 'member') return visible([]);
    return visible(await Promise.all([open.all(), privateChannels(userId)]));
  }

  return {
    of,
    soon: (userId) => within(clock, PATIENCE_MS, { coming: of(userId), instead: NOT_KNOWN }),
    forget: (userId) => {
      if (userId === 'everybody') closed.clear();
      else closed.delete(userId);
    },
  };
}

/** Nothing, until Slack says more. */
const NOT_KNOWN: Visible = {
  channels: new Set(),
  names: new Map(),
  isComplete: false,
  reason: 'busy',
};

function visible(told: readonly Kept[]): Visible {
  const found = told.flatMap((answer) => (answer.kind === 'done' ? answer.value : []));
  const named = found.filter(({ name }) => name !== '');
  const accessScope = {
    channels: new Set(found.map(({ id }) => id)),
    names: new Map(named.map(({ id, name }) => [id, name])),
  };
  if (told.every(({ kind }) => kind === 'done')) return { ...accessScope, isComplete: true };
  const later = told.filter((answer) => answer.kind === 'later');
  if (later.length === 0) return { ...accessScope, isComplete: false, reason: 'not_permitted' };
  const retryAfterMs = Math.max(...later.map(({ retryAfterMs: ms = 0 }) => ms));
  return {
    ...accessScope,
    isComplete: false,
    reason: 'busy',
    ...(retryAfterMs > 0 ? { retryAfterMs } : {}),
    ...(later.every(({ error }) => error === MORE_TO_READ) ? { isGrowing: true } : {}),
  };
}

/** What needs to know all that somebody may see waits for it. */
export const unseenYet = ({ retryAfterMs }: Pick<Visible, 'retryAfterMs'>): Answer<never> => ({
  kind: 'later',
  error: 'scope_unknown',
  isUnconfirmed: false,
  ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
});
