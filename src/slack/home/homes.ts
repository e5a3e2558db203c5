import type { Clock } from '../../clock.ts';
import { MINUTE_MS } from '../../domain/time.ts';
import type { Messages } from '../../i18n/messages.ts';
import { createKeyedQueue } from '../../keyed-queue.ts';
import type { Logger } from '../../logger.ts';
import { createLoop } from '../../loop.ts';
import type { Portfolio } from '../../usecases/portfolio.ts';
import { firstAccepted } from '../api/answer.ts';
import type { Gateway } from '../api/gateway.ts';
import { type People, RECENT_MS } from '../api/people.ts';
import type { Visibility } from '../api/visibility.ts';
import { home, homeForOthers } from './home-view.ts';

/** Slack does not say when a member leaves their Home tab, so the bot assumes it after this time. */
const LOOKED_AT_MS = 15 * MINUTE_MS;
/** How many Homes are kept up to date: those opened last. */
const MOST_HOMES = 20;
/** The pause between two rounds of updates, in multiples of `paceMs`. */
const ROUND_PACES = 5;
const IDLE_MS = MINUTE_MS;

export type Homes = {
  /** Publishes a member's Home tab, and keeps it up to date while they may be looking at it. */
  readonly show: (userId: string) => Promise<void>;
  /** Call when anything has changed that a Home may show. */
  readonly changed: () => void;
  readonly start: () => void;
  /** Starts no further update, and resolves when the current one is finished. */
  readonly stop: () => Promise<void>;
};

export type HomeDeps = {
  readonly portfolio: Portfolio;
  readonly visibility: Pick<Visibility, 'of'>;
  readonly people: Pick<People, 'membership'>;
  readonly gateway: Gateway;
  readonly messages: Messages;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The pause between two posts to one channel, in milliseconds. */
  readonly paceMs: number;
};

/** Publishes Home tabs and keeps the open ones up to date. */
export function createHomes({ clock, logger: log, paceMs, ...deps }: HomeDeps): Homes {
  /** When each member last opened their Home, oldest first; times of `clock.elapsed()`. */
  const lookedAt = new Map<string, number>();
  /** The JSON of each Home that Slack shows, to skip updates that change nothing. */
  const publishedJson = new Map<string, string>();
  /** A member's Homes are published in order, so that an older reading never replaces a newer one. */
  const queue = createKeyedQueue();
  /** Members whose Home may be out of date; the longest waiting first. */
  const outdated = new Set<string>();
  let nextRoundAt = Number.NEGATIVE_INFINITY;
  /** Slack's rate limit: not to ask what members may see before this time. */
  let restUntil = Number.NEGATIVE_INFINITY;

  const loop = createLoop({
    clock,
    round,
    failed: (error) => {
      log.error({ err: error }, 'Homes could not be brought up to date; trying again shortly');
      return ROUND_PACES * paceMs;
    },
  });

  async function publish(userId: string, isRequested: boolean): Promise<void> {
    const accessScope = await deps.visibility.of(userId);
    if (accessScope.retryAfterMs !== undefined)
      restUntil = clock.elapsed() + accessScope.retryAfterMs;
    if (accessScope.reason === 'busy') retryLater(userId);
    const membership = await deps.people.membership(userId, RECENT_MS);
    // `unknown_person` passes once Slack answers, so it does not replace the Home.
    const isNoMember = membership !== 'member' && membership !== 'unknown_person';
    const views = isNoMember
      ? homeForOthers(deps.messages, membership)
      : home(deps.messages, await deps.portfolio.overview(userId, accessScope));
    const json = JSON.stringify(views);
    if (!isRequested && publishedJson.get(userId) === json) return;
    const published = await firstAccepted(views, (view) => deps.gateway.publishHome(userId, view));
    if (published.kind === 'done') publishedJson.set(userId, json);
    else log.warn({ error: published.error }, 'A Home was not shown');
    if (published.kind === 'later') retryLater(userId);
  }

  async function round(): Promise<number> {
    const now = clock.elapsed();
    for (const [userId, at] of lookedAt) {
      if (now - at < LOOKED_AT_MS && lookedAt.size <= MOST_HOMES) break;
      lookedAt.delete(userId);
      publishedJson.delete(userId);
      outdated.delete(userId);
    }
    if (outdated.size === 0) return IDLE_MS;
    const soonest = Math.max(nextRoundAt, restUntil);
    if (now < soonest) return soonest - now;
    for (const userId of [...outdated]) {
      if (loop.isStopping()) return 0;
      if (clock.elapsed() < restUntil) break;
      outdated.delete(userId);
      await queue
        .run(userId, () => publish(userId, false))
        .catch((error: unknown) => {
          log.error({ err: error, userId }, 'A Home could not be brought up to date');
          retryLater(userId);
        });
    }
    nextRoundAt = clock.elapsed() + ROUND_PACES * paceMs;
    return 1;
  }

  function changed(): void {
    for (const userId of lookedAt.keys()) outdated.add(userId);
    loop.wake();
  }

  /** Puts the Home behind all others that wait. */
  function retryLater(userId: string): void {
    outdated.delete(userId);
    if (lookedAt.has(userId)) outdated.add(userId);
    loop.wake();
  }

  return {
    show: (userId) => {
      lookedAt.delete(userId);
      lookedAt.set(userId, clock.elapsed());
      return queue.run(userId, () => publish(userId, true));
    },
    changed,
    start: loop.start,
    stop: loop.stop,
  };
}
