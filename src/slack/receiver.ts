import type { AddressInfo } from 'node:net';
import { HTTPReceiver, type Receiver, SocketModeReceiver } from '@slack/bolt';
import type { Logger as BoltLogger } from '@slack/logger';
import type { Config } from '../config.ts';
import { type Route, serve } from '../http/serve.ts';
import { reasonOf } from '../operator-error.ts';
import { ask } from './answer.ts';
import { SlackStartError, startError } from './identity.ts';

/** One way of hearing from Slack. */
export type Intake = {
  readonly receiver: Receiver;
  /** Resolves once Slack can reach the bot; the port it listens on, if any. */
  readonly open: () => Promise<number | null>;
  /** Takes nothing more. */
  readonly close: () => Promise<void>;
  readonly connected: () => boolean;
};

export function createIntake(
  { slack }: Config,
  logger: BoltLogger,
  routes: (connected: () => boolean) => Route[],
): Intake {
  const { transport } = slack;
  return transport.kind === 'socket'
    ? socketIntake(transport, slack.apiUrl, logger, routes)
    : httpIntake(transport, logger, routes);
}

/** The longest pause between two attempts to connect again. */
const RECONNECT_MS = 30_000;

type TransportOf<K> = Extract<Config['slack']['transport'], { kind: K }>;

function socketIntake(
  { appToken, healthPort }: TransportOf<'socket'>,
  apiUrl: string,
  logger: BoltLogger,
  routes: (connected: () => boolean) => Route[],
): Intake {
  let connected = false;
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    installerOptions: {
      // Reconnecting is tried for ever, and often enough to be back soon after an outage. Posting
      // must not be, so this object is not shared.
      clientOptions: {
        slackApiUrl: apiUrl,
        timeout: 10_000,
        retryConfig: { forever: true, factor: 1.5, maxTimeout: RECONNECT_MS },
      },
    },
  });
  receiver.client.on('connected', () => {
    connected = true;
  });
  for (const event of ['reconnecting', 'disconnected', 'close'] as const) {
    receiver.client.on(event, () => {
      connected = false;
    });
  }
  let closeHealth = async (): Promise<void> => {};
  return {
    receiver,
    connected: () => connected,
    open: async () => {
      if (healthPort !== null) {
        closeHealth = await serve(
          healthPort,
          routes(() => connected),
        ).catch((error: unknown) => {
          throw portUnavailable(healthPort, error);
        });
      }
      const answer = await ask(() => receiver.start());
      if (answer.kind !== 'done') {
        await closeHealth();
        throw startError('SLACK_APP_TOKEN', apiUrl, answer);
      }
      return healthPort;
    },
    close: async () => {
      await closeHealth();
      await receiver.stop();
      await receiver.client.disconnect();
    },
  };
}

function httpIntake(
  { signingSecret, port }: TransportOf<'http'>,
  logger: BoltLogger,
  routes: (connected: () => boolean) => Route[],
): Intake {
  let listening = false;
  const receiver = new HTTPReceiver({
    signingSecret,
    logger,
    customRoutes: routes(() => listening),
  });
  return {
    receiver,
    connected: () => listening,
    open: async () => {
      try {
        const server = await receiver.start(port);
        listening = true;
        return portOf(server.address()) ?? port;
      } catch (error) {
        throw portUnavailable(port, error);
      }
    },
    close: async () => {
      listening = false;
      await receiver.stop();
    },
  };
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

const portOf = (address: AddressInfo | string | null): number | null =>
  address === null || typeof address === 'string' ? null : address.port;
