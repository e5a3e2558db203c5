import { App, type Receiver } from '@slack/bolt';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import { healthRoute } from '../http/health.ts';
import type { Messages } from '../i18n/messages.ts';
import { boltLogger, type Logger } from '../logger.ts';
import type { Db } from '../store/open.ts';
import { API_TIMEOUT_MS, type SlackApi } from './api/connection.ts';
import type { Homes } from './home/homes.ts';
import { createDispatch } from './transport/dispatch.ts';
import { createIntake } from './transport/intake.ts';
import { type UseCases, wire } from './wiring.ts';

export type ListenerDeps = {
  readonly config: Config;
  readonly api: SlackApi;
  readonly db: Db;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly messages: Messages;
  readonly homes: Homes;
  readonly useCases: UseCases;
  /** A number in [0, 1). */
  readonly random: () => number;
};

export type SlackListener = {
  /**
   * Starts to listen; resolves with the port, if there is one.
   *
   * @throws {SlackStartError} when the port or Slack cannot be used.
   */
  readonly open: () => Promise<number | null>;
  /** Accepts nothing more; resolves when every listener has finished. */
  readonly close: () => Promise<void>;
};

/** Connects Slack's payloads to the listeners that handle them. */
export function createSlackListener(deps: ListenerDeps): SlackListener {
  const { config, api, db, clock, logger: log } = deps;
  const { apiUrl, botToken } = config.slack;
  const { botUserId, botId } = api.identity;
  const app = new App({
    receiver: NO_RECEIVER,
    token: botToken,
    botId,
    botUserId,
    tokenVerificationEnabled: false,
    convoStore: false,
    logger: boltLogger(log),
    clientOptions: {
      slackApiUrl: apiUrl,
      allowAbsoluteUrls: false,
      // `respond` uses this too; it has no time-out of its own and would delay a stop.
      fetch: (input, init) =>
        fetch(input, { ...init, signal: AbortSignal.timeout(API_TIMEOUT_MS) }),
    },
  });
  const inFlight = createInFlight();
  app.use(({ next }) => inFlight.track(next));
  app.error(async (error) => {
    // Rethrown, so that Slack hears of the failure at once and tells the person.
    throw error;
  });
  const intake = createIntake({
    ...deps,
    log,
    dispatch: createDispatch(app, { ...api.identity, appId: api.appId }, log),
    openAddress: api.openAddress,
    routes: (state) => [
      healthRoute({ db, clock, log, slack: () => (api.isTokenRefused() ? 'refused' : state()) }),
    ],
  });
  const closing = new AbortController();
  wire(app, { ...deps, ...api, isRemoved: () => api.isRemoved(closing.signal) });
  return {
    open: async () => {
      const port = await intake.open();
      void api.watchToken(closing.signal);
      return port;
    },
    close: async () => {
      closing.abort();
      await intake.close();
      await inFlight.settled();
    },
  };
}

/** `dispatch` hands Bolt each payload, so Bolt itself receives nothing. */
const NO_RECEIVER: Receiver = { init: () => {}, start: async () => {}, stop: async () => {} };

/** Tracks running listeners, so that a stop can wait for them. */
function createInFlight() {
  const running = new Set<Promise<unknown>>();
  return {
    track: async (listener: () => Promise<void>): Promise<void> => {
      const promise = listener();
      running.add(promise);
      try {
        await promise;
      } finally {
        running.delete(promise);
      }
    },
    /** Resolves once no listener is running. */
    settled: async (): Promise<void> => {
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
}
