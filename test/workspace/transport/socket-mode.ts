import type { Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import { secret } from '../ids.ts';
import { tryParse } from '../json.ts';
import type { Inbound, Outcome, Transport } from './transport.ts';

const mostConnections = 10;
const closingMs = 200;
/** From a warning to the end of the connection. */
const warningMs = 10_000;

const ackSchema = z.object({ envelope_id: z.string(), payload: z.unknown().optional() });

const envelopeType = {
  command: 'slash_commands',
  interactive: 'interactive',
  event: 'events_api',
} as const;

export type SocketMode = Transport & {
  /** A ticket for one connection, to be put into the URL `apps.connections.open` returns. */
  readonly issueTicket: () => string | null;
  readonly connections: () => number;
  /**
   * Asks every client to reconnect, as Slack does every few hours, and closes the socket: at once,
   * or ten seconds after a warning.
   *
   * @returns what lets those ten seconds pass at once
   */
  readonly refreshConnections: (reason: 'warning' | 'refresh_requested') => () => void;
  /** Sends this as it is to every client: a frame that Slack would not send. */
  readonly sendRaw: (frame: string | Buffer) => void;
  /** Cuts every connection without a closing handshake. */
  readonly cutConnections: () => void;
  /** While true, `apps.connections.open` fails and upgrades are refused. */
  readonly refuseConnections: (refuse: boolean) => void;
};

type Options = {
  readonly server: Server;
  readonly appId: string;
  readonly pingMs: number;
  readonly onChange: () => void;
};

export function createSocketMode({ server, appId, pingMs, onChange }: Options): SocketMode {
  const sockets = new WebSocketServer({ noServer: true });
  const open: WebSocket[] = [];
  const tickets = new Set<string>();
  const waiting = new Map<string, (outcome: Outcome) => void>();
  let refusing = false;
  let turn = 0;

  const ready = (): readonly WebSocket[] =>
    open.filter((socket) => socket.readyState === socket.OPEN);
  const drop = (socket: WebSocket): void => {
    const at = open.indexOf(socket);
    if (at >= 0) open.splice(at, 1);
    onChange();
  };
  const onMessage = (data: RawData): void => {
    const ack = ackSchema.safeParse(tryParse(data.toString()));
    if (!ack.success) return;
    waiting.get(ack.data.envelope_id)?.({ acked: true, response: ack.data.payload });
    waiting.delete(ack.data.envelope_id);
  };

  const disconnect = (socket: WebSocket, reason: string): void =>
    socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'workspace' } }));
  const end = (socket: WebSocket): void => {
    if (socket.readyState !== socket.OPEN) return;
    disconnect(socket, 'refresh_requested');
    socket.close();
  };

  server.on('upgrade', (request, stream, head) => {
    const ticket = new URL(request.url ?? '/', 'http://workspace').searchParams.get('ticket') ?? '';
    if (refusing || !tickets.delete(ticket)) {
      stream.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, stream, head, (socket) => {
      if (open.length >= mostConnections) {
        socket.send(JSON.stringify({ type: 'disconnect', reason: 'too_many_websockets' }));
        socket.close();
        return;
      }
      open.push(socket);
      socket.on('message', onMessage);
      socket.on('close', () => drop(socket));
      socket.on('error', () => socket.terminate());
      socket.send(
        JSON.stringify({
          type: 'hello',
          num_connections: open.length,
          connection_info: { app_id: appId },
          debug_info: { host: 'workspace', approximate_connection_time: 18_060 },
        }),
      );
      onChange();
    });
  });
  const pings = setInterval(() => {
    for (const socket of open) socket.ping(`Ping from workspace ${Date.now()}`);
  }, pingMs);
  pings.unref();

  return {
    issueTicket: () => {
      if (refusing) return null;
      const ticket = secret(16);
      tickets.add(ticket);
      return ticket;
    },
    // One that is closing takes nothing any more: whoever waits for a connection waits for another.
    connections: () => ready().length,
    refuseConnections: (refuse) => {
      refusing = refuse;
    },
    cutConnections: () => {
      for (const socket of [...open]) socket.terminate();
    },
    refreshConnections: (reason) => {
      const asked = [...open];
      const endAll = (): void => asked.forEach(end);
      if (reason === 'warning') {
        for (const socket of asked) disconnect(socket, reason);
        setTimeout(endAll, warningMs).unref();
      } else endAll();
      return endAll;
    },
    sendRaw: (frame) => {
      for (const socket of open) socket.send(frame);
    },
    send: (inbound, retry, envelope) => {
      turn += 1;
      const usable = ready();
      const socket = usable[turn % Math.max(1, usable.length)];
      if (socket === undefined) return Promise.resolve({ acked: false, why: 'no_connection' });
      return new Promise((resolve) => {
        const earlier = waiting.get(envelope);
        waiting.set(envelope, (outcome) => {
          earlier?.(outcome);
          resolve(outcome);
        });
        socket.send(
          JSON.stringify({
            envelope_id: envelope,
            type: envelopeType[inbound.kind],
            payload: inbound.payload,
            accepts_response_payload: acceptsResponse(inbound),
            ...(retry === null ? {} : { retry_attempt: retry.attempt, retry_reason: retry.reason }),
          }),
        );
      });
    },
    stop: async () => {
      clearInterval(pings);
      const closing = [...open].map(
        (socket) => new Promise<void>((resolve) => socket.once('close', () => resolve())),
      );
      for (const socket of [...open]) socket.close(1001);
      // A client that does not answer the closing handshake is cut off.
      await Promise.race([Promise.all(closing), sleep(closingMs, null, { ref: false })]);
      for (const socket of [...open]) socket.terminate();
      sockets.close();
    },
  };
}

/** Slack takes an answer inside the acknowledgement for commands and submitted views only. */
function acceptsResponse(inbound: Inbound): boolean {
  return inbound.kind === 'command' || inbound.payload.type === 'view_submission';
}
