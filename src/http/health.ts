import type { Clock } from '../clock.ts';
import type { Logger } from '../logger.ts';
import { type Db, tryWrite } from '../store/open.ts';
import { countOpen, type OpenEntries } from '../store/outbox-claim.ts';
import type { Route } from './server.ts';

export type HealthDeps = {
  readonly db: Db;
  /** `refused` while Slack refuses one of the bot's tokens. */
  readonly slack: () => 'connected' | 'connecting' | 'refused';
  readonly clock: Clock;
  readonly log: Logger;
};

/** How long the result of a test write is reused, in milliseconds. */
const WRITE_CHECK_MS = 5_000;

/**
 * `GET /health`: 200 while the bot is connected to Slack and can read and write its database, else
 * 503. Reports how many messages wait to be posted, and nothing about their content.
 */
export function healthRoute({ db, slack, clock, log }: HealthDeps): Route {
  const canWrite = createWriteCheck({ db, clock, log });
  return {
    path: '/health',
    methods: ['GET', 'HEAD'],
    handle: async (_request, response) => {
      const [outbox, isWritable] = await Promise.all([countOpen(db).catch(() => null), canWrite()]);
      const database = outbox === null ? 'unavailable' : isWritable ? 'ok' : 'not writable';
      const connection = slack();
      response.writeHead(database === 'ok' && connection === 'connected' ? 200 : 503, {
        'content-type': 'application/json',
        'cache-control': 'no-store',
      });
      response.end(
        JSON.stringify({
          slack: connection,
          database,
          ...(outbox === null ? {} : { outbox: outboxFields(outbox) }),
        }),
      );
    },
  };
}

/** Monitors rely on these names. */
const outboxFields = ({ due, blocked: parked }: OpenEntries) => ({ due, parked });

/** Tests whether the database can be written, by writing; reuses the result for a while. */
function createWriteCheck({ db, clock, log }: Omit<HealthDeps, 'slack'>): () => Promise<boolean> {
  let latest: { readonly at: number; readonly isWritable: Promise<boolean> } | null = null;
  const check = (): Promise<boolean> =>
    tryWrite(db).then(
      () => true,
      (error: unknown) => {
        log.error({ err: error }, 'The database cannot be written');
        return false;
      },
    );
  return () => {
    const now = clock.elapsed();
    if (latest === null || now - latest.at >= WRITE_CHECK_MS) {
      latest = { at: now, isWritable: check() };
    }
    return latest.isWritable;
  };
}
