import { describe, expect, it } from 'vitest';
import { NO_FILTER } from '../../src/domain/portfolio.ts';
import { createPortfolio } from '../../src/usecases/portfolio.ts';
import { aBot, type Bot } from '../outbox/a-bot.ts';

const SIGHT = { channels: new Set(['C1', 'C2']), isComplete: true };

/** Decisions d1, d2 and so on, submitted a second apart. */
async function many(count: number): Promise<Bot> {
  const bot = await aBot();
  for (let index = 1; index <= count; index += 1) {
    await bot.submit({ sourceKey: `view ${index}`, title: `Case ${index}`, channelId: 'C1' });
    await bot.clock.pass(1_000);
  }
  return bot;
}

const numbers = (from: number, to: number): readonly string[] =>
  Array.from({ length: from - to + 1 }, (_, index) => `d${from - index}`);

/** Streams the decisions and runs a callback after each page. */
async function walked(
  bot: Bot,
  meanwhile: (page: number) => Promise<unknown> = async () => {},
): Promise<readonly string[]> {
  const reads = createPortfolio({ db: bot.db, now: bot.clock.now });
  const found: string[] = [];
  let page = 0;
  for await (const told of reads.stream(SIGHT, NO_FILTER)) {
    found.push(...told.map(({ decision }) => decision.id));
    page += 1;
    await meanwhile(page);
  }
  return found;
}

const moved = (bot: Bot, id: string, to: string) =>
  bot.db.updateTable('decisions').set({ channel_id: to }).where('id', '=', id).execute();

describe('a walk through all decisions', () => {
  it('comes to each once, the newest first', async () => {
    expect(await walked(await many(120))).toEqual(numbers(120, 1));
  });

  it('comes to none where there is none', async () => {
    expect(await walked(await aBot())).toEqual([]);
  });

  it('comes to each that was there when it began, although others are asked meanwhile', async () => {
    const bot = await many(110);
    const found = await walked(bot, (page) => bot.submit({ sourceKey: `late ${page}` }));
    expect(found).toEqual(numbers(110, 1));
  });

  it('comes to each once, although people go on with them', async () => {
    const bot = await many(110);
    const found = await walked(bot, (page) =>
      bot.does('U2', { kind: 'withdraw', reason: '' }, `d${page}`).catch(() => {}),
    );
    expect(found).toEqual(numbers(110, 1));
  });

  it('tells nothing of a thread that is moved out of sight before it comes there', async () => {
    const bot = await many(60);
    const found = await walked(bot, (page) => moved(bot, `d${page}`, 'C9'));
    expect(found).toEqual(numbers(60, 2));
  });

  it('still comes to one that is moved to another channel of the sight', async () => {
    const bot = await many(60);
    const found = await walked(bot, async () => {
      await bot.submit({ sourceKey: 'first of C2', channelId: 'C2' });
      await moved(bot, 'd1', 'C2');
    });
    expect(found).toEqual(numbers(60, 1));
  });
});
