import { type Clock, within } from '../../clock.ts';
import type { AccessScope } from '../../domain/portfolio.ts';
import { MINUTE_MS } from '../../domain/time.ts';
import type { Logger } from '../../logger.ts';
import type { Answer } from './answer.ts';
import type { Gateway, NamedChannel } from './gateway.ts';
import { createPace, createPageStream, MORE_TO_READ, type PageStream } from './page-stream.ts';
import { PATIENCE_MS, type People, RECENT_MS } from './people.ts';

/** The channels whose decisions a person may see, with their names. */
export type Visible = AccessScope & {
  /** By channel id; lacks channels whose name is unknown. */
  readonly names: ReadonlyMap<string, string>;
  /** How long Slack says to wait before asking again. */
  readonly retryAfterMs?: number;
  /** Incomplete because the list of channels is long; each call reads more of it. */
  readonly isGrowing?: true;
};

export type Visibility = {
  readonly of: (userId: string) => Promise<Visible>;
  /** The same within `PATIENCE_MS`, in time for the answer to a form; nothing is visible after that. */
  readonly soon: (userId: string) => Promise<Visible>;
  /** Drops the cached private channels of a person or, when the bot left a channel, of everybody. */
  readonly forget: (userId: string | 'everybody') => void;
};

type ChannelsAnswer = Answer<readonly NamedChannel[]>;

/** Slack allows 20 calls of `conversations.list` a minute; leaves some to other callers. */
const PAGES_A_MINUTE = 18;
/** If the list takes longer to read, people may see less for a while, rather than out-of-date channels. */
const LONGEST_READING_MS = 10 * MINUTE_MS;
/** How long a person's private channels stay cached after the last use. */
const KEPT_MS = 10 * MINUTE_MS;

/**
 * Decides from Slack's membership which channels a person may see. Members see the public channels and
 * the private ones they are in; guests, people of other companies and people about whom Slack does not
 * answer see none. A channel that Slack has not listed stays hidden.
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
  const publicChannels = createPageStream({
    ask: (cursor) => gateway.channels(null, cursor),
    pace: createPace(clock, PAGES_A_MINUTE),
    clock,
    log,
    freshMs: RECENT_MS,
    // Used while it is read again, which takes some minutes in a workspace of many thousand channels.
    usableMs: (tookMs) => RECENT_MS + 3 * Math.min(tookMs, LONGEST_READING_MS),
  });
  const byPerson = new Map<string, { channels: PageStream<NamedChannel>; usedAt: number }>();
  const privatePace = createPace(clock);

  const privateChannels = (userId: string): Promise<ChannelsAnswer> => {
    const now = clock.elapsed();
    for (const [id, { usedAt }] of byPerson) if (now - usedAt > KEPT_MS) byPerson.delete(id);
    const channels =
      byPerson.get(userId)?.channels ??
      createPageStream({
        ask: (cursor) => gateway.channels(userId, cursor),
        pace: privatePace,
        clock,
        log,
        freshMs: RECENT_MS,
      });
    byPerson.set(userId, { channels, usedAt: now });
    return channels.all();
  };

  async function of(userId: string): Promise<Visible> {
    const membership = await people.membership(userId, RECENT_MS);
    if (membership === 'unknown_person') return NOT_KNOWN;
    if (membership !== 'member') return visible([]);
    return visible(await Promise.all([publicChannels.all(), privateChannels(userId)]));
  }

  return {
    of,
    soon: (userId) => within(clock, PATIENCE_MS, { coming: of(userId), instead: NOT_KNOWN }),
    forget: (userId) => {
      if (userId === 'everybody') byPerson.clear();
      else byPerson.delete(userId);
    },
  };
}

/** No channels, until Slack answers. */
const NOT_KNOWN: Visible = {
  channels: new Set(),
  names: new Map(),
  isComplete: false,
  reason: 'busy',
};

function visible(answers: readonly ChannelsAnswer[]): Visible {
  const channels = answers.flatMap((answer) => (answer.kind === 'done' ? answer.value : []));
  const named = channels.filter(({ name }) => name !== '');
  const accessScope = {
    channels: new Set(channels.map(({ id }) => id)),
    names: new Map(named.map(({ id, name }) => [id, name])),
  };
  if (answers.every(({ kind }) => kind === 'done')) return { ...accessScope, isComplete: true };
  const later = answers.filter((answer) => answer.kind === 'later');
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

/** Postpones work that needs a person's complete list of channels. */
export const unseenYet = ({ retryAfterMs }: Pick<Visible, 'retryAfterMs'>): Answer<never> => ({
  kind: 'later',
  error: 'scope_unknown',
  isUnconfirmed: false,
  ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
});
