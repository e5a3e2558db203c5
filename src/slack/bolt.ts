import { App } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import { healthRoute } from '../http/health.ts';
import type { Messages } from '../i18n/messages.ts';
import { boltLogger, type Logger } from '../logger.ts';
import type { Db } from '../store/open.ts';
import { type Access, createAccess } from './access.ts';
import { createGateway, type Gateway } from './gateway.ts';
import { createHomes, type Homes } from './home.ts';
import { type Identity, identify } from './identity.ts';
import { createInFlight } from './in-flight.ts';
import { createNames, type Names } from './names.ts';
import { createPeople, type People } from './people.ts';
import { createIntake } from './receiver.ts';
import { createSlackClock } from './slack-clock.ts';
import { createVisibility, type Visibility } from './visibility.ts';
import { type Verbs, wire } from './wiring.ts';

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
  readonly verbs: Verbs;
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
  const { config, db, logger: log } = deps;
  const { apiUrl, botToken } = config.slack;
  const logger = boltLogger(log);
  // The outbox retries, and a form whose trigger has expired must not: so the client does neither.
  const slackClock = createSlackClock(deps.clock);
  const clientFor = (timeout: number): WebClient =>
    new WebClient(botToken, {
      slackApiUrl: apiUrl,
      allowAbsoluteUrls: false,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      timeout,
      fetch: slackClock.hearing(fetch),
      logger,
    });
  const client = clientFor(API_TIMEOUT_MS);
  const identity = await identify(client, apiUrl, { clock: deps.clock, logger: log });
  const { botUserId, botId } = identity;
  const gateway = createGateway(client, clientFor(UPLOAD_TIMEOUT_MS), slackClock.now);
  const intake = createIntake(config, logger, (connected) => [
    healthRoute({ db, connected, clock: deps.clock, log }),
  ]);
  const app = new App({
    receiver: intake.receiver,
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
    log.error({ err: error }, 'A listener failed');
    // Passed on, so that Slack is told at once and tells the person.
    throw error;
  });
  const people = createPeople({ gateway, clock: deps.clock, log, teamId: identity.teamId });
  const visibility = createVisibility({ gateway, people, clock: deps.clock, log });
  const access = createAccess({ gateway, people, clock: deps.clock, log });
  const { portfolio } = deps.verbs;
  const homes = createHomes({ ...deps, portfolio, visibility, gateway });
  wire(app, { ...deps, gateway, identity, people, visibility, access, homes });
  return {
    identity,
    gateway,
    people,
    names: createNames({ gateway, clock: deps.clock, log }),
    visibility,
    access,
    homes,
    open: intake.open,
    close: async () => {
      await intake.close();
      await inFlight.settled();
    },
  };
}
