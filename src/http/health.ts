import type { Db } from '../store/open.ts';
import { countOpen } from '../store/outbox-claim.ts';
import type { Route } from './server.ts';

export type HealthDeps = {
  readonly db: Db;
  /** `refused` while Slack does not take a token of the bot's. */
  readonly slack: () => 'connected' | 'connecting' | 'refused';
};

/**
 * `GET /health`: 200 while the bot can hear Slack and reach its database, else 503. Says how many
 * messages wait to be posted, and nothing about their content.
 */
export const healthRoute = ({ db, slack }: HealthDeps): Route => ({
  path: '/health',
  methods: ['GET', 'HEAD'],
  handle: async (_request, response) => {
    const outbox = await countOpen(db).catch(() => null);
    const link = slack();
    response.writeHead(outbox !== null && link === 'connected' ? 200 : 503, {
      'content-type': 'application/json',
      'cache-control': 'no-store',
    });
    response.end(
      JSON.stringify({
        slack: link,
        database: outbox === null ? 'unavailable' : 'ok',
        ...(outbox === null ? {} : { outbox }),
      }),
    );
  },
});
