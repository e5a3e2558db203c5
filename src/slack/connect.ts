import { App, type Receiver } from '@slack/bolt';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import { healthRoute } from '../http/health.ts';
import type { Messages } from '../i18n/messages.ts';
import { boltLogger, type Logger } from '../logger.ts';
import type { Db } from '../store/open.ts';
import { type Access, createAccess } from './api/access.ts';
import { ask } from './api/answer.ts';
import { createGateway, type Gateway } from './api/gateway.ts';
import { appIdOf, type Identity, identify } from './api/identity.ts';
import { createNames, type Names } from './api/names.ts';
import { createPeople, type People } from './api/people.ts';
import { isRemoved } from './api/removal.ts';
import { createSlackClock } from './api/slack-clock.ts';
import { askAboutToken, createTokenWatch, WatchedClient } from './api/token-watch.ts';
import { createVisibility, type Visibility } from './api/visibility.ts';
import { createHomes, type Homes } from './home/homes.ts';
import { createDispatch } from './transport/dispatch.ts';
import { createInFlight } from './transport/in-flight.ts';
import { createIntake } from './transport/intake.ts';
import { type UseCases, wire } from './wiring.ts';

/** Longer than Slack needs for any answer; what takes longer is tried again. */
const API_TIMEOUT_MS = 10_000;
/** Long enough for a large file over a slow line. */
const UPLOAD_TIMEOUT_MS = 120_000;

export type SlackDeps = {
  readonly config: Config;
  readonly db: Db;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly messages: Messages;
  readonly useCases: UseCases;
  /** From 0 up to 1. */
  readonly random: () => number;
  /** Between two posts to one channel, in milliseconds. */
  readonly paceMs: number;
};

/** The connection to one workspace. */
export type Slack = {
  readonly identity: Identity;
  readonly gateway: Gateway;
  readonly people: People;
  readonly names: Names;
  readonly visibility: Visibility;
  readonly access: Access;
  readonly homes: Homes;
  /** Starts to listen; resolves with the port, if there is one. */
  readonly open: () => Promise<number | null>;
  /** Takes nothing more, and resolves when every listener has finished. */
  readonly close: () => Promise<void>;
};

/**
 * Makes the bot known to Slack and wires what Slack sends to what the bot does.
 *
 * @throws {SlackStartError} when Slack refuses the token or cannot be reached.
 */
export async function connectSlack(deps: SlackDeps): Promise<Slack> {
  const { config, clock, db, logger: log } = deps;
  const { apiUrl, botToken, transport } = config.slack;
  const logger = boltLogger(log);
  const watch = createTokenWatch(apiUrl, log);
  // The outbox retries, and a form whose trigger has expired must not: so the client does neither.
  const slackClock = createSlackClock(clock);
  const optionsFor = (timeout: number): WebClientOptions => ({
    slackApiUrl: apiUrl,
    allowAbsoluteUrls: false,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout,
    fetch: slackClock.hearing(fetch),
    logger,
  });
  const clientFor = (timeout: number, teamId?: string) => {
    // Sent with every call: an org-wide token belongs to no workspace by itself.
    const team = teamId === undefined ? {} : { teamId };
    return new WatchedClient(botToken, { ...optionsFor(timeout), ...team }, watch);
  };
  // Not watched: a token that is refused now ends the start, which says so by itself.
  const unwatched = new WebClient(botToken, optionsFor(API_TIMEOUT_MS));
  const identity = await identify(unwatched, apiUrl, { clock, logger: log });
  const { botUserId, botId } = identity;
  const teamId = identity.isOrgWide ? identity.teamId : undefined;
  const client = clientFor(API_TIMEOUT_MS, teamId);
  const gateway = createGateway(client, clientFor(UPLOAD_TIMEOUT_MS, teamId), slackClock.now);
  const app = new App({
    receiver: FED,
    token: botToken,
    botId,
    botUserId,
    tokenVerificationEnabled: false,
    convoStore: false,
    logger,
    clientOptions: {
      slackApiUrl: apiUrl,
      allowAbsoluteUrls: false,
      // Also what `respond` uses, which has no limit of its own and would hold up a stop.
      fetch: (input, init) =>
        fetch(input, { ...init, signal: AbortSignal.timeout(API_TIMEOUT_MS) }),
    },
  });
  const inFlight = createInFlight();
  app.use(({ next }) => inFlight.track(next));
  app.error(async (error) => {
    // Passed on, so that Slack is told at once and tells the person.
    throw error;
  });
  const intake = createIntake({
    ...deps,
    log,
    dispatch: createDispatch(app, { ...identity, appId: await appIdOf(client, botId) }, log),
    openAddress: openAddress(transport, optionsFor(API_TIMEOUT_MS)),
    routes: (state) => [
      healthRoute({ db, clock, log, slack: () => (watch.isRefused() ? 'refused' : state()) }),
    ],
  });
  const people = createPeople({ gateway, clock, log, installation: identity });
  const visibility = createVisibility({ gateway, people, clock, log });
  const access = createAccess({ gateway, people, clock, log });
  const { portfolio } = deps.useCases;
  const homes = createHomes({ ...deps, portfolio, visibility, people, gateway });
  const closing = new AbortController();
  const test = () => ask(() => client.auth.test());
  wire(app, {
    ...deps,
    gateway,
    identity,
    people,
    visibility,
    access,
    homes,
    isRemoved: () => isRemoved({ test, clock, signal: closing.signal }),
  });
  return {
    identity,
    gateway,
    people,
    names: createNames({ gateway, clock: deps.clock, log }),
    visibility,
    access,
    homes,
    open: async () => {
      const port = await intake.open();
      void askAboutToken({ test, watch, clock, signal: closing.signal });
      return port;
    },
    close: async () => {
      closing.abort();
      await intake.close();
      await inFlight.settled();
    },
  };
}

/** Bolt is handed what was checked before; nothing of its own listens. */
const FED: Receiver = { init: () => {}, start: async () => {}, stop: async () => {} };

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
