import { expect, it } from 'vitest';
import { aBot, PACE, WHOLE } from './a-bot.ts';

it('a message that cannot be read keeps its own thread waiting alone, and is in the log', async () => {
  const bot = await aBot();
  bot.slack.next('post', async () => {
    await bot.db.updateTable('outbox').set({ kind: 'picture' }).where('id', '=', 'd1.0').execute();
    return { kind: 'later', error: 'http_503', isUnconfirmed: true };
  });
  await bot.submit({ title: 'First' });
  await bot.submit({ title: 'Second' });
  await bot.submit({ title: 'Third', channelId: 'C2' });
  await bot.clock.pass(20 * PACE);
  const titles = bot.slack.messages().map(({ rowId }) => rowId.split('.')[0]);
  expect(titles.toSorted()).toEqual(
    ['d2', 'd3'].flatMap((id) => Array.from({ length: WHOLE }, () => id)),
  );
  const lines = bot
    .log()
    .split('\n')
    .filter((line) => line.includes('cannot be read'));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('"row":"d1.0"');
});

it('what was put off by a clock that was ahead is delivered soon after it was set back', async () => {
  const bot = await aBot();
  bot.clock.set(bot.clock.now() + 600_000);
  bot.slack.next('post', () => ({ kind: 'later', error: 'http_503', isUnconfirmed: true }));
  await bot.submit();
  await bot.passUntil(() => bot.slack.callsOf('post') === 1);
  bot.clock.set(bot.clock.now() - 600_000);
  await bot.clock.pass(40 * PACE);
  expect(bot.slack.messages()).toHaveLength(WHOLE);
});
