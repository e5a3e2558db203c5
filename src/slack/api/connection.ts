import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Clock } from '../../clock.ts';
import type { Config } from '../../config.ts';
import { boltLogger, type Logger } from '../../logger.ts';
import { type Access, createAccess } from './access.ts';
import { type Answer, ask } from './answer.ts';
import { createGateway, type Gateway } from './gateway.ts';
import { appIdOf, type Identity, identify } from './identity.ts';
import { createNames, type Names } from './names.ts';
import { createPeople, type People } from './people.ts';
import { askAboutToken, createTokenWatch, isRemoved, WatchedClient } from './token-watch.ts';
import { createVisibility, type Visibility } from './visibility.ts';

/** In milliseconds; Slack normally answers much sooner. */
export const API_TIMEOUT_MS = 10_000;
/** In milliseconds; long enough for a large file over a slow line. */
const UPLOAD_TIMEOUT_MS = 120_000;

/** Everything the bot asks Slack about one workspace. */
export type SlackApi = {
  readonly identity: Identity;
  /** Null when Slack does not say. */
  readonly appId: string | null;
  readonly gateway: Gateway;
  readonly people: People;
  readonly names: Names;
  readonly visibility: Visibility;
  readonly access: Access;
  /** Requests the WebSocket URL of a new Socket Mode connection. */
  readonly openAddress: () => Promise<Answer<string>>;
  /** Whether Slack says that the app was removed from the workspace; gives up when the signal aborts. */
  readonly isRemoved: (signal: AbortSignal) => Promise<boolean>;
  readonly isTokenRefused: () => boolean;
  /** Checks the token with Slack from time to time, until the signal aborts. */
  readonly watchToken: (signal: AbortSignal) => Promise<void>;
};

/**
 * Asks Slack who the bot is, and prepares all calls to its workspace.
 *
 * @throws {SlackStartError} when Slack refuses the token or cannot be reached.
 */
export async function connectToSlack({
  config: { slack },
  clock,
  logger: log,
}: {
  readonly config: Pick<Config, 'slack'>;
  readonly clock: Clock;
  readonly logger: Logger;
}): Promise<SlackApi> {
  const { apiUrl, botToken, transport } = slack;
  const watch = createTokenWatch(apiUrl, log);
  const slackClock = createSlackClock(clock);
  // The client must not retry: the outbox does that, and a form cannot open once its trigger expired.
  const optionsFor = (timeout: number): WebClientOptions => ({
    slackApiUrl: apiUrl,
    allowAbsoluteUrls: false,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout,
    fetch: slackClock.hearing(fetch),
    logger: boltLogger(log),
  });
  // Not watched: a token that Slack refuses now ends the start, with an error of its own.
  const unwatched = new WebClient(botToken, optionsFor(API_TIMEOUT_MS));
  const identity = await identify(unwatched, apiUrl, { clock, logger: log });
  // Every call must name the workspace, because an org-wide token belongs to none.
  const team = identity.isOrgWide ? { teamId: identity.teamId } : {};
  const clientFor = (timeout: number) =>
    new WatchedClient(botToken, { ...optionsFor(timeout), ...team }, watch);
  const client = clientFor(API_TIMEOUT_MS);
  const gateway = createGateway(client, clientFor(UPLOAD_TIMEOUT_MS), slackClock.now);
  const people = createPeople({ gateway, clock, log, installation: identity });
  const test = () => ask(() => client.auth.test());
  return {
    identity,
    appId: await appIdOf(client, identity.botId),
    gateway,
    people,
    names: createNames({ gateway, clock, log }),
    visibility: createVisibility({ gateway, people, clock, log }),
    access: createAccess({ gateway, people, clock, log }),
    openAddress: openAddress(transport, optionsFor(API_TIMEOUT_MS)),
    isRemoved: (signal) => isRemoved({ test, clock, signal }),
    isTokenRefused: watch.isRefused,
    watchToken: (signal) => askAboutToken({ test, watch, clock, signal }),
  };
}

function openAddress(transport: Config['slack']['transport'], options: WebClientOptions) {
  const token = transport.kind === 'socket' ? transport.appToken : '';
  const client = new WebClient(token, options);
  return () =>
    ask(async () => {
      const { url = '' } = await client.apps.connections.open({});
      if (!/^wss?:/.test(url) || !URL.canParse(url)) throw new Error('no address to connect to');
      return url;
    });
}

/** The time by Slack's clock, from the `Date` header of its answers. */
export type SlackClock = {
  /**
   * Whole milliseconds since 1970 by Slack's clock, slightly behind it and never ahead; 0 before the
   * first answer.
   */
  readonly now: () => number;
  /** Wraps `fetch` to read the time from each answer. */
  readonly hearing: (call: typeof fetch) => typeof fetch;
};

export function createSlackClock(clock: Pick<Clock, 'elapsed'>): SlackClock {
  let heard: { readonly time: number; readonly at: number } | null = null;
  return {
    now: () => (heard === null ? 0 : Math.floor(heard.time + clock.elapsed() - heard.at)),
    hearing: (call) => async (input, init) => {
      const answer = await call(input, init);
      const time = Date.parse(answer.headers.get('date') ?? '');
      // A proxy's own page carries the proxy's time.
      const isSlacks = answer.headers.get('content-type')?.includes('json') === true;
      if (isSlacks && !Number.isNaN(time)) heard = { time, at: clock.elapsed() };
      return answer;
    },
  };
}
