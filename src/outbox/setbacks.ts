import { type DeliveryRefusal, ROOT_GONE } from '../domain/outbox-entry.ts';
import { HOUR_MS } from '../domain/time.ts';

const REFUSALS: Readonly<Record<string, DeliveryRefusal>> = {
  not_in_channel: 'not_in_channel',
  // What Slack says of a private channel that the bot is not in.
  channel_not_found: 'not_in_channel',
  is_archived: 'archived',
  // What Slack says of an update there.
  is_inactive: 'archived',
  restricted_action: 'posting_restricted',
  restricted_action_read_only_channel: 'posting_restricted',
  restricted_action_thread_only_channel: 'posting_restricted',
  restricted_action_non_threadable_channel: 'posting_restricted',
  restricted_action_thread_locked: 'posting_restricted',
  ekm_access_denied: 'posting_restricted',
  asker_not_in_channel: 'asker_not_in_channel',
  missing_scope: 'scope_missing',
  no_permission: 'scope_missing',
  not_allowed_token_type: 'scope_missing',
};

/** Slack's error codes by what a person can do about them. */
export function refusalFor(error: string): DeliveryRefusal {
  if (ROOT_GONE.some((gone) => gone === error)) return 'thread_gone';
  return REFUSALS[error] ?? 'refused';
}

/** Whether it may work once the cause is mended, where no message is refused for itself. */
export const mayBeMended = (error: string): boolean => Object.hasOwn(REFUSALS, error);

type Curve = { readonly firstMs: number; readonly longestMs: number };

/** Trouble that passes by itself: after about a second, then ever later, at most five minutes. */
const TROUBLE: Curve = { firstMs: 1_000, longestMs: 300_000 };

/** A refusal that people have to mend: the bot usually hears when they do, so this is only a safety net. */
const REFUSAL: Curve = { firstMs: 10_000, longestMs: HOUR_MS };

/**
 * How long to wait before the next attempt, in milliseconds: exponential with equal jitter, so that
 * many rows that failed together do not come back together. What Slack asks for wins.
 *
 * @param attempts made so far, from 1
 * @param random a number from 0 up to 1
 */
export function backoffMs(attempts: number, random: number, retryAfterMs?: number): number {
  return retryAfterMs ?? wait(TROUBLE, attempts, random);
}

/** The same after a refusal that may have been mended without our hearing of it. */
export function refusalBackoffMs(attempts: number, random: number): number {
  return wait(REFUSAL, attempts, random);
}

function wait({ firstMs, longestMs }: Curve, attempts: number, random: number): number {
  const ceiling = Math.min(longestMs, firstMs * 2 ** Math.min(attempts - 1, 20));
  return Math.round(ceiling / 2 + (ceiling / 2) * random);
}
