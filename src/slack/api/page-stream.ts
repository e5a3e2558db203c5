import type { Clock } from '../../clock.ts';
import { HOUR_MS } from '../../domain/durations.ts';
import type { Logger } from '../../logger.ts';
import type { Answer } from './answer.ts';
import type { Pace } from './pace.ts';
import type { Page } from './pages.ts';

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
