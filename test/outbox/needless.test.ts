import { expect, it } from 'vitest';
import { countOpen } from '../../src/store/outbox-claim.ts';
import { aBot, PACE } from './a-bot.ts';

it('a reply that is not needed any more takes its channel no time', async () => {
  const bot = await aBot();
  await bot.submit();
  await bot.delivered();
  // Each objection takes the place of the one before, and only the last is still worth posting.
  for (const reason of ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight']) {
    await bot.does('U2', { kind: 'disagree', reason, preferred: 'rag' });
  }
  await bot.clock.pass(4 * PACE);
  expect(await countOpen(bot.db)).toEqual({ due: 0, blocked: 0 });
  const objections = await bot.messagesOf(({ kind }) => kind === 'objection');
  expect(JSON.stringify(objections.at(-1)?.states)).toContain('eight');
});
