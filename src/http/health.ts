import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../clock.ts';
import type { Db } from '../store/open.ts';
import { countOpen } from '../store/outbox-claim.ts';
import { isWritable } from '../store/writable.ts';

export type HealthDeps = {
  readonly db: Db;
  readonly connected: () => boolean;
  readonly clock: Clock;
};

/** So long an answer of the database is given to others who ask, in milliseconds. */
const FRESH_MS = 2_000;

type DatabaseState = {
  readonly database: 'ok' | 'read_only' | 'unavailable';
  /** Messages that wait to be posted. */
  readonly outbox?: Awaited<ReturnType<typeof countOpen>>;
};

/**
 * `GET /health`: 200 while the bot can hear Slack and write to its database, else 503. Says how many
 * messages wait to be posted, and nothing about their content.
 */
export function healthRoute({ db, connected, clock }: HealthDeps) {
  let asked: { readonly at: number; readonly state: Promise<DatabaseState> } | null = null;

  /** Asked by many at once, the database is asked once: each time it writes to the disk. */
  function state(): Promise<DatabaseState> {
    const now = clock.elapsed();
    if (asked === null || now - asked.at >= FRESH_MS) asked = { at: now, state: stateOf(db) };
    return asked.state;
  }

  return {
    path: '/health',
    method: ['GET', 'HEAD'],
    handler: (_request: IncomingMessage, response: ServerResponse): void => {
      void state().then((found) => {
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

async function stateOf(db: Db): Promise<DatabaseState> {
  const outbox = await countOpen(db).catch(() => null);
  if (outbox === null) return { database: 'unavailable' };
  return { database: (await isWritable(db)) ? 'ok' : 'read_only', outbox };
}
