import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';
import type { Clock } from '../../clock.ts';
import { reasonOf } from '../../operator-error.ts';

/** The outcome of a call to Slack. */
export type Answer<T> =
  | { readonly kind: 'done'; readonly value: T }
  /** It may work later; `isUnconfirmed` when Slack may have done it despite the error. */
  | {
      readonly kind: 'later';
      readonly error: string;
      /** One second to five minutes; absent when Slack does not say how long to wait. */
      readonly retryAfterMs?: number;
      readonly isUnconfirmed: boolean;
    }
  /** Slack refuses the content, but may accept a plainer form of it. */
  | { readonly kind: 'content_refused'; readonly error: string }
  /** Slack refuses, and will refuse again until something changes. */
  | { readonly kind: 'refused'; readonly error: string };

export const DONE: Answer<null> = { kind: 'done', value: null };

/** Sends the richest form first, then plainer ones until Slack accepts the content of one. */
export async function firstAccepted<F, T>(
  forms: readonly F[],
  send: (form: F) => Promise<Answer<T>>,
): Promise<Answer<T | null>> {
  let answer: Answer<T | null> = DONE;
  for (const form of forms) {
    answer = await send(form);
    if (answer.kind !== 'content_refused') break;
  }
  return answer;
}

/** `invalid_blocks`, `msg_blocks_too_long`, `msg_too_long`; `invalid_arguments` from other servers. */
const isContentError = (code: string): boolean => /block|too_long|^invalid_arguments$/.test(code);

/** Slack did not do it, but may do it later. */
const TRANSIENT = new Set(['ratelimited', 'rate_limited', 'request_timeout', 'team_added_to_org']);

/** “It’s possible some aspect of the operation succeeded before the error was raised.” */
const UNCERTAIN = new Set(['internal_error', 'fatal_error', 'service_unavailable']);

/** Slack refuses the token. An admin may fix that, so the calls count as worth repeating. */
const TOKEN = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'team_disabled',
  'user_removed_from_team',
]);

export const isTokenError = (code: string): boolean => TOKEN.has(code);

/** Calls Slack; returns what the client throws as a value. */
export async function ask<T>(call: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { kind: 'done', value: await call() };
  } catch (error) {
    return failureOf(error);
  }
}

/** Wraps calls about an id: while Slack's rate limit says to wait, answers `later` without calling. */
export function pausable<T>(
  clock: Pick<Clock, 'elapsed'>,
  call: (id: string) => Promise<Answer<T>>,
): (id: string) => Promise<Answer<T>> {
  let restUntil = Number.NEGATIVE_INFINITY;
  return async (id) => {
    if (clock.elapsed() < restUntil) {
      return { kind: 'later', error: 'ratelimited', isUnconfirmed: false };
    }
    const answer = await call(id);
    if (answer.kind === 'later') restUntil = clock.elapsed() + (answer.retryAfterMs ?? 0);
    return answer;
  };
}

function failureOf(error: unknown): Exclude<Answer<never>, { kind: 'done' }> {
  if (error instanceof WebAPIRateLimitedError) {
    return {
      kind: 'later',
      error: 'ratelimited',
      isUnconfirmed: false,
      ...waitOf(error.retryAfter),
    };
  }
  if (error instanceof WebAPIPlatformError) return platformFailure(error.data.error);
  if (error instanceof WebAPIHTTPError) return httpFailure(error.statusCode);
  // The client throws this for a status 429 whose `Retry-After` is no number.
  if (error instanceof Error && error.message.startsWith('Retry header')) {
    return { kind: 'later', error: 'ratelimited', isUnconfirmed: false };
  }
  return { kind: 'later', error: reasonOf(error), isUnconfirmed: true };
}

const SHORTEST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 300_000;

/** How long Slack says to wait, limited to a reasonable range; nothing when it does not say. */
function waitOf(seconds: number): { readonly retryAfterMs?: number } {
  if (!(seconds > 0)) return {};
  return { retryAfterMs: Math.min(LONGEST_WAIT_MS, Math.max(SHORTEST_WAIT_MS, seconds * 1000)) };
}

function platformFailure(code: unknown): Exclude<Answer<never>, { kind: 'done' }> {
  // Slack's codes all look so; this is a proxy's page, say.
  if (typeof code !== 'string' || !/^[a-z0-9_]+$/.test(code)) {
    return { kind: 'later', error: 'not_slack', isUnconfirmed: true };
  }
  if (UNCERTAIN.has(code)) return { kind: 'later', error: code, isUnconfirmed: true };
  if (TRANSIENT.has(code) || TOKEN.has(code))
    return { kind: 'later', error: code, isUnconfirmed: false };
  return { kind: isContentError(code) ? 'content_refused' : 'refused', error: code };
}

/** A 4xx is about what the bot sent, except for time-outs and rate limits. */
function httpFailure(status: number): Exclude<Answer<never>, { kind: 'done' }> {
  const error = `http_${status}`;
  const isAboutContent = status >= 400 && status < 500 && status !== 408 && status !== 429;
  return isAboutContent
    ? { kind: 'content_refused', error }
    : { kind: 'later', error, isUnconfirmed: true };
}
