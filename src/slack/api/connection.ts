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
import { createSlackClock } from './slack-clock.ts';
import { askAboutToken, createTokenWatch, isRemoved, WatchedClient } from './token-watch.ts';
import { createVisibility, type Visibility } from './visibility.ts';

/** Longer than Slack needs for any answer, in milliseconds; what takes longer is tried again. */
export const API_TIMEOUT_MS = 10_000;
/** Long enough for a large file over a slow line. */
const UPLOAD_TIMEOUT_MS = 120_000;

/** All that the bot asks of one workspace, and what it knows from the answers. */
export type SlackApi = {
  readonly identity: Identity;
  /** Null when Slack does not tell. */
  readonly appId: string | null;
  readonly gateway: Gateway;
  readonly people: People;
  readonly names: Names;
  readonly visibility: Visibility;
  readonly access: Access;
  /** Asks for the address of a connection for Socket Mode. */
  readonly openAddress: () => Promise<Answer<string>>;
  /** Whether Slack says that the app was removed from the workspace; gives up at the signal. */
  readonly isRemoved: (signal: AbortSignal) => Promise<boolean>;
  readonly isTokenRefused: () => boolean;
  /** Asks Slack from time to time whether the token is good, until the signal. */
  readonly watchToken: (signal: AbortSignal) => Promise<void>;
};

/**
 * Asks Slack who the bot is.
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
  // The outbox retries, and a form whose trigger has expired must not: so the client does neither.
  const optionsFor = (timeout: number): WebClientOptions => ({
    slackApiUrl: apiUrl,
    allowAbsoluteUrls: false,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout,
    fetch: slackClock.hearing(fetch),
    logger: boltLogger(log),
  });
  // Not watched: a token that is refused now ends the start, which says so by itself.
  const unwatched = new WebClient(botToken, optionsFor(API_TIMEOUT_MS));
  const identity = await identify(unwatched, apiUrl, { clock, logger: log });
  // Sent with every call: an org-wide token belongs to no workspace by itself.
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

/** How to ask for the address of a connection, with the token for it. */
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
