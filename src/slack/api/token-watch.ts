import {
  type WebAPICallResult,
  WebAPIPlatformError,
  WebClient,
  type WebClientOptions,
} from '@slack/web-api';
import type { Clock } from '../../clock.ts';
import type { Logger } from '../../logger.ts';
import { type Answer, isTokenError } from './answer.ts';
import { startError } from './identity.ts';

/** How often to check a token that Slack has refused. */
const ROUND_MS = 15_000;
/** A good token is checked every fourth round, since the bot may make no other call for hours. */
const ROUNDS = 4;

/** Learns from every answer of Slack whether it accepts the bot's token. */
export type TokenWatch = {
  readonly isRefused: () => boolean;
  /** Reports an answer of Slack: its error, or null for a success. */
  readonly heard: (error: string | null) => void;
};

/** Logs once when Slack starts to refuse the token, and once when it accepts it again. */
export function createTokenWatch(apiUrl: string, log: Logger): TokenWatch {
  let refusal: string | null = null;
  return {
    isRefused: () => refusal !== null,
    heard: (error) => {
      if (error === null) {
        if (refusal !== null) log.info('Slack takes SLACK_BOT_TOKEN again');
        refusal = null;
        return;
      }
      if (!isTokenError(error)) return;
      if (refusal === null) {
        const { message } = startError('SLACK_BOT_TOKEN', apiUrl, { kind: 'refused', error });
        log.warn(`${message} Until then nothing is posted, and nothing is lost.`);
      }
      refusal = error;
    },
  };
}

/** A client that reports every answer to the watch. */
export class WatchedClient extends WebClient {
  readonly #watch: TokenWatch;
  constructor(token: string, options: WebClientOptions, watch: TokenWatch) {
    super(token, options);
    this.#watch = watch;
  }
  override async apiCall(
    method: string,
    options?: Record<string, unknown>,
  ): Promise<WebAPICallResult> {
    try {
      const result = await super.apiCall(method, options && asTexts(options));
      this.#watch.heard(null);
      return result;
    } catch (error) {
      if (error instanceof WebAPIPlatformError) this.#watch.heard(error.data.error);
      throw error;
    }
  }
}

/**
 * Serialises structured arguments once. Given the structures, the client would also copy and serialise
 * them for its debug log, which the bot drops.
 */
const asTexts = (options: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(options).map(([name, value]) => [
      name,
      typeof value === 'object' && value !== null && !Buffer.isBuffer(value)
        ? JSON.stringify(value)
        : value,
    ]),
  );

/** Checks the token with Slack at intervals, until the signal aborts. */
export async function askAboutToken({
  test,
  watch,
  clock,
  signal,
}: {
  readonly test: () => Promise<unknown>;
  readonly watch: TokenWatch;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}): Promise<void> {
  for (let round = 1; ; round += 1) {
    await clock.wait(ROUND_MS, signal);
    if (signal.aborted) return;
    if (watch.isRefused() || round % ROUNDS === 0) await test();
  }
}

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 300_000;
/**
 * How many successes prove that the app was not removed. With the pauses in between they take about
 * four minutes, since Slack may report a removal before it revokes the token.
 */
const GOOD_ANSWERS = 9;

/** Slack's errors for the token of an app that was removed. */
const REMOVED: ReadonlySet<string> = new Set(['account_inactive', 'token_revoked', 'invalid_auth']);

export type RemovalDeps = {
  /** Calls Slack's `auth.test`. */
  readonly test: () => Promise<Answer<unknown>>;
  readonly clock: Clock;
  /** Aborts when the program stops. */
  readonly signal: AbortSignal;
};

/**
 * Whether the app was really removed. A payload that says so is no proof, so this asks Slack until it
 * answers. While the token works, the app is still installed.
 */
export async function isRemoved({ test, clock, signal }: RemovalDeps): Promise<boolean> {
  let good = 0;
  for (let pauseMs = FIRST_PAUSE_MS; !signal.aborted; pauseMs *= 2) {
    const answer = await test();
    if (answer.kind !== 'done' && REMOVED.has(answer.error)) return true;
    if (answer.kind === 'done') good += 1;
    if (good >= GOOD_ANSWERS) return false;
    await clock.wait(Math.min(pauseMs, LONGEST_PAUSE_MS), signal);
  }
  return false;
}
