import { describe, expect, it } from 'vitest';
import { LIVE_MESSAGES, type LiveMessage } from '../../src/domain/outbox-entry.ts';
import { aBot, type Bot, OTHERWISE, PACE, WHOLE } from './a-bot.ts';
import { LOST } from './a-slack.ts';

const TO = {
  title: 'Billing bot',
  context: '',
  answers: OTHERWISE,
  considerations: [],
  details: {},
};
const REVISED = { kind: 'revise', to: TO } as const;
const AGREED = { kind: 'agree' } as const;
const RATED = { kind: 'rate', answers: OTHERWISE } as const;
const REFUSED = { kind: 'refused', error: 'thread_not_found' } as const;

/** A posted thread, with a panel of two ratings. */
async function aThread(): Promise<Bot> {
  const bot = await aBot();
  await bot.submit();
  await bot.does('U2', RATED);
  await bot.delivered();
  return bot;
}

const count = async (bot: Bot, name: LiveMessage) => {
  const messages = await bot.standing(name);
  return { posts: messages.length, states: messages.flatMap(({ states }) => states).length };
};

describe('the standing messages of a thread', () => {
  it('are posted once each, the panel with them', async () => {
    const bot = await aThread();
    for (const name of LIVE_MESSAGES) expect(await bot.standing(name)).toHaveLength(1);
    expect(await bot.outdated()).toEqual([]);
    const [root, ...replies] = bot.slack.messages();
    expect(replies.map(({ threadTs }) => threadTs)).toEqual(
      LIVE_MESSAGES.slice(1).map(() => root?.place.ts),
    );
  });

  it('are changed where they stand when the answers are revised', async () => {
    const bot = await aThread();
    const before = new Map<LiveMessage, number>();
    for (const name of LIVE_MESSAGES) before.set(name, (await count(bot, name)).states);
    await bot.clock.pass(10 * PACE);
    await bot.does('U1', REVISED);
    await bot.delivered();
    expect(await bot.outdated()).toEqual([]);
    for (const name of LIVE_MESSAGES) {
      expect(await count(bot, name)).toEqual({ posts: 1, states: (before.get(name) ?? 0) + 1 });
    }
  });

  it('of a thread that is older than one of them are changed without it', async () => {
    const bot = await aBot();
    await bot.submit();
    await bot.db.deleteFrom('outbox').where('kind', '=', 'how').execute();
    await bot.delivered();
    const before = bot.slack.messages().map(({ rowId }) => rowId);
    expect(before).toHaveLength(WHOLE - 1);
    await bot.does('U1', REVISED);
    await bot.delivered();
    expect(await bot.standing('how')).toEqual([]);
    expect(await bot.outdated()).toEqual([]);
    expect(bot.slack.messages()).toHaveLength(before.length + 1);
  });

  it('have no panel as long as only one person has rated', async () => {
    const bot = await aBot();
    await bot.submit();
    await bot.does('U1', REVISED);
    await bot.delivered();
    expect(await bot.standing('panel')).toEqual([]);
  });

  it('have a panel from the second rating on, in one place', async () => {
    const bot = await aThread();
    const [panel] = await bot.standing('panel');
    for (const person of ['U3', 'U4']) {
      await bot.does(person, RATED);
      await bot.delivered();
    }
    expect(await bot.standing('panel')).toEqual([panel]);
    expect(await bot.outdated()).toEqual([]);
  });

  it('show many voices with few changes, no two within the pace', async () => {
    const bot = await aThread();
    await bot.clock.pass(10 * PACE);
    const before = (await count(bot, 'root')).states;
    for (let person = 10; person < 30; person += 1) {
      await bot.does(`U${person}`, AGREED);
      await bot.clock.pass(PACE / 10);
    }
    await bot.delivered();
    expect(await bot.outdated()).toEqual([]);
    // Twenty voices took two seconds.
    expect((await count(bot, 'root')).states - before).toBeLessThanOrEqual(4);
  });
});

describe('a message that is on its way while something happens', () => {
  it.each([
    { name: 'root', command: AGREED, what: 'a voice' },
    { name: 'root', command: REVISED, what: 'other answers' },
    { name: 'why', command: REVISED, what: 'other answers' },
    { name: 'how', command: REVISED, what: 'other answers' },
    { name: 'proof', command: REVISED, what: 'other answers' },
  ] as const)('is shown anew: the post of $name, $what', async ({ name, command }) => {
    const bot = await aBot();
    const position = ['root', 'why', 'how', 'trade_offs', 'proof'].indexOf(name);
    bot.slack.next('post', ...Array.from({ length: position }, () => () => undefined), async () => {
      await bot.does('U1', command);
      return undefined;
    });
    await bot.submit();
    await bot.delivered();
    expect(await bot.standing(name)).toHaveLength(1);
    expect(await bot.outdated()).toEqual([]);
  });

  it.each([AGREED, RATED, REVISED])('is shown anew: an update, $kind', async (command) => {
    const bot = await aThread();
    bot.slack.next('update', async () => {
      await bot.does('U1', command);
      return undefined;
    });
    await bot.does('U3', RATED);
    await bot.delivered();
    expect(await bot.outdated()).toEqual([]);
  });

  it('is shown anew: the post of the panel', async () => {
    const bot = await aBot();
    await bot.submit();
    await bot.delivered();
    bot.slack.next('post', async () => {
      await bot.does('U3', RATED);
      return undefined;
    });
    await bot.does('U2', RATED);
    await bot.delivered();
    expect(await bot.standing('panel')).toHaveLength(1);
    expect(await bot.outdated()).toEqual([]);
  });

  it.each(['root', 'panel'] as const)(
    'and whose answer is lost is posted once, and shown anew: %s',
    async (name) => {
      const bot = await aBot();
      const lost = async () => {
        await bot.does('U3', RATED);
        return LOST;
      };
      if (name === 'root') bot.slack.next('post', lost);
      await bot.submit();
      await bot.delivered();
      if (name === 'panel') {
        bot.slack.next('post', lost);
        await bot.does('U2', RATED);
      }
      await bot.delivered();
      expect(await bot.standing(name)).toHaveLength(1);
      expect(await bot.outdated()).toEqual([]);
    },
  );
});

describe('a message that was deleted', () => {
  it('is not posted again, and nobody is told', async () => {
    const bot = await aThread();
    bot.slack.next('update', () => ({ kind: 'refused', error: 'message_not_found' }));
    const before = bot.slack.messages().length;
    await bot.does('U3', AGREED);
    await bot.delivered();
    expect(bot.slack.messages()).toHaveLength(before);
  });

  it('with its thread is posted again with it when the owner asks: the panel too', async () => {
    const bot = await aThread();
    bot.slack.next('post', () => REFUSED);
    await bot.does('U3', { kind: 'disagree', reason: 'No labels.', preferred: 'rag' });
    await bot.clock.pass(PACE);
    expect(await bot.redeliver({ decisionId: 'd1', userId: 'U1' })).toBe('retrying');
    await bot.delivered();
    await bot.jobsDone();
    const root = (await bot.standing('root')).at(-1);
    expect((await bot.decision()).thread).toEqual(root?.place);
    for (const name of LIVE_MESSAGES.filter((each) => each !== 'root')) {
      const [anew, ...others] = await bot.standing(name);
      expect({ name, threadTs: anew?.threadTs }).toEqual({ name, threadTs: root?.place.ts });
      expect(others).toEqual([]);
    }
    await bot.does('U1', REVISED);
    await bot.delivered();
    expect(await bot.outdated()).toEqual([]);
  });
});
