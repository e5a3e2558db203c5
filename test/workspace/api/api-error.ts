import { type Problem, slackLine } from '../check/problems.ts';
import type { Json } from '../json.ts';

/** A Web API method's refusal: becomes `{ ok: false, error }`, with HTTP 200 as in Slack. */
export class ApiError extends Error {
  readonly error: string;
  readonly extra: Json;

  constructor(error: string, extra: Json = {}) {
    super(error);
    this.error = error;
    this.extra = extra;
  }
}

/** HTTP 429 with `Retry-After`. */
export class RateLimited extends Error {
  readonly retryAfterSeconds: number;

  constructor(waitMs: number) {
    super('ratelimited');
    this.retryAfterSeconds = Math.max(1, Math.ceil(waitMs / 1000));
  }
}

/** A refusal with Slack's list of what is wrong and where. */
export function problemsError(error: string, problems: readonly Problem[]): ApiError {
  return new ApiError(error, {
    errors: problems.map(({ message, pointer }) => `${message} [json-pointer:${pointer}]`),
    response_metadata: { messages: problems.map(slackLine) },
  });
}
