import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';
import { reasonOf } from '../../operator-error.ts';

/** Slack's answer to a wish to change something. */
export type Answer<T> =
  | { readonly kind: 'done'; readonly value: T }
  /** It may work later; `isUnconfirmed` when Slack may have done it all the same. */
  | {
      readonly kind: 'later';
      readonly error: string;
      /** Between a second and five minutes, when Slack says how long to wait. */
      readonly retryAfterMs?: number;
      readonly isUnconfirmed: boolean;
    }
  /** The content is not accepted; something plainer may be. */
  | { readonly kind: 'content_refused'; readonly error: string }
  /** Slack will not do it until something changes. */
  | { readonly kind: 'refused'; readonly error: string };

/** There is nothing to tell, or there was nothing to do. */
export const DONE: Answer<null> = { kind: 'done', value: null };

/** Sends the richest form, and the plainer ones after it as long as Slack refuses their content. */
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

/** `invalid_blocks`, `msg_blocks_too_long`, `msg_too_long`, and what other servers say instead. */
const isContentError = (code: string): boolean => /block|too_long|^invalid_arguments$/.test(code);

/** Slack has not done it, and may do it later. */
const PASSING = new Set(['ratelimited', 'rate_limited', 'request_timeout', 'team_added_to_org']);

/** “It’s possible some aspect of the operation succeeded before the error was raised.” */
const UNCERTAIN = new Set(['internal_error', 'fatal_error', 'service_unavailable']);

/** The token is not good, or no longer; an admin may mend that, and what waits must not be lost. */
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

/** Calls Slack and turns what the client throws into a value. */
export async function ask<T>(call: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { kind: 'done', value: await call() };
  } catch (error) {
    return failureOf(error);
  }
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
  // What the client says of a status 429 whose header names no number.
  if (error instanceof Error && error.message.startsWith('Retry header')) {
    return { kind: 'later', error: 'ratelimited', isUnconfirmed: false };
  }
  return { kind: 'later', error: reasonOf(error), isUnconfirmed: true };
}

const SHORTEST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 300_000;

/** How long Slack wishes to be left alone, within reason; nothing when it names no such time. */
function waitOf(seconds: number): { readonly retryAfterMs?: number } {
  if (!(seconds > 0)) return {};
  return { retryAfterMs: Math.min(LONGEST_WAIT_MS, Math.max(SHORTEST_WAIT_MS, seconds * 1000)) };
}

function platformFailure(code: unknown): Exclude<Answer<never>, { kind: 'done' }> {
  // Not Slack's way to put it: a proxy's page, say.
  if (typeof code !== 'string' || !/^[a-z0-9_]+$/.test(code)) {
    return { kind: 'later', error: 'not_slack', isUnconfirmed: true };
  }
  if (UNCERTAIN.has(code)) return { kind: 'later', error: code, isUnconfirmed: true };
  if (PASSING.has(code) || TOKEN.has(code))
    return { kind: 'later', error: code, isUnconfirmed: false };
  return { kind: isContentError(code) ? 'content_refused' : 'refused', error: code };
}

/** A 4xx is about what we sent, but for time-outs and limits. */
function httpFailure(status: number): Exclude<Answer<never>, { kind: 'done' }> {
  const error = `http_${status}`;
  const isOurs = status >= 400 && status < 500 && status !== 408 && status !== 429;
  return isOurs
    ? { kind: 'content_refused', error }
    : { kind: 'later', error, isUnconfirmed: true };
}
