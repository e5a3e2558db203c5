import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import { HOUR_MS, MINUTE_MS } from '../../domain/durations.ts';
import type { Logger } from '../../logger.ts';
import type { Answer } from './answer.ts';

/** A list that Slack tells page by page, and does not tell all at once when it is long. */
export type PageStream<T> = {
  /**
   * The whole list, as it was not too long ago. Until all of it is read, each call goes on where the
   * last one had to stop.
   */
  readonly all: () => Promise<Answer<readonly T[]>>;
};

/** What a walk answers that has come further, but not to the end. */
export const MORE_TO_READ = 'more_to_read';

/** What was half read and then left alone for so long is read anew: its beginning is old by then. */
const PAUSE_MS = 2 * 60_000;
/** Slack is asked anew for what it began to tell longer ago. */
const LONGEST_MS = HOUR_MS;

type Whole<T> = {
  readonly items: readonly T[];
  /** When the first page of it was asked for. */
  readonly since: number;
  /** How long the reading took. */
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
  /** How long Slack is not asked again for the whole list. */
  readonly freshMs: number;
  /** How long it may be used while Slack is being asked again, by how long the reading took. */
  readonly usableMs?: (tookMs: number) => number;
}): PageStream<T> {
  let whole: Whole<T> | null = null;
  let begun: {
    items: readonly T[];
    cursor: string | null;
    since: number;
    goesOnAt: number;
  } | null = null;
  let cursors = new Set<string>();
  let running: Promise<Answer<readonly T[]>> | null = null;

  const isWithin = (since: number, ms: number): boolean => clock.elapsed() - since < ms;

  function fromTheBeginning() {
    cursors = new Set();
    const now = clock.elapsed();
    return { items: [], cursor: null, since: now, goesOnAt: now };
  }

  async function goOn(): Promise<Answer<readonly T[]>> {
    const isOld =
      begun === null || !isWithin(begun.goesOnAt, PAUSE_MS) || !isWithin(begun.since, LONGEST_MS);
    let at = isOld || begun === null ? fromTheBeginning() : begun;
    begun = at;
    for (let pages = 0; ; pages += 1) {
      const wait = pace.take();
      if (wait > 0) {
        log.debug({ pages, items: at.items.length, wait }, 'A long list is read on later');
        return { kind: 'later', error: MORE_TO_READ, retryAfterMs: wait, isUnconfirmed: false };
      }
      const answer = await ask(at.cursor);
      if (answer.kind !== 'done') {
        log.warn({ error: answer.error }, 'Slack did not tell all of a list');
        // A cursor that it does not know any more, say.
        if (answer.kind !== 'later') begun = null;
        else {
          const restMs = answer.retryAfterMs ?? 0;
          pace.rest(restMs);
          begun = { ...at, goesOnAt: clock.elapsed() + restMs };
        }
        return answer.kind === 'later' && pages > 0 ? { ...answer, error: MORE_TO_READ } : answer;
      }
      const { items, next, malformed } = answer.value;
      if (malformed > 0) log.warn({ malformed }, 'Slack told something that makes no sense');
      at = { ...at, items: [...at.items, ...items], cursor: next, goesOnAt: clock.elapsed() };
      begun = at;
      if (next === null) {
        begun = null;
        whole = { items: at.items, since: at.since, tookMs: clock.elapsed() - at.since };
        return { kind: 'done', value: at.items };
      }
      if (cursors.has(next)) {
        begun = null;
        return { kind: 'later', error: 'endless_list', isUnconfirmed: false };
      }
      cursors.add(next);
    }
  }

  return {
    all: async () => {
      if (whole !== null && isWithin(whole.since, freshMs)) {
        return { kind: 'done', value: whole.items };
      }
      running ??= goOn().finally(() => {
        running = null;
      });
      // Nobody waits for what is read anew meanwhile.
      return whole !== null && isWithin(whole.since, usableMs(whole.tookMs))
        ? { kind: 'done', value: whole.items }
        : running;
    },
  };
}

/** One page of a long list of Slack's. */
export type Page<T> = {
  readonly items: readonly T[];
  /** Where the next page begins; null after the last one. */
  readonly next: string | null;
  /** How many items made no sense and were left out. */
  readonly malformed: number;
};

/** Slack takes less than a thousand; fewer may come, or none at all, and more follow. */
const MOST_ITEMS = 999;

/** What to ask for to get the page at a cursor. */
export const pageAt = (cursor: string | null | undefined) => ({
  limit: MOST_ITEMS,
  ...(cursor ? { cursor } : {}),
});

/** Reads a page item by item: one that makes no sense does not spoil the others. */
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

/** A channel without a name that can be read still has its decisions. */
export const channelSchema = z
  .object({ id, name: z.string().catch(''), is_private: z.boolean().optional().catch(true) })
  .transform(({ is_private: isPrivate = false, ...channel }) => ({ ...channel, isPrivate }));

const text = z.string().optional().catch(undefined);
/** Whatever is neither true nor false counts as what allows less. */
const flag = (odd: boolean) =>
  z
    .boolean()
    .nullish()
    .transform((value) => value ?? undefined)
    .catch(odd);

/** A person as Slack describes them; a field that makes no sense is as good as none. */
export const userSchema = z.object({
  id,
  // Nobody's: only a server that names no team at all has but one.
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

/** How often Slack is asked one thing. */
export type Pace = {
  /** 0 when it may be asked now, which counts; else for how long it may not, in milliseconds. */
  readonly take: () => number;
  /** Slack wishes not to be asked for so long, in milliseconds. */
  readonly rest: (ms: number) => void;
};

/** No more questions in any minute than this. */
export function createPace(clock: Clock, perMinute = Number.POSITIVE_INFINITY): Pace {
  let asked: readonly number[] = [];
  let restUntil = Number.NEGATIVE_INFINITY;
  const left = (until: number): number => Math.max(0, until - clock.elapsed());
  return {
    take: () => {
      const wait = left(restUntil);
      if (wait > 0) return wait;
      asked = asked.filter((at) => left(at + MINUTE_MS) > 0);
      const [first] = asked;
      if (first !== undefined && asked.length >= perMinute) return left(first + MINUTE_MS);
      if (perMinute < Number.POSITIVE_INFINITY) asked = [...asked, clock.elapsed()];
      return 0;
    },
    rest: (ms) => {
      restUntil = Math.max(restUntil, clock.elapsed() + ms);
    },
  };
}
