import pg from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startPooler } from '../contract/a-pooler.ts';
import { emptyPostgres, migratedPostgres } from '../contract/databases.ts';
import { ask, threadOf, WHOLE_THREAD } from './ask.ts';
import { startTestApp } from './test-app.ts';

const CASE = { title: 'Billing bot', answers: '3 4 4 3 3 2' };

describe('on PostgreSQL', () => {
  it('the main job is the same', async () => {
    const { slack } = await startTestApp('socket', { database: await emptyPostgres() });
    await ask(slack, 'ana', 'general', CASE);
    const thread = await threadOf(slack, 'ana', 'general', CASE.title);
    expect(thread).toHaveLength(WHOLE_THREAD);
  });

  it('two instances of the bot share the work and post nothing twice', async () => {
    const { slack, startBot } = await startTestApp('socket', {
      database: await migratedPostgres(),
    });
    await startBot();
    await slack.when(() => slack.sockets.connections() === 2);
    const titles = Array.from({ length: 8 }, (_, index) => `Case ${index}.`);
    for (const title of titles) await ask(slack, 'ana', 'general', { ...CASE, title });
    for (const title of titles) await threadOf(slack, 'ana', 'general', title);
    expect(slack.as('ana').messages('general')).toHaveLength(titles.length * WHOLE_THREAD);
  });

  it('behind a pooler that lends connections by the transaction it is the same too', async () => {
    const database = await migratedPostgres();
    if (database.kind !== 'postgres') throw new Error('no PostgreSQL');
    const pooler = await startPooler(database.url);
    onTestFinished(pooler.stop);
    const { slack, startBot } = await startTestApp('socket', {
      database: { kind: 'postgres', url: pooler.url },
    });
    await startBot();
    await slack.when(() => slack.sockets.connections() === 2);
    await ask(slack, 'ana', 'general', CASE);
    expect(await threadOf(slack, 'ana', 'general', CASE.title)).toHaveLength(WHOLE_THREAD);

    // The next user of the pooled connection finds its settings unchanged.
    const next = new pg.Client({ connectionString: pooler.url });
    await next.connect();
    for (let session = 0; session < pooler.size; session += 1) {
      const { rows } = await next.query(`
        select current_setting('statement_timeout') as statement,
          current_setting('idle_in_transaction_session_timeout') as idle,
          (select count(*)::int from pg_locks where locktype = 'advisory') as locks`);
      expect(rows).toEqual([{ statement: '0', idle: '0', locks: 0 }]);
    }
    await next.end();
  });
});
