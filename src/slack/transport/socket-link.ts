import { type Clock, within } from '../../clock.ts';
import type { Logger } from '../../logger.ts';
import { type Answer, ask, isTokenError } from '../api/answer.ts';
import { startError } from '../api/identity.ts';
import { type Connection, type ConnectionDeps, connect } from './socket-connection.ts';

/** Pauses between attempts that fail, each twice as long as the one before. */
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** Slack may ask for more patience than that, up to here. */
const LONGEST_ASKED_MS = 300_000;
/** A connection that lived for so long was a good one. */
const GOOD_MS = 10_000;
/** Slack closes a connection about ten seconds after it has asked for another one. */
const RETIRE_MS = 30_000;
/** At the start somebody waits for the answer. */
const START_ATTEMPTS = 5;
/** Slack waits for an acknowledgement for so long. */
const ACK_MS = 3_000;

export type SocketLinkDeps = {
  readonly apiUrl: string;
  readonly clock: Clock;
  /** From 0 up to 1. */
  readonly random: () => number;
  readonly log: Logger;
  /** Asks Slack for the address of one connection. */
  readonly openAddress: () => Promise<Answer<string>>;
  readonly onEnvelope: ConnectionDeps['onEnvelope'];
};

/** A lasting link to Slack made of connections, of which Slack asks for a new one now and then. */
export type SocketLink = {
  /** @throws {SlackStartError} when Slack refuses the token or stays out of reach. */
  readonly open: () => Promise<void>;
  readonly state: () => 'connected' | 'connecting' | 'refused';
  /** Sends by this connection or, when it is gone, by the next one; false when there is none. */
  readonly send: (message: unknown, from: Connection) => Promise<boolean>;
  /** Takes nothing more, and resolves when every connection is gone. */
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

  /** One line when something begins to be wrong, and one when it is right again. */
  function note(next: Failure | null): void {
    const before = failure;
    failure = next;
    if (next === null && before !== null) log.info('Slack is connected again');
    if (next === null || next.error === before?.error) return;
    const { message } = startError('SLACK_APP_TOKEN', apiUrl, next);
    if (isRefusal(next)) log.error(`${message} Until then it is tried again.`);
    else log.warn(`${message} It is tried again.`);
  }

  /** Holds one connection after the other, and the old one until Slack ends it. */
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
      // The first time at once.
      if (failures > 1) {
        await clock.wait(pauseAfter(failures - 1, null, deps.random()), stopping.signal);
      }
    }
  }

  /** What Slack still sends on it is still answered on it. */
  function retire(connection: Connection): void {
    const enough = setTimeout(() => void connection.close(), RETIRE_MS);
    void connection.gone.then(() => clearTimeout(enough));
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

/** In milliseconds; never two bots at the same moment, and never sooner than Slack asks. */
function pauseAfter(failures: number, failure: Failure | null, random: number): number {
  const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (failures - 1));
  const asked = failure?.kind === 'later' ? (failure.retryAfterMs ?? 0) : 0;
  return Math.max(Math.min(asked, LONGEST_ASKED_MS), longest * (0.5 + random / 2));
}
