import http from 'node:http';
import https from 'node:https';
import WebSocket from 'ws';
import { z } from 'zod';
import type { Logger } from '../../logger.ts';

/** The time-out for connecting, up to Slack's `hello`. */
const HELLO_MS = 10_000;
/** The interval of pings; a connection that stays silent after two of them is dead. */
const PING_MS = 5_000;
/** How long to wait for Slack to confirm a close. */
const CLOSE_MS = 1_000;
/** In bytes; Slack's frames are far smaller. */
const LONGEST_FRAME = 4_000_000;

/** Slack's messages about the connection itself. */
const controlSchema = z.discriminatedUnion('type', [
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

/** A WebSocket to Slack that has received its `hello`. */
export type Connection = {
  readonly isOpen: () => boolean;
  /** @returns false when the connection is no longer open */
  readonly send: (message: unknown) => boolean;
  /**
   * Resolves once another connection is needed: `asked` when Slack asks for one while this one still
   * works for some seconds; `lost` when this one is closed.
   */
  readonly over: Promise<'asked' | 'lost'>;
  /** Resolves when the connection is closed. */
  readonly gone: Promise<void>;
  /** Closes the connection, by force if Slack does not confirm; resolves when it is closed. */
  readonly close: () => Promise<void>;
};

export type ConnectionDeps = {
  readonly log: Logger;
  readonly onEnvelope: (envelope: Envelope, from: Connection) => void;
};

/**
 * Connects to a URL from `apps.connections.open`, through Node's proxy if one is set.
 *
 * @throws when Slack cannot be reached or sends no `hello`
 */
export function connect(url: string, { log, onEnvelope }: ConnectionDeps): Promise<Connection> {
  // Read at each call, because setting a proxy replaces Node's global agents.
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
      const timer = setTimeout(() => socket.terminate(), CLOSE_MS);
      await gone;
      clearTimeout(timer);
    },
  };

  const helloTimer = setTimeout(() => {
    greeted.reject(new Error('no hello'));
    socket.terminate();
  }, HELLO_MS);
  let unanswered = 0;
  const pings = setInterval(() => {
    if (unanswered >= 2) return socket.terminate();
    unanswered += 1;
    if (socket.readyState === WebSocket.OPEN) socket.ping();
  }, PING_MS);
  for (const event of ['message', 'ping', 'pong'] as const) {
    socket.on(event, () => {
      unanswered = 0;
    });
  }
  // A `close` event always follows.
  socket.on('error', (error) => greeted.reject(error));
  socket.on('close', (code) => {
    clearTimeout(helloTimer);
    clearInterval(pings);
    greeted.reject(new Error(`closed with ${code}`));
    over.resolve('lost');
  });
  socket.on('message', (data, isBinary) => {
    const frame = isBinary ? undefined : parse(String(data));
    const control = controlSchema.safeParse(frame);
    if (control.success && control.data.type === 'hello') {
      clearTimeout(helloTimer);
      greeted.resolve(connection);
      return;
    }
    if (control.success) {
      log.debug({ reason: control.data.reason }, 'Slack asks for another connection');
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
