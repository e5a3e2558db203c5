import http from 'node:http';
import https from 'node:https';
import WebSocket from 'ws';
import { z } from 'zod';
import type { Logger } from '../../logger.ts';

/** For the whole way to Slack's `hello`. */
const HELLO_MS = 10_000;
/** A connection that is silent for two of these is dead. */
const PING_MS = 5_000;
/** How long the other side may take to say good-bye too. */
const GOODBYE_MS = 1_000;
/** In bytes. What Slack sends is far smaller. */
const LONGEST_FRAME = 4_000_000;

const frameSchema = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('hello') }),
  z.looseObject({ type: z.literal('disconnect'), reason: z.string().optional() }),
]);

const envelopeSchema = z.looseObject({
  type: z.string(),
  envelope_id: z.string().min(1),
  payload: z.unknown(),
  accepts_response_payload: z.boolean().optional(),
  retry_attempt: z.number().optional(),
  retry_reason: z.string().optional(),
});
export type Envelope = z.infer<typeof envelopeSchema>;

/** One WebSocket to Slack, from its `hello` to its end. */
export type Connection = {
  readonly isOpen: () => boolean;
  /** @returns false when it is not open any more. */
  readonly send: (message: unknown) => boolean;
  /**
   * Resolves once another connection is needed: `asked` when Slack said so, and this one still
   * works for some seconds; `lost` when it is gone.
   */
  readonly over: Promise<'asked' | 'lost'>;
  /** Resolves when it is closed. */
  readonly gone: Promise<void>;
  /** Says good-bye, and resolves when it is gone. */
  readonly close: () => Promise<void>;
};

export type ConnectionDeps = {
  readonly log: Logger;
  readonly onEnvelope: (envelope: Envelope, from: Connection) => void;
};

/**
 * Connects to an address that `apps.connections.open` gave, through the proxy that Node was given,
 * if any.
 *
 * @throws when it cannot be reached, or does not say `hello`
 */
export function connect(url: string, { log, onEnvelope }: ConnectionDeps): Promise<Connection> {
  // Looked up now: Node puts other agents there when it is told of a proxy.
  const agent = url.startsWith('wss:') ? https.globalAgent : http.globalAgent;
  const socket = new WebSocket(url, { agent, maxPayload: LONGEST_FRAME });
  const greeted = Promise.withResolvers<Connection>();
  const over = Promise.withResolvers<'asked' | 'lost'>();
  const gone = new Promise<void>((resolve) => {
    socket.once('close', () => resolve());
  });
  const connection: Connection = {
    isOpen: () => socket.readyState === WebSocket.OPEN,
    send: (message) => {
      if (socket.readyState !== WebSocket.OPEN) return false;
      socket.send(JSON.stringify(message));
      return true;
    },
    over: over.promise,
    gone,
    close: async () => {
      socket.close(1000);
      const enough = setTimeout(() => socket.terminate(), GOODBYE_MS);
      await gone;
      clearTimeout(enough);
    },
  };

  const patience = setTimeout(() => {
    greeted.reject(new Error('no hello'));
    socket.terminate();
  }, HELLO_MS);
  let unanswered = 0;
  const pings = setInterval(() => {
    if (unanswered >= 2) return socket.terminate();
    unanswered += 1;
    if (socket.readyState === WebSocket.OPEN) socket.ping();
  }, PING_MS);
  for (const sign of ['message', 'ping', 'pong'] as const) {
    socket.on(sign, () => {
      unanswered = 0;
    });
  }
  // Always followed by `close`.
  socket.on('error', (error) => greeted.reject(error));
  socket.on('close', (code) => {
    clearTimeout(patience);
    clearInterval(pings);
    greeted.reject(new Error(`closed with ${code}`));
    over.resolve('lost');
  });
  socket.on('message', (data, isBinary) => {
    const frame = isBinary ? undefined : parse(String(data));
    const own = frameSchema.safeParse(frame);
    if (own.success && own.data.type === 'hello') {
      clearTimeout(patience);
      greeted.resolve(connection);
      return;
    }
    if (own.success) {
      log.debug({ reason: own.data.reason }, 'Slack asks for another connection');
      over.resolve('asked');
      return;
    }
    const envelope = envelopeSchema.safeParse(frame);
    if (envelope.success) onEnvelope(envelope.data, connection);
    else log.warn('Refused a frame that Slack would not send');
  });
  return greeted.promise;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
