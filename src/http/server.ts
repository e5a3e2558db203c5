import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

export type Route = {
  readonly path: string;
  readonly methods: readonly string[];
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
};

export type HttpServer = {
  readonly port: number;
  /**
   * Accepts nothing more. Answers every request that has arrived completely, and cuts all other
   * connections, so that an idle client cannot delay a stop.
   */
  readonly close: () => Promise<void>;
};

/** How long a request may take to arrive, in milliseconds. */
const REQUEST_MS = 10_000;

/**
 * Serves these routes: 404 for other paths, 405 for other methods, 500 when a route fails.
 *
 * @param failed called when a route fails
 * @throws when the port cannot be used
 */
export async function serve(
  port: number,
  routes: readonly Route[],
  failed: (error: unknown) => void,
): Promise<HttpServer> {
  /** Every connection with its current request; null once that is answered. */
  const open = new Map<Socket, IncomingMessage | null>();
  let closing = false;
  const server = createServer((request, response) => {
    const { socket } = request;
    open.set(socket, request);
    response.on('close', () => {
      if (open.has(socket)) open.set(socket, null);
      if (closing) socket.destroySoon();
    });
    void answer(routes, request, response).catch((error: unknown) => {
      // The client hung up in the middle of a request.
      if (socket.destroyed) return;
      failed(error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  server.requestTimeout = REQUEST_MS;
  server.on('connection', (socket: Socket) => {
    open.set(socket, null);
    socket.on('close', () => open.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, () => {
      server.off('error', reject);
      resolve();
    });
  });
  server.on('error', failed);
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: () =>
      new Promise((resolve) => {
        closing = true;
        server.close(() => resolve());
        for (const [socket, request] of open) {
          if (request === null || !request.complete) socket.destroy();
        }
      }),
  };
}

async function answer(
  routes: readonly Route[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = (request.url ?? '').split('?', 1)[0];
  const route = routes.find((one) => one.path === path);
  if (route === undefined) {
    response.writeHead(404).end();
    return;
  }
  if (!route.methods.includes(request.method ?? '')) {
    response.writeHead(405, { allow: route.methods.join(', ') }).end();
    return;
  }
  await route.handle(request, response);
}

/** Reads the whole body; null when it is longer than `limit` bytes. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    length += chunk.length;
    if (length > limit) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
