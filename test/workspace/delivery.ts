import { randomUUID } from 'node:crypto';
import type { Json } from './json.ts';
import type { Inbound, Outcome, Retry, Transport } from './transport/transport.ts';

/** One payload as it was sent, for tests that look at what the app received. */
type Delivered = { readonly inbound: Inbound; readonly retry: Retry | null };

export type Delivery = {
  /** Sends a command or an interaction; it counts as failed when the ack takes too long. */
  readonly interact: (inbound: Inbound) => Promise<Outcome>;
  /** Sends an event in the background, and again with the same `event_id` until it is acked. */
  readonly event: (payload: Json) => void;
  /** The next payload goes out twice, byte for byte the same. */
  readonly deliverTwice: () => void;
  /** Acks reach the workspace only after the returned function was called. */
  readonly holdAcks: () => () => void;
  readonly delivered: () => readonly Delivered[];
  /** Resolves when no event is under way or waiting for its retry. */
  readonly idle: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

type Options = {
  readonly transport: Transport;
  readonly ackMs: number;
  readonly eventRetryMs: readonly number[];
  readonly onChange: () => void;
};

/** A demo may run for days. */
const mostRemembered = 5000;

const retryReason = {
  timeout: 'http_timeout',
  no_connection: 'connection_failed',
  http_error: 'http_error',
} as const;

export function createDelivery({ transport, ackMs, eventRetryMs, onChange }: Options): Delivery {
  const stopped = new AbortController();
  const log: Delivered[] = [];
  const running = new Set<Promise<void>>();
  let copies = 1;
  let gate: Promise<void> = Promise.resolve();

  const sendOnce = async (
    inbound: Inbound,
    retry: Retry | null,
    envelopeId: string,
  ): Promise<Outcome> => {
    log.push({ inbound, retry });
    if (log.length > mostRemembered) log.shift();
    onChange();
    const outcome = await transport.send(inbound, retry, envelopeId);
    await gate;
    return outcome;
  };
  const send = async (inbound: Inbound, retry: Retry | null): Promise<Outcome> => {
    const times = copies;
    copies = 1;
    const envelopeId = randomUUID();
    const sent = Array.from({ length: times }, () => sendOnce(inbound, retry, envelopeId));
    const settled = new AbortController();
    const deadline = wait(ackMs, AbortSignal.any([stopped.signal, settled.signal])).then(
      (): Outcome => ({ acked: false, why: 'timeout' }),
    );
    return Promise.race([...sent, deadline]).finally(() => settled.abort());
  };
  const sendEvent = async (payload: Json): Promise<void> => {
    let outcome = await send({ kind: 'event', payload }, null);
    for (const [index, pause] of eventRetryMs.entries()) {
      if (outcome.acked || outcome.noRetry === true) return;
      await wait(pause, stopped.signal);
      if (stopped.signal.aborted) return;
      const retry = { attempt: index + 1, reason: retryReason[outcome.why] };
      outcome = await send({ kind: 'event', payload }, retry);
    }
  };

  return {
    interact: (inbound) => send(inbound, null),
    event: (payload) => {
      const task = sendEvent(payload).finally(() => running.delete(task));
      running.add(task);
    },
    deliverTwice: () => {
      copies = 2;
    },
    holdAcks: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      gate = promise;
      return resolve;
    },
    delivered: () => log,
    idle: async () => {
      while (running.size > 0) await Promise.all(running);
    },
    stop: async () => {
      stopped.abort();
      await transport.stop();
    },
  };
}

/** Resolves after `ms`, or at once when the signal aborts. */
function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}
