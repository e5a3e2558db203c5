import SqliteDatabase from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { ask, rootOf, threadOf } from '../journeys/ask.ts';
import { startTestApp } from '../journeys/test-app.ts';

it('a click that could not be kept is not acknowledged, and works once it can be', async () => {
  const { slack, config } = await startTestApp('socket', { timing: { ackMs: 1_000 } });
  await ask(slack, 'ana', 'general', { title: 'Billing bot', answers: '3 4 4 3 3 2' });
  const [root] = await threadOf(slack, 'ana', 'general', 'Billing bot');
  if (root === undefined || config.database.kind !== 'sqlite') throw new Error('no thread');
  const db = new SqliteDatabase(config.database.path);
  onTestFinished(() => {
    db.close();
  });

  db.exec('alter table votes rename to elsewhere');
  expect(await slack.as('ben').click('general', root.ts, 'agree')).toMatchObject({ ok: false });
  db.exec('alter table elsewhere rename to votes');

  expect(await slack.as('ben').click('general', root.ts, 'agree')).toEqual({ ok: true });
  expect(db.prepare('select user_id, voice from votes').all()).toMatchObject([{ voice: 'agree' }]);
  await slack.when(() => rootOf(slack, 'ana', 'general', 'Billing bot')?.text.includes('1 agree'));
});
