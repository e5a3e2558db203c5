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

/** How often Slack is asked whether a token is good that it has refused. */
const ROUND_MS = 15_000;
/** One that it takes is asked about in every so many rounds: nobody else may call Slack for hours. */
const ROUNDS = 4;

/** Knows whether Slack takes the bot's token, from all that Slack answers. */
export type TokenWatch = {
  readonly isRefused: () => boolean;
  /** Slack has answered a call; with this error, unless it was done. */
  readonly heard: (error: string | null) => void;
};

/** One line of the log when Slack begins to refuse the token, and one when it takes it again. */
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

/** A client whose every answer the watch hears of. */
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
 * Writes each structured argument out once. The client, handed the structure, would also copy and
 * write all of it for a line of its debug log, which is never kept.
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

/** Asks Slack whose the token is, again and again, until the signal. */
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
/** Slack may tell of a removal before it takes the token away: for some four minutes, that is. */
const GOOD_ANSWERS = 9;

/** What Slack says to the token of an app that was removed. */
const REMOVED: ReadonlySet<string> = new Set(['account_inactive', 'token_revoked', 'invalid_auth']);

export type RemovalDeps = {
  /** Asks Slack whose the bot's token is. */
  readonly test: () => Promise<Answer<unknown>>;
  readonly clock: Clock;
  /** The program stops. */
  readonly signal: AbortSignal;
};

/**
 * Whether the app was really removed. What a payload says is no proof: Slack is asked, until it
 * answers. As long as the token works, nothing was removed.
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
