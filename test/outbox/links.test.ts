import { describe, expect, it } from 'vitest';
import { aBot, type Bot, OTHERWISE, PACE, textOf, WHOLE } from './a-bot.ts';

const SOURCE = { place: { channel: 'C7', ts: '7.7' }, link: null };
const REFUSED = { kind: 'refused', error: 'not_in_channel' } as const;
const AGREED = { kind: 'agree' } as const;
const OBJECTED = { kind: 'disagree', reason: 'No labels.', preferred: 'rag' } as const;

const linkTo = ({ channel, ts }: { channel: string; ts: string }): string =>
  `https://acme.slack.com/archives/${channel}/p${ts}`;
const linkOf = async (bot: Bot, id = 'd1') => {
  const { thread } = await bot.decision(id);
  return thread && linkTo(thread);
};

describe('the link to a thread', () => {
  it('is asked once it stands, and kept', async () => {
    const bot = await aBot();
    await bot.submit();
    await bot.delivered();
    expect((await bot.decision()).link).toBe(await linkOf(bot));
    for (const person of ['U2', 'U3']) {
      await bot.does(person, OBJECTED);
      await bot.delivered();
    }
    expect(bot.slack.callsOf('permalink')).toBe(1);
  });

  it('is no change of the decision', async () => {
    const bot = await aBot();
    await bot.submit();
    await bot.delivered();
    expect((await bot.decision()).version).toBe(1);
    expect(bot.slack.callsOf('update')).toBe(0);
  });

  it('that Slack does not tell is asked for with the next message', async () => {
    const bot = await aBot();
    bot.slack.next('permalink', () => REFUSED);
    await bot.submit();
    await bot.clock.pass(0);
    expect((await bot.decision()).link).toBeNull();
    await bot.delivered();
    expect((await bot.decision()).link).toBe(await linkOf(bot));
    expect(bot.slack.callsOf('permalink')).toBe(2);
  });

  it('that Slack does not tell is in the log, with where and why', async () => {
    const bot = await aBot();
    bot.slack.next('permalink', () => REFUSED);
    await bot.submit({ source: SOURCE });
    await bot.delivered();
    const lines = bot
      .log()
      .split('\n')
      .filter((line) => line.includes('did not tell the link'));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('"error":"not_in_channel"');
    expect(lines[0]).toContain('"channel":"C1"');
  });

  it('does not keep the thread waiting when Slack never tells it', async () => {
    const bot = await aBot();
    bot.slack.next('permalink', ...Array.from({ length: 50 }, () => () => REFUSED));
    await bot.submit();
    await bot.delivered();
    expect(bot.slack.messages()).toHaveLength(WHOLE);
    expect((await bot.decision()).link).toBeNull();
  });

  it('comes with that to the message from which it was asked', async () => {
    const bot = await aBot();
    await bot.submit({ source: SOURCE });
    await bot.delivered();
    const link = linkTo(SOURCE.place);
    expect((await bot.decision()).source).toEqual({ ...SOURCE, link });
    expect(bot.slack.callsOf('permalink')).toBe(2);
    expect(textOf(await bot.standing('why'))).toContain(link);
  });

  it('is another one when the thread begins anew', async () => {
    const bot = await aBot();
    await bot.submit();
    await bot.delivered();
    const before = (await bot.decision()).link;
    bot.slack.next('post', () => ({ kind: 'refused', error: 'thread_not_found' }));
    await bot.does('U2', OBJECTED);
    await bot.clock.pass(PACE);
    await bot.redeliver({ decisionId: 'd1', userId: 'U1' });
    await bot.delivered();
    const { link } = await bot.decision();
    expect(link).toBe(await linkOf(bot));
    expect(link).not.toBe(before);
  });

  it('is another one even if the old one was being asked for just then', async () => {
    const bot = await aBot();
    // For the four messages of the thread, for its root again, and for the objection.
    bot.slack.next('permalink', ...Array.from({ length: 6 }, () => () => REFUSED));
    bot.slack.next('permalink', async () => {
      expect(await bot.redeliver({ decisionId: 'd1', userId: 'U1' })).toBe('retrying');
      return undefined;
    });
    await bot.submit();
    await bot.delivered();
    bot.slack.next('post', () => ({ kind: 'refused', error: 'thread_not_found' }));
    await bot.does('U2', OBJECTED);
    await bot.delivered();
    expect((await bot.decision()).link).toBe(await linkOf(bot));
  });
});

describe('a decision that another one replaces', () => {
  /** A decision with a posted thread, and a second decision that replaces it. */
  async function replaced(): Promise<Bot> {
    const bot = await aBot();
    await bot.submit();
    await bot.delivered();
    await bot.submit({ title: 'Billing bot 2', channelId: 'C2', supersedes: 'd1' });
    return bot;
  }
  const announcements = (bot: Bot) => bot.messagesOf(({ kind }) => kind === 'superseded', 'd1');

  it('says so in its thread once the new one stands, with a link to it', async () => {
    const bot = await replaced();
    await bot.delivered();
    const [told, ...others] = await announcements(bot);
    expect(others).toEqual([]);
    expect(told?.threadTs).toBe((await bot.decision('d1')).thread?.ts);
    expect(textOf(await announcements(bot))).toContain(await linkOf(bot, 'd2'));
    expect(await bot.outdated('d1')).toEqual([]);
    expect(textOf(await bot.standing('root', 'd1'))).toContain(await linkOf(bot, 'd2'));
    expect(textOf(await bot.standing('root', 'd2'))).toContain(await linkOf(bot, 'd1'));
  });

  it('does not say so as long as the new one cannot be posted', async () => {
    const bot = await aBot();
    await bot.submit();
    await bot.delivered();
    bot.slack.next('post', () => ({ kind: 'refused', error: 'is_archived' }));
    await bot.submit({ title: 'Billing bot 2', channelId: 'C2', supersedes: 'd1' });
    await bot.clock.pass(PACE);
    expect(await announcements(bot)).toEqual([]);
    await bot.delivered();
    expect(await announcements(bot)).toHaveLength(1);
  });

  it('says nothing of the kind when its own thread never began', async () => {
    const bot = await aBot();
    bot.slack.next('post', () => ({ kind: 'refused', error: 'is_archived' }));
    await bot.submit({ channelId: 'C1' });
    await bot.submit({ title: 'Billing bot 2', channelId: 'C2', supersedes: 'd1' });
    await bot.delivered();
    const [root] = await bot.standing('root', 'd1');
    const [told] = await announcements(bot);
    expect(told?.threadTs).toBe(root?.place.ts);
    expect(await bot.outdated('d1')).toEqual([]);
  });

  it('is asked for its links no more often than any other', async () => {
    const bot = await replaced();
    await bot.delivered();
    expect(bot.slack.callsOf('permalink')).toBe(2);
    await bot.does('U2', AGREED, 'd2');
    await bot.does('U1', { kind: 'propose', answers: OTHERWISE, note: '' }, 'd2');
    await bot.delivered();
    expect(bot.slack.callsOf('permalink')).toBe(2);
  });
});
