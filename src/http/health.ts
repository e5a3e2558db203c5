import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Db } from '../store/open.ts';
import { countOpen } from '../store/outbox-claim.ts';

export type HealthDeps = { readonly db: Db; readonly connected: () => boolean };

/**
 * `GET /health`: 200 while the bot can hear Slack and reach its database, else 503. Says how many
 * messages wait to be posted, and nothing about their content.
 */
export const healthRoute = ({ db, connected }: HealthDeps) => ({
  path: '/health',
  method: ['GET', 'HEAD'],
  handler: (_request: IncomingMessage, response: ServerResponse): void => {
    void countOpen(db)
      .catch(() => null)
      .then((outbox) => {
        const slack = connected();
        response.writeHead(outbox !== null && slack ? 200 : 503, {
          'content-type': 'application/json',
          'cache-control': 'no-store',
        });
        response.end(
          JSON.stringify({
            slack: slack ? 'connected' : 'connecting',
            database: outbox === null ? 'unavailable' : 'ok',
            ...(outbox === null ? {} : { outbox }),
          }),
        );
      });
  },
});
