import SqliteDatabase from 'better-sqlite3';
import { expect, it } from 'vitest';
import { ask } from './ask.ts';
import { movableClock } from './clock.ts';
import { discussionOf, FIVE, sent } from './team.ts';
import { startTestApp, type TestApp } from './test-app.ts';

const CASE = { title: 'Support answers', answers: '4 0 4 3 3 3' };

/** When the decision is to be looked at again. */
function reviewOf({ config }: TestApp): string {
  if (config.database.kind !== 'sqlite') throw new Error('this stage keeps no file');
  const db = new SqliteDatabase(config.database.path, { readonly: true });
  const at = db.prepare("select due_at from jobs where kind = 'review'").pluck().get();
  db.close();
  return new Date(Number(at)).toISOString();
}

it('a review that is set in summer comes at nine in the morning of a winter’s day', async () => {
  const clock = movableClock();
  const year = new Date(clock.now()).getUTCFullYear() + 1;
  clock.advance(Date.UTC(year, 7, 20, 12) - clock.now());
  const people = FIVE.map((person) => ({ ...person, timeZone: 'America/New_York' }));
  const testApp = await startTestApp('socket', { clock, people });
  await ask(testApp.slack, 'ana', 'general', CASE);
  const discussion = await discussionOf(testApp.slack, CASE.title);
  const form = await discussion.form('ana', 'decide');
  await form.select('review_on', `${year}-12-01`);
  await sent(form);
  await discussion.says('*Decided');
  expect(reviewOf(testApp)).toBe(`${year}-12-01T14:00:00.000Z`);
});
