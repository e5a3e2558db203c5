import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../clock.ts';
import type { Logger } from '../logger.ts';
import { type Db, tryWrite } from '../store/open.ts';
import { countOpen } from '../store/outbox-claim.ts';

export type HealthDeps = {
  readonly db: Db;
  readonly connected: () => boolean;
  readonly clock: Clock;
  readonly log: Logger;
};

/** How long what was found out about writing is believed, in milliseconds. */
const BELIEVED_MS = 5_000;

/**
 * `GET /health`: 200 while the bot can hear Slack, and read and write its database, else 503. Says
 * how many messages wait to be posted, and nothing about their content.
 */
export function healthRoute({ db, connected, clock, log }: HealthDeps) {
  const canWrite = writing({ db, clock, log });
  const outcome = async () => {
    const [outbox, isWritable] = await Promise.all([countOpen(db).catch(() => null), canWrite()]);
    const database = outbox === null ? 'unavailable' : isWritable ? 'ok' : 'not writable';
    return { database, ...(outbox === null ? {} : { outbox }) };
  };
  return {
    path: '/health',
    method: ['GET', 'HEAD'],
    handler: (_request: IncomingMessage, response: ServerResponse): void => {
      void outcome().then((found) => {
        const slack = connected();
        response.writeHead(found.database === 'ok' && slack ? 200 : 503, {
          'content-type': 'application/json',
          'cache-control': 'no-store',
        });
        response.end(JSON.stringify({ slack: slack ? 'connected' : 'connecting', ...found }));
      });
    },
  };
}

/** Whether the database can be written, found out by writing, and not at every question. */
function writing({ db, clock, log }: Omit<HealthDeps, 'connected'>): () => Promise<boolean> {
  let latest: { readonly at: number; readonly isWritable: Promise<boolean> } | null = null;
  const find = (): Promise<boolean> =>
    tryWrite(db).then(
      () => true,
      (error: unknown) => {
        log.error({ err: error }, 'The database cannot be written');
        return false;
      },
    );
  return () => {
    const now = clock.elapsed();
    if (latest === null || now - latest.at >= BELIEVED_MS) latest = { at: now, isWritable: find() };
    return latest.isWritable;
  };
}
