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
  /** From 0 up to 1. */
  readonly random: () => number;
};

/** What hears from Slack. */
export type SlackListener = {
  /** Starts to listen; resolves with the port, if there is one. */
  readonly open: () => Promise<number | null>;
  /** Takes nothing more, and resolves when every listener has finished. */
  readonly close: () => Promise<void>;
};

/** Wires what Slack sends to what the bot does. */
export function createSlackListener(deps: ListenerDeps): SlackListener {
  const { config, api, db, clock, logger: log } = deps;
  const { apiUrl, botToken } = config.slack;
  const { botUserId, botId } = api.identity;
  const app = new App({
    receiver: FED,
    token: botToken,
    botId,
    botUserId,
    tokenVerificationEnabled: false,
    convoStore: false,
    logger: boltLogger(log),
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

/** Bolt is handed what was checked before; nothing of its own listens. */
const FED: Receiver = { init: () => {}, start: async () => {}, stop: async () => {} };

/** Counts work that has been started, so that a stop can wait for its end. */
export type InFlight = {
  readonly track: <T>(work: () => Promise<T>) => Promise<T>;
  /** Resolves once nothing is under way any more. */
  readonly settled: () => Promise<void>;
};

function createInFlight(): InFlight {
  const underWay = new Set<Promise<unknown>>();
  return {
    track: async (work) => {
      const promise = work();
      underWay.add(promise);
      try {
        return await promise;
      } finally {
        underWay.delete(promise);
      }
    },
    settled: async () => {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
  };
}
