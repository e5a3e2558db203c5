import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Db } from '../store/open.ts';

export type HealthDeps = { readonly db: Db; readonly connected: () => boolean };

/**
 * `GET /health`: 200 while the bot can hear Slack and reach its database, else 503. Says how many
 * messages wait to be posted, and nothing about their content.
 */
export const healthRoute = ({ db, connected }: HealthDeps) => ({
  path: '/health',
  method: ['GET', 'HEAD'],
  handler: (_request: IncomingMessage, response: ServerResponse): void => {
    void report(db).then((outbox) => {
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

type Outbox = { readonly due: number; readonly parked: number };

async function report(db: Db): Promise<Outbox | null> {
  try {
    const rows = await db
      .selectFrom('outbox')
      .select((e) => ['state', e.fn.countAll<number | string>().as('count')])
      .where('state', '<>', 'done')
      .groupBy('state')
      .execute();
    const count = (state: string): number =>
      Number(rows.find((row) => row.state === state)?.count ?? 0);
    return { due: count('due'), parked: count('parked') };
  } catch {
    return null;
  }
}
