import { type Clock, within } from '../../clock.ts';
import type { Config } from '../../config.ts';
import { type HttpServer, type Route, serve } from '../../http/server.ts';
import type { Logger } from '../../logger.ts';
import { reasonOf } from '../../operator-error.ts';
import type { Answer } from '../api/answer.ts';
import { SlackStartError } from '../api/identity.ts';
import { createSocketIntake, type Dispatch } from './dispatch.ts';
import { slackRoute } from './http-intake.ts';
import { ACK_MS, createSocketLink, type LinkState } from './socket-link.ts';

/** Receives payloads from Slack, over Socket Mode or HTTP. */
export type Intake = {
  /**
   * Resolves once Slack can reach the bot, with the port it listens on, if any.
   *
   * @throws {SlackStartError} when the port or Slack cannot be used.
   */
  readonly open: () => Promise<number | null>;
  /** Accepts nothing more; resolves when every accepted payload is answered. */
  readonly close: () => Promise<void>;
};

export type IntakeDeps = {
  readonly config: Config;
  readonly dispatch: Dispatch;
  /** Requests the WebSocket URL of a new Socket Mode connection. */
  readonly openAddress: () => Promise<Answer<string>>;
  readonly clock: Clock;
  readonly log: Logger;
  readonly random: () => number;
  /** Further routes to serve over HTTP. */
  readonly routes: (state: () => LinkState) => readonly Route[];
};

export function createIntake(deps: IntakeDeps): Intake {
  const { transport } = deps.config.slack;
  return transport.kind === 'socket' ? socketIntake(transport, deps) : httpIntake(transport, deps);
}

type TransportOf<K> = Extract<Config['slack']['transport'], { kind: K }>;

function socketIntake({ healthPort }: TransportOf<'socket'>, deps: IntakeDeps): Intake {
  const { config, clock, log } = deps;
  const link = createSocketLink({
    ...deps,
    apiUrl: config.slack.apiUrl,
    onEnvelope: (envelope, from) => intake.take(envelope, from),
  });
  const intake = createSocketIntake(deps.dispatch, link.send, log);
  let health: HttpServer | null = null;
  return {
    open: async () => {
      if (healthPort !== null) health = await listen(healthPort, deps.routes(link.state), log);
      try {
        await link.open();
      } catch (error) {
        await health?.close();
        throw error;
      }
      return health?.port ?? null;
    },
    close: async () => {
      // Slack waits no longer for an answer, so neither does a stop.
      await within(clock, ACK_MS, { coming: intake.settled(), instead: undefined });
      await Promise.all([health?.close(), link.close()]);
    },
  };
}

function httpIntake({ signingSecret, port }: TransportOf<'http'>, deps: IntakeDeps): Intake {
  const { clock, dispatch, log } = deps;
  let server: HttpServer | null = null;
  const routes = [
    slackRoute({ signingSecret, now: clock.now, dispatch, log }),
    ...deps.routes(() => (server === null ? 'connecting' : 'connected')),
  ];
  return {
    open: async () => {
      server = await listen(port, routes, log);
      return server.port;
    },
    close: async () => {
      await server?.close();
      server = null;
    },
  };
}

async function listen(port: number, routes: readonly Route[], log: Logger): Promise<HttpServer> {
  try {
    return await serve(port, routes, (error) => log.error({ err: error }, 'A request failed'));
  } catch (error) {
    throw portUnavailable(port, error);
  }
}

function portUnavailable(port: number, cause: unknown): SlackStartError {
  const isForbidden = cause instanceof Error && 'code' in cause && cause.code === 'EACCES';
  const remedy = isForbidden
    ? 'set a PORT of 1024 or more, or let this user listen there'
    : 'stop what uses it, or set another PORT';
  return new SlackStartError(
    'port_unavailable',
    `PORT ${port} cannot be used (${reasonOf(cause)}): ${remedy}.`,
    { cause },
  );
}
