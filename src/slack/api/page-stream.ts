import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import { HOUR_MS, MINUTE_MS } from '../../domain/time.ts';
import type { Logger } from '../../logger.ts';
import type { Answer } from './answer.ts';

/** A list that Slack sends page by page, too slowly to read a long one in a single call. */
export type PageStream<T> = {
  /**
   * The whole list, cached. Until it is read to its end, a call answers `later` when it has to pause,
   * and the next call continues there.
   */
  readonly all: () => Promise<Answer<readonly T[]>>;
};

/** The error of a list that has been read further, but not to its end. */
export const MORE_TO_READ = 'more_to_read';

/** A reading that paused for longer than this starts again: its first pages are out of date. */
const PAUSE_MS = 2 * MINUTE_MS;
/** A reading that began longer ago than this starts again. */
const LONGEST_MS = HOUR_MS;

/** A list read to its end. */
type CompleteList<T> = {
  readonly items: readonly T[];
  /** When its first page was requested. */
  readonly since: number;
  /** How long it took to read. */
  readonly tookMs: number;
};

export function createPageStream<T>({
  ask,
  pace,
  clock,
  log,
  freshMs,
  usableMs = () => freshMs,
}: {
  readonly ask: (cursor: string | null) => Promise<Answer<Page<T>>>;
  readonly pace: Pace;
  readonly clock: Clock;
  readonly log: Logger;
  /** How long a complete list is used without asking Slack again. */
  readonly freshMs: number;
  /** How long it is still used while it is being read again, given how long the reading took. */
  readonly usableMs?: (tookMs: number) => number;
}): PageStream<T> {
  let complete: CompleteList<T> | null = null;
  let partial: {
    items: readonly T[];
    cursor: string | null;
    since: number;
    resumableAt: number;
  } | null = null;
  let cursors = new Set<string>();
  let running: Promise<Answer<readonly T[]>> | null = null;

  const isWithin = (since: number, ms: number): boolean => clock.elapsed() - since < ms;

  function fromTheBeginning() {
    cursors = new Set();
    const now = clock.elapsed();
    return { items: [], cursor: null, since: now, resumableAt: now };
  }

  async function goOn(): Promise<Answer<readonly T[]>> {
    const isUsable =
      partial !== null &&
      isWithin(partial.resumableAt, PAUSE_MS) &&
      isWithin(partial.since, LONGEST_MS);
    let reading = isUsable && partial !== null ? partial : fromTheBeginning();
    partial = reading;
    for (let pages = 0; ; pages += 1) {
      const wait = pace.take();
      if (wait > 0) {
        log.debug({ pages, items: reading.items.length, wait }, 'A long list is read on later');
        return { kind: 'later', error: MORE_TO_READ, retryAfterMs: wait, isUnconfirmed: false };
      }
      const answer = await ask(reading.cursor);
      if (answer.kind !== 'done') {
        log.warn({ error: answer.error }, 'Slack did not tell all of a list');
        // Starts again next time: Slack may no longer know the cursor, for one.
        if (answer.kind !== 'later') partial = null;
        else {
          const restMs = answer.retryAfterMs ?? 0;
          pace.rest(restMs);
          partial = { ...reading, resumableAt: clock.elapsed() + restMs };
        }
        return answer.kind === 'later' && pages > 0 ? { ...answer, error: MORE_TO_READ } : answer;
      }
      const { items, next, malformed } = answer.value;
      if (malformed > 0) log.warn({ malformed }, 'Slack told something that makes no sense');
      const now = clock.elapsed();
      reading = {
        ...reading,
        items: [...reading.items, ...items],
        cursor: next,
        resumableAt: now,
      };
      partial = reading;
      if (next === null) {
        partial = null;
        complete = { items: reading.items, since: reading.since, tookMs: now - reading.since };
        return { kind: 'done', value: reading.items };
      }
      if (cursors.has(next)) {
        partial = null;
        return { kind: 'later', error: 'endless_list', isUnconfirmed: false };
      }
      cursors.add(next);
    }
  }

  return {
    all: async () => {
      if (complete !== null && isWithin(complete.since, freshMs)) {
        return { kind: 'done', value: complete.items };
      }
      running ??= goOn().finally(() => {
        running = null;
      });
      // Answers with the previous list while the new one is being read.
      return complete !== null && isWithin(complete.since, usableMs(complete.tookMs))
        ? { kind: 'done', value: complete.items }
        : running;
    },
  };
}

/** One page of a list from Slack. */
export type Page<T> = {
  readonly items: readonly T[];
  /** The cursor of the next page; null after the last one. */
  readonly next: string | null;
  /** How many items had an unexpected shape and were left out. */
  readonly malformed: number;
};

/** Slack's limits are below 1,000. A page may have fewer items, even none, with more pages to follow. */
const MOST_ITEMS = 999;

/** The arguments that request the page at a cursor. */
export const pageAt = (cursor: string | null | undefined) => ({
  limit: MOST_ITEMS,
  ...(cursor ? { cursor } : {}),
});

/** Parses a page item by item, so that a malformed item does not lose the others. */
export function pageOf<T>(
  item: z.ZodType<T>,
  items: unknown,
  metadata: { readonly next_cursor?: unknown } | undefined,
): Page<T> {
  const parsed = (Array.isArray(items) ? items : []).map((each) => item.safeParse(each));
  const good = parsed.flatMap(({ data, success }) => (success ? [data] : []));
  const next = metadata?.next_cursor;
  return {
    items: good,
    next: typeof next === 'string' && next !== '' ? next : null,
    malformed: parsed.length - good.length,
  };
}

const id = z.string().min(1);

/** An unreadable name becomes empty, since the channel's decisions remain; a bad flag means private. */
export const channelSchema = z
  .object({ id, name: z.string().catch(''), is_private: z.boolean().optional().catch(true) })
  .transform(({ is_private: isPrivate = false, ...channel }) => ({ ...channel, isPrivate }));

const text = z.string().optional().catch(undefined);
/** A malformed flag becomes `strict`, the value that allows less. */
const flag = (strict: boolean) =>
  z
    .boolean()
    .nullish()
    .transform((value) => value ?? undefined)
    .catch(strict);

/** A person as Slack describes them; a malformed text counts as absent. */
export const userSchema = z.object({
  id,
  // Matches no workspace, unlike an absent id: a server that sends none has only one workspace.
  team_id: z.string().optional().catch('unreadable'),
  name: text,
  real_name: text,
  tz: text,
  deleted: flag(true),
  is_bot: flag(true),
  is_app_user: flag(false),
  is_restricted: flag(true),
  is_ultra_restricted: flag(true),
  is_stranger: flag(true),
  is_invited_user: flag(false),
  is_admin: flag(false),
  is_owner: flag(false),
  is_primary_owner: flag(false),
  enterprise_user: z
    .object({ id: text, enterprise_id: text, teams: z.array(z.string()).optional().catch([]) })
    .optional()
    .catch(undefined),
  profile: z
    .object({ display_name: text, real_name: text, bot_id: text, team: text })
    .optional()
    .catch(undefined),
});
export type SlackUser = z.infer<typeof userSchema>;

/** Limits how often the bot makes one kind of call to Slack. */
export type Pace = {
  /** 0 when a call may be made now, and counts it; else how long to wait, in milliseconds. */
  readonly take: () => number;
  /** Allows no call for this long, in milliseconds, because Slack said so. */
  readonly rest: (ms: number) => void;
};

/** Allows at most `perMinute` calls in any minute. */
export function createPace(clock: Clock, perMinute = Number.POSITIVE_INFINITY): Pace {
  let calls: readonly number[] = [];
  let restUntil = Number.NEGATIVE_INFINITY;
  const left = (until: number): number => Math.max(0, until - clock.elapsed());
  return {
    take: () => {
      const wait = left(restUntil);
      if (wait > 0) return wait;
      calls = calls.filter((at) => left(at + MINUTE_MS) > 0);
      const [first] = calls;
      if (first !== undefined && calls.length >= perMinute) return left(first + MINUTE_MS);
      if (perMinute < Number.POSITIVE_INFINITY) calls = [...calls, clock.elapsed()];
      return 0;
    },
    rest: (ms) => {
      restUntil = Math.max(restUntil, clock.elapsed() + ms);
    },
  };
}
