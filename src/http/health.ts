import type { Clock } from '../clock.ts';
import type { Logger } from '../logger.ts';
import { type Db, tryWrite } from '../store/open.ts';
import { countOpen, type OpenEntries } from '../store/outbox-claim.ts';
import type { Route } from './server.ts';

export type HealthDeps = {
  readonly db: Db;
  /** `refused` while Slack does not take a token of the bot's. */
  readonly slack: () => 'connected' | 'connecting' | 'refused';
  readonly clock: Clock;
  readonly log: Logger;
};

/** How long what was found out about writing is believed, in milliseconds. */
const BELIEVED_MS = 5_000;

/**
 * `GET /health`: 200 while the bot can hear Slack, and read and write its database, else 503. Says
 * how many messages wait to be posted, and nothing about their content.
 */
export function healthRoute({ db, slack, clock, log }: HealthDeps): Route {
  const canWrite = writing({ db, clock, log });
  return {
    path: '/health',
    methods: ['GET', 'HEAD'],
    handle: async (_request, response) => {
      const [outbox, isWritable] = await Promise.all([countOpen(db).catch(() => null), canWrite()]);
      const database = outbox === null ? 'unavailable' : isWritable ? 'ok' : 'not writable';
      const link = slack();
      response.writeHead(database === 'ok' && link === 'connected' ? 200 : 503, {
        'content-type': 'application/json',
        'cache-control': 'no-store',
      });
      response.end(
        JSON.stringify({
          slack: link,
          database,
          ...(outbox === null ? {} : { outbox: shown(outbox) }),
        }),
      );
    },
  };
}

/** As monitors read it. */
const shown = ({ due, blocked: parked }: OpenEntries) => ({ due, parked });

/** Whether the database can be written, found out by writing, and not at every question. */
function writing({ db, clock, log }: Omit<HealthDeps, 'slack'>): () => Promise<boolean> {
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
