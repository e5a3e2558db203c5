import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';

/** Slack's answer to a wish to change something. */
export type Answer<T> =
  | { readonly kind: 'done'; readonly value: T }
  /** It may work later; `inDoubt` when Slack may have done it all the same. */
  | {
      readonly kind: 'later';
      readonly error: string;
      readonly retryAfterMs?: number;
      readonly inDoubt: boolean;
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

const PASSING = new Set([
  'ratelimited',
  'rate_limited',
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
]);

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
    const retryAfterMs = error.retryAfter * 1000;
    return { kind: 'later', error: 'ratelimited', retryAfterMs, inDoubt: false };
  }
  if (error instanceof WebAPIPlatformError) return platformFailure(error.data.error);
  if (error instanceof WebAPIHTTPError) return httpFailure(error.statusCode);
  const message = error instanceof Error ? error.message : String(error);
  return { kind: 'later', error: message, inDoubt: true };
}

function platformFailure(code: unknown): Exclude<Answer<never>, { kind: 'done' }> {
  // Not Slack's way to put it: a proxy's page, say.
  if (typeof code !== 'string' || !/^[a-z0-9_]+$/.test(code)) {
    return { kind: 'later', error: 'not_slack', inDoubt: true };
  }
  if (PASSING.has(code) || TOKEN.has(code)) return { kind: 'later', error: code, inDoubt: false };
  return { kind: isContentError(code) ? 'content_refused' : 'refused', error: code };
}

/** A 4xx is about what we sent, but for time-outs and limits. */
function httpFailure(status: number): Exclude<Answer<never>, { kind: 'done' }> {
  const error = `http_${status}`;
  const isOurs = status >= 400 && status < 500 && status !== 408 && status !== 429;
  return isOurs ? { kind: 'content_refused', error } : { kind: 'later', error, inDoubt: true };
}
