import { type Clock, within } from '../../clock.ts';
import type { Logger } from '../../logger.ts';
import { type Answer, ask, isTokenError } from '../api/answer.ts';
import { startError } from '../api/identity.ts';
import { type Connection, type ConnectionDeps, connect } from './socket-connection.ts';

/** The pause after a failed attempt doubles each time, between these two. */
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** The longest pause that Slack may request. */
const LONGEST_REQUESTED_MS = 300_000;
/** A connection that lasted this long resets the pause. */
const GOOD_MS = 10_000;
/** Slack closes a connection about ten seconds after it has asked for another one. */
const RETIRE_MS = 30_000;
/** The start gives up after so many attempts, since an operator is waiting for it. */
const START_ATTEMPTS = 5;
/** How long Slack waits for an acknowledgement. */
export const ACK_MS = 3_000;

export type SocketLinkDeps = {
  readonly apiUrl: string;
  readonly clock: Clock;
  /** A number in [0, 1). */
  readonly random: () => number;
  readonly log: Logger;
  /** Requests the WebSocket URL of a new connection. */
  readonly openAddress: () => Promise<Answer<string>>;
  readonly onEnvelope: ConnectionDeps['onEnvelope'];
};

/** Whether Slack can reach the bot; `refused` while Slack refuses its token. */
export type LinkState = 'connected' | 'connecting' | 'refused';

/** A lasting link to Slack over successive connections; Slack asks for a new one now and then. */
export type SocketLink = {
  /** @throws {SlackStartError} when Slack refuses the token or stays out of reach. */
  readonly open: () => Promise<void>;
  readonly state: () => LinkState;
  /** Sends over this connection or, if it is closed, over the next one; false when there is none. */
  readonly send: (message: unknown, from: Connection) => Promise<boolean>;
  /** Opens no more connections; resolves when all are closed. */
  readonly close: () => Promise<void>;
};

type Failure = Exclude<Answer<never>, { kind: 'done' }>;
type Attempt = { readonly kind: 'done'; readonly value: Connection } | Failure;

export function createSocketLink(deps: SocketLinkDeps): SocketLink {
  const { apiUrl, clock, log } = deps;
  const stopping = new AbortController();
  const connections = new Set<Connection>();
  const waiting = new Set<() => void>();
  let failure: Failure | null = null;
  let running: Promise<void> = Promise.resolve();

  const findOpen = (): Connection | undefined =>
    [...connections].findLast((connection) => connection.isOpen());

  const stopped = new Promise<'stopped'>((resolve) => {
    stopping.signal.addEventListener('abort', () => resolve('stopped'), { once: true });
  });

  async function attempt(): Promise<Attempt> {
    const address = await deps.openAddress();
    if (address.kind !== 'done') return address;
    return ask(async () => {
      const connection = await connect(address.value, deps);
      connections.add(connection);
      void connection.gone.then(() => connections.delete(connection));
      if (stopping.signal.aborted) void connection.close();
      for (const wake of waiting) wake();
      return connection;
    });
  }

  /** Logs once when a failure starts or changes, and once when it ends. */
  function note(next: Failure | null): void {
    const previous = failure;
    failure = next;
    if (next === null && previous !== null) log.info('Slack is connected again');
    if (next === null || next.error === previous?.error) return;
    const { message } = startError('SLACK_APP_TOKEN', apiUrl, next);
    if (isRefusal(next)) log.error(`${message} Until then it is tried again.`);
    else log.warn(`${message} It is tried again.`);
  }

  /** Keeps one connection open after another. */
  async function run(started: PromiseWithResolvers<void>): Promise<void> {
    let failures = 0;
    let isStarting = true;
    while (!stopping.signal.aborted) {
      const attempted = await Promise.race([attempt(), stopped]);
      if (attempted === 'stopped') return;
      if (attempted.kind !== 'done') {
        failures += 1;
        if (isStarting && (isRefusal(attempted) || failures >= START_ATTEMPTS)) {
          started.reject(startError('SLACK_APP_TOKEN', apiUrl, attempted));
          return;
        }
        note(attempted);
        await clock.wait(pauseAfter(failures, attempted, deps.random()), stopping.signal);
        continue;
      }
      const connection = attempted.value;
      const since = clock.elapsed();
      note(null);
      isStarting = false;
      started.resolve();
      const ending = await Promise.race([connection.over, stopped]);
      if (ending === 'asked') retire(connection);
      const wasGood = ending === 'asked' || clock.elapsed() - since >= GOOD_MS;
      failures = wasGood ? 0 : failures + 1;
      // Reconnects at once after a first failure.
      if (failures > 1) {
        await clock.wait(pauseAfter(failures - 1, null, deps.random()), stopping.signal);
      }
    }
  }

  /** Leaves a replaced connection to Slack to close, to answer what still arrives on it. */
  function retire(connection: Connection): void {
    const timer = setTimeout(() => void connection.close(), RETIRE_MS);
    void connection.gone.then(() => clearTimeout(timer));
  }

  return {
    open: () => {
      const started = Promise.withResolvers<void>();
      running = run(started);
      return started.promise;
    },
    state: () => {
      if (findOpen() !== undefined) return 'connected';
      return failure !== null && isRefusal(failure) ? 'refused' : 'connecting';
    },
    send: async (message, from) => {
      if (from.send(message)) return true;
      if (findOpen() === undefined && !stopping.signal.aborted) {
        const { promise, resolve } = Promise.withResolvers<void>();
        waiting.add(resolve);
        await within(clock, ACK_MS, { coming: promise, instead: undefined });
        waiting.delete(resolve);
      }
      return findOpen()?.send(message) ?? false;
    },
    close: async () => {
      stopping.abort();
      await running;
      await Promise.all([...connections].map((connection) => connection.close()));
    },
  };
}

const isRefusal = ({ kind, error }: Failure): boolean => kind === 'refused' || isTokenError(error);

/** In milliseconds; random, so that bots do not reconnect all at once, but never sooner than Slack asks. */
function pauseAfter(failures: number, failure: Failure | null, random: number): number {
  const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (failures - 1));
  const requestedMs = failure?.kind === 'later' ? (failure.retryAfterMs ?? 0) : 0;
  return Math.max(Math.min(requestedMs, LONGEST_REQUESTED_MS), longest * (0.5 + random / 2));
}
