import { describe, expect, it } from 'vitest';
import { aBot, type Bot, OTHERWISE, textOf } from '../outbox/a-bot.ts';
import { LIMITED, refused } from '../outbox/a-gateway.ts';
import { LOST } from '../outbox/a-slack.ts';
import { owedJobs } from '../store/a-job.ts';

const DISAGREED = { kind: 'disagree', reason: 'Okapis bite', preferred: 'rag' } as const;

/** A bot with a thread that people have talked in. */
async function talked(): Promise<Bot> {
  const bot = await aBot();
  await bot.submit({ title: 'Zebra bot', context: 'Sorts quaggas' });
  await bot.delivered();
  await bot.does('U2', { kind: 'rate', answers: OTHERWISE });
  await bot.does('U3', DISAGREED);
  await bot.delivered();
  return bot;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Moves the clock hour by hour, then runs a minute of each, which is enough for all due jobs. */
async function passHours({ clock }: Pick<Bot, 'clock'>, count: number): Promise<void> {
  for (let hour = 0; hour < count; hour += 1) {
    clock.set(clock.now() + 59 * MINUTE);
    await clock.pass(MINUTE);
  }
}

describe('the messages of a decision that was deleted', () => {
  it('are taken out, and the root becomes one line', async () => {
    const bot = await talked();
    await bot.erase();
    await bot.jobsDone();
    expect(bot.slack.messages()).toHaveLength(1);
    expect(textOf(bot.slack.messages())).toMatch(/This decision was deleted by <@U1>/);
    expect(textOf(bot.slack.messages())).not.toMatch(/zebra|quagga|okapi/i);
  });

  it('are taken out no faster than Slack likes', async () => {
    const bot = await talked();
    await bot.erase();
    await bot.clock.pass(2_500);
    expect(bot.slack.callsOf('remove')).toBe(3);
    await bot.jobsDone();
  });

  it('are taken out after the next start, when the bot stops meanwhile', async () => {
    const bot = await talked();
    await bot.erase();
    await bot.clock.pass(1_500);
    const before = bot.slack.messages().length;
    await bot.stopJobs();
    expect(bot.slack.messages()).toHaveLength(before);
    const [owed] = await owedJobs(bot.db);
    expect(owed).toMatchObject({ kind: 'erase_messages', lease_until: 0, due_at: bot.clock.now() });
  });

  it('are all taken out in the end, whatever Slack answers in between', async () => {
    const bot = await talked();
    const limit = () => ({ ...LIMITED, retryAfterMs: 30_000 });
    bot.slack.next(
      'remove',
      () => undefined,
      limit,
      () => LOST,
      () => undefined,
      limit,
    );
    bot.slack.next('update', limit, () => LOST);
    await bot.erase();
    await bot.jobsDone();
    expect(textOf(bot.slack.messages())).toMatch(/^\[\{"text":"This decision was deleted/);
    expect(bot.slack.messages()).toHaveLength(1);
  });

  it('are taken out as far as Slack lets them, and the rest is in the log', async () => {
    const bot = await talked();
    bot.slack.next('remove', () => refused('cant_delete_message'));
    await bot.erase();
    await bot.jobsDone();
    expect(bot.slack.messages()).toHaveLength(2);
    expect(bot.log()).toContain('Slack does not let a deleted message be taken out');
  });

  it('go with the root where that may not be edited any more', async () => {
    const bot = await talked();
    bot.slack.next('update', () => refused('edit_window_closed'));
    await bot.erase();
    await bot.jobsDone();
    expect(bot.slack.messages()).toEqual([]);
  });

  it('need not be there any more', async () => {
    const bot = await talked();
    bot.slack.next('update', () => refused('message_not_found'));
    await bot.erase();
    await bot.jobsDone();
    expect(bot.slack.callsOf('update')).toBeGreaterThan(0);
  });
});

describe('the messages of a deleted decision that Slack refuses to take out', () => {
  /** Slack refuses this method until the test allows it. */
  async function shutOut(error = 'not_in_channel') {
    const bot = await talked();
    let isOut = true;
    const method = ['remove', 'update'] as const;
    const refuse =
      (which: (typeof method)[number]) => (): ReturnType<typeof refused> | undefined => {
        bot.slack.next(which, refuse(which));
        return isOut ? refused(error) : undefined;
      };
    for (const which of method) bot.slack.next(which, refuse(which));
    await bot.erase();
    await passHours(bot, 1);
    return {
      ...bot,
      letIn: () => {
        isOut = false;
      },
    };
  }
  const inChannel = (bot: Pick<Bot, 'slack'>) =>
    bot.slack.messages().filter(({ place }) => place.channel === 'C1');
  const toldIn = (bot: Pick<Bot, 'slack'>) =>
    bot.slack.messages().filter(({ place }) => place.channel === 'D1');

  it.each(['not_in_channel', 'channel_not_found', 'is_archived', 'is_inactive'])(
    'are tried again until it does: %s',
    async (error) => {
      const bot = await shutOut(error);
      expect(inChannel(bot).length).toBeGreaterThan(5);
      bot.letIn();
      await bot.jobsDone();
      expect(inChannel(bot)).toHaveLength(1);
      expect(textOf(inChannel(bot))).toContain('This decision was deleted by <@U1>');
    },
  );

  it('are told about once, to whoever deleted it', async () => {
    const bot = await shutOut();
    await passHours(bot, 24);
    expect(toldIn(bot)).toHaveLength(1);
    expect(textOf(toldIn(bot))).toContain('still in <#C1>');
  });

  it('are taken out at once when the bot is let in', async () => {
    const bot = await shutOut();
    await passHours(bot, 48);
    bot.letIn();
    await bot.invite('C1');
    await bot.clock.pass(20_000);
    expect(inChannel(bot)).toHaveLength(1);
  });

  it('are let be after a month, which is in the log', async () => {
    const bot = await shutOut();
    bot.clock.set(bot.clock.now() + 29 * 24 * HOUR);
    await passHours(bot, 2);
    expect(await bot.db.selectFrom('jobs').select('id').execute()).not.toEqual([]);
    bot.clock.set(bot.clock.now() + 24 * HOUR);
    await passHours(bot, 2);
    expect(await bot.db.selectFrom('jobs').select('id').execute()).toEqual([]);
    expect(bot.log()).toContain('Slack does not let a deleted message be taken out');
  });
});

describe('a message of which nobody knows whether Slack has it', () => {
  it('is looked for once its decision is deleted, and taken out', async () => {
    const bot = await aBot();
    bot.slack.next('post', () => LOST);
    await bot.submit({ title: 'Zebra bot' });
    await bot.passUntil(() => bot.slack.messages().length === 1);
    await bot.erase();
    await bot.jobsDone();
    expect(bot.slack.messages()).toEqual([]);
  });

  it('is looked for once its words are taken out', async () => {
    const bot = await aBot();
    await bot.submit();
    await bot.delivered();
    bot.slack.next('post', () => LOST);
    await bot.does('U3', DISAGREED);
    await bot.passUntil(() => textOf(bot.slack.messages()).includes('Okapis'));
    await bot.forget('U3');
    await bot.jobsDone();
    await bot.delivered();
    // What was rendered before and posted after is taken out by another job.
    await bot.jobsDone();
    expect(textOf(bot.slack.messages())).not.toContain('Okapis');
  });

  it('is let be where the bot may not look', async () => {
    const bot = await aBot();
    bot.slack.next('post', () => LOST);
    bot.slack.next('findPosted', () => refused('missing_scope'));
    await bot.submit();
    await bot.passUntil(() => bot.slack.messages().length === 1);
    await bot.erase();
    await bot.jobsDone();
    expect(bot.slack.messages()).toHaveLength(1);
  });
});

describe('a thread that begins anew because its root is gone', () => {
  it('leaves no old replies behind', async () => {
    const bot = await talked();
    bot.slack.next('post', () => refused('thread_not_found'));
    await bot.does('U4', { ...DISAGREED, reason: 'Okapis run' });
    await bot.clock.pass(5_000);
    const inThread = () =>
      bot.slack
        .messages()
        .filter(({ place, threadTs }) => place.channel === 'C1' && threadTs !== null);
    const old = inThread();
    expect(old.length).toBeGreaterThan(4);
    expect(await bot.redeliver({ decisionId: 'd1', userId: 'U1' })).toBe('retrying');
    await bot.delivered();
    await bot.jobsDone();
    const left = inThread();
    expect(left.filter((message) => old.includes(message))).toEqual([]);
    expect(textOf(left)).toContain('Okapis run');
  });
});

describe('a message that is on its way while its decision is deleted', () => {
  it('is taken out again, and nothing is posted after it', async () => {
    const bot = await aBot();
    bot.slack.next('post', async () => {
      await bot.erase();
      return undefined;
    });
    await bot.submit({ title: 'Zebra bot' });
    await bot.clock.pass(5_000);
    await bot.jobsDone();
    expect(bot.slack.messages()).toEqual([]);
    expect(bot.slack.callsOf('post')).toBe(1);
    expect(bot.log()).not.toContain('failed unexpectedly');
  });

  it('is a line again where it was the root, in which people may have written', async () => {
    const bot = await talked();
    bot.slack.next('update', async () => {
      await bot.erase();
      return undefined;
    });
    await bot.does('U4', { kind: 'agree' });
    await bot.clock.pass(5_000);
    await bot.jobsDone();
    expect(textOf(bot.slack.messages())).toMatch(/^\[\{"text":"This decision was deleted by <@U1>/);
  });

  it('is not told to anybody when Slack refuses it', async () => {
    const bot = await aBot();
    bot.slack.next('post', async () => {
      await bot.erase();
      return refused('not_in_channel');
    });
    await bot.submit();
    await passHours(bot, 24);
    expect(bot.slack.messages()).toEqual([]);
    expect(bot.log()).not.toContain('failed unexpectedly');
  });

  it('is nobody’s business once the bot is uninstalled', async () => {
    const bot = await aBot();
    bot.slack.next('post', async () => {
      await bot.uninstall();
      return undefined;
    });
    await bot.submit();
    await bot.clock.pass(5_000);
    expect(await owedJobs(bot.db)).toEqual([]);
    expect(bot.slack.callsOf('post')).toBe(1);
  });
});

describe('a message that is on its way while its words are taken out', () => {
  it('is taken out again if it tells of them', async () => {
    const bot = await aBot();
    await bot.submit();
    await bot.delivered();
    bot.slack.next('post', async () => {
      await bot.forget('U3');
      // Seen to before the post has its answer.
      await bot.clock.pass(0);
      return undefined;
    });
    await bot.does('U3', DISAGREED);
    await bot.delivered();
    await bot.jobsDone();
    expect(textOf(bot.slack.messages())).not.toContain('Okapis');
    expect(textOf(bot.slack.messages())).toContain('1 disagrees');
  });

  it('is shown anew if it stands', async () => {
    const bot = await talked();
    await bot.forget('U1');
    await bot.jobsDone();
    await bot.delivered();
    expect(await bot.outdated()).toEqual([]);
    expect(textOf(bot.slack.messages().filter(({ place }) => place.channel === 'C1'))).not.toMatch(
      /zebra|quagga/i,
    );
  });
});

it('whoever wanted their words taken out is told of how many decisions', async () => {
  const bot = await talked();
  await bot.submit({ title: 'Another', userId: 'U3' });
  await bot.forget('U3');
  await bot.jobsDone();
  const told = bot.slack.messages().filter(({ place }) => place.channel === 'D3');
  expect(textOf(told)).toContain('What you wrote is taken out of 2 decisions.');
});

it('whoever wanted their words taken out is told the same when Slack takes it late', async () => {
  const bot = await talked();
  bot.slack.next('post', () => LIMITED);
  await bot.forget('U3');
  await bot.jobsDone();
  const told = bot.slack.messages().filter(({ place }) => place.channel === 'D3');
  expect(textOf(told)).toContain('What you wrote is taken out of 1 decision.');
});
