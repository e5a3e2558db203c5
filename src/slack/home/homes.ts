import type { Clock } from '../../clock.ts';
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

/** Slack does not tell when somebody looks away; after this long nobody is thought to look any more. */
const LOOKED_AT_MS = 15 * 60_000;
/** So many Homes are kept up to date, those that were looked at last. */
const MOST = 20;
/** So many times the pace lie between two rounds of bringing Homes up to date. */
const ROUND = 5;
const IDLE_MS = 60_000;

export type Homes = {
  /** Shows somebody their Home tab as it is now; while they may be looking it is kept up to date. */
  readonly show: (userId: string) => Promise<void>;
  /** Something has changed that a Home may show. */
  readonly changed: () => void;
  readonly start: () => void;
  /** Begins nothing more, and resolves when what is under way is finished. */
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
  /** Between two posts to one channel, in milliseconds. */
  readonly paceMs: number;
};

/** The Home tabs of everybody who looks at theirs. */
export function createHomes({ clock, logger: log, paceMs, ...deps }: HomeDeps): Homes {
  /** Who looked last comes last. */
  const lookedAt = new Map<string, number>();
  const shown = new Map<string, string>();
  /** One Home is shown at a time, so that what was read first is not shown last. */
  const queue = createKeyedQueue();
  /** Those that may be out of date; who has waited longest comes first. */
  const old = new Set<string>();
  let nextRoundAt = Number.NEGATIVE_INFINITY;
  /** Slack wishes not to be asked who sees what before. */
  let restUntil = Number.NEGATIVE_INFINITY;

  const loop = createLoop({
    clock,
    round,
    failed: (error) => {
      log.error({ err: error }, 'Homes could not be brought up to date; trying again shortly');
      return ROUND * paceMs;
    },
  });

  async function publish(userId: string, isWished: boolean): Promise<void> {
    const accessScope = await deps.visibility.of(userId);
    if (accessScope.retryAfterMs !== undefined)
      restUntil = clock.elapsed() + accessScope.retryAfterMs;
    if (accessScope.reason === 'busy') again(userId);
    const membership = await deps.people.membership(userId, RECENT_MS);
    // Of whom Slack says nothing for now, it will say more.
    const isKnown = membership !== 'member' && membership !== 'unknown_person';
    const views = isKnown
      ? homeForOthers(deps.messages, membership)
      : home(deps.messages, await deps.portfolio.overview(userId, accessScope));
    const now = JSON.stringify(views);
    if (!isWished && shown.get(userId) === now) return;
    const published = await firstAccepted(views, (view) => deps.gateway.publishHome(userId, view));
    if (published.kind === 'done') shown.set(userId, now);
    else log.warn({ error: published.error }, 'A Home was not shown');
    if (published.kind === 'later') again(userId);
  }

  async function round(): Promise<number> {
    const now = clock.elapsed();
    for (const [userId, at] of lookedAt) {
      if (now - at < LOOKED_AT_MS && lookedAt.size <= MOST) break;
      lookedAt.delete(userId);
      shown.delete(userId);
      old.delete(userId);
    }
    if (old.size === 0) return IDLE_MS;
    const soonest = Math.max(nextRoundAt, restUntil);
    if (now < soonest) return soonest - now;
    for (const userId of [...old]) {
      if (loop.isStopping()) return 0;
      if (clock.elapsed() < restUntil) break;
      old.delete(userId);
      await queue
        .run(userId, () => publish(userId, false))
        .catch((error: unknown) => {
          log.error({ err: error, userId }, 'A Home could not be brought up to date');
          again(userId);
        });
    }
    nextRoundAt = clock.elapsed() + ROUND * paceMs;
    return 1;
  }

  function changed(): void {
    for (const userId of lookedAt.keys()) old.add(userId);
    loop.wake();
  }

  /** After all others that wait. */
  function again(userId: string): void {
    old.delete(userId);
    if (lookedAt.has(userId)) old.add(userId);
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
