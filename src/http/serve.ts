import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export type Route = {
  readonly path: string;
  readonly method: string[];
  readonly handler: (request: IncomingMessage, response: ServerResponse) => void;
};

/**
 * Serves these routes, and 404 elsewhere.
 *
 * @returns what ends it at once, whoever is connected
 * @throws when nothing can listen on that port
 */
export async function serve(port: number, routes: readonly Route[]): Promise<() => Promise<void>> {
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0];
    const route = routes.find(
      (one) => one.path === path && one.method.includes(request.method ?? ''),
    );
    if (route !== undefined) return route.handler(request, response);
    response.writeHead(404).end();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, resolve);
  });
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
}
