import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Postgres, startPostgres } from '../contract/a-postgres.ts';
import { ask, threadOf } from './ask.ts';
import { setStage } from './stage.ts';

const CASE = { title: 'Billing bot', answers: '3 4 4 3 3 2' };

describe('on PostgreSQL', () => {
  let postgres: Postgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  }, 60_000);
  afterAll(() => postgres.stop());

  it('the main job is the same', async () => {
    const { slack } = await setStage('socket', { database: await postgres.freshDatabase() });
    await ask(slack, 'ana', 'general', CASE);
    const thread = await threadOf(slack, 'ana', 'general', CASE.title);
    expect(thread).toHaveLength(4);
  });

  it('two instances of the bot share the work and post nothing twice', async () => {
    const { slack, startBot } = await setStage('socket', {
      database: await postgres.freshDatabase(),
    });
    await startBot();
    await slack.when(() => slack.sockets.connections() === 2);
    const titles = Array.from({ length: 8 }, (_, index) => `Case ${index}.`);
    for (const title of titles) await ask(slack, 'ana', 'general', { ...CASE, title });
    for (const title of titles) await threadOf(slack, 'ana', 'general', title);
    expect(slack.as('ana').messages('general')).toHaveLength(titles.length * 4);
  });
});
