import { sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { healthRoute } from '../../src/http/health.ts';
import { serve } from '../../src/http/server.ts';
import { createLogger } from '../../src/logger.ts';
import { openStore } from '../../src/store/open.ts';

async function served() {
  const db = await openStore({ kind: 'sqlite', path: ':memory:' });
  const lines: string[] = [];
  let passed = 0;
  const clock = { ...systemClock, elapsed: () => passed };
  const log = createLogger({
    level: 'info',
    secrets: [],
    json: true,
    write: (line) => lines.push(line),
  });
  const route = healthRoute({ db, slack: () => 'connected', clock, log });
  const server = await serve(0, [route], (error) => {
    throw error;
  });
  onTestFinished(async () => {
    await server.close();
    await db.destroy();
  });
  return {
    db,
    lines,
    pass: (ms: number): void => {
      passed += ms;
    },
    health: async () => {
      const response = await fetch(`http://127.0.0.1:${server.port}/health`);
      return { status: response.status, body: await response.json() };
    },
  };
}

const WELL = {
  status: 200,
  body: { slack: 'connected', database: 'ok', outbox: { due: 0, parked: 0 } },
};
const NOT_WRITABLE = { status: 503, body: { database: 'not writable' } };

it('is not well while the database can be read and not written, and is well again after', async () => {
  const { db, pass, lines, health } = await served();
  expect(await health()).toEqual(WELL);
  await sql`pragma query_only = on`.execute(db);
  pass(5_000);
  expect(await health()).toMatchObject(NOT_WRITABLE);
  expect(lines.join('')).toMatch(/The database file cannot be written.*SQLITE_READONLY/);
  await sql`pragma query_only = off`.execute(db);
  pass(5_000);
  expect(await health()).toEqual(WELL);
});

it('writes no more often than each five seconds, however often it is asked', async () => {
  const { db, pass, health } = await served();
  expect(await health()).toEqual(WELL);
  await sql`pragma query_only = on`.execute(db);
  pass(4_999);
  expect(await health()).toEqual(WELL);
  pass(1);
  expect(await health()).toMatchObject(NOT_WRITABLE);
});
