import { describe, expect, it } from 'vitest';
import type { Workspace } from '../workspace/workspace.ts';
import { ask, fillIn, rootOf, threadOf, WHOLE_THREAD } from './ask.ts';
import { type MovableClock, minutesUntil, momentsUntil, movableClock } from './clock.ts';
import { startTestApp } from './test-app.ts';

const CASE = { title: 'Billing bot', answers: '3 4 4 3 3 2' };

/** How many messages of this thread there are, roots counted by their title. */
const count = (slack: Workspace, who = 'ana', channel = 'general'): number =>
  slack.as(who).messages(channel).length;

/** Lets time pass until the whole thread is there. */
const comes = (slack: Workspace, clock: MovableClock, channel = 'general'): Promise<void> =>
  momentsUntil(clock, () => count(slack, 'ana', channel) >= WHOLE_THREAD);

const notice = (slack: Workspace, who: string, words: string) =>
  slack.when(
    () =>
      slack
        .as(who)
        .dms()
        .findLast(({ text }) => text.includes(words)),
    {
      label: `a direct message about “${words}”`,
    },
  );

describe('a bot that is not in a private channel', () => {
  it.each(['socket', 'http'] as const)(
    'tells the asker, and posts once it is invited, over %s',
    async (kind) => {
      const { slack } = await startTestApp(kind);
      await ask(slack, 'ana', 'secret', CASE);
      const told = await notice(slack, 'ana', 'could not post');
      expect(told.text).toContain('/invite <@U0APP>');
      expect(told.text).toContain('Nothing you typed is lost');
      await slack.as('ana').invite('secret', '@app');
      await threadOf(slack, 'ana', 'secret', CASE.title);
      const mended = await notice(slack, 'ana', 'is posted');
      expect(mended.ts).toBe(told.ts);
      expect(slack.as('ben').dms()).toEqual([]);
    },
  );

  it('posts in another channel when the asker says so', async () => {
    const { slack } = await startTestApp();
    await ask(slack, 'ana', 'secret', CASE);
    const told = await notice(slack, 'ana', 'could not post');
    await slack.as('ana').choose(told.channel, told.ts, 'move_delivery', 'C0GENERAL');
    await threadOf(slack, 'chloe', 'general', CASE.title);
  });

  it('tries again on the asker’s click, and says so when it is refused again', async () => {
    const { slack } = await startTestApp();
    await ask(slack, 'ana', 'secret', CASE);
    const told = await notice(slack, 'ana', 'could not post');
    await slack.as('ana').click(told.channel, told.ts, 'retry_delivery');
    const again = await slack.when(() =>
      slack
        .as('ana')
        .dms()
        .filter(({ text }) => text.includes('could not post'))
        .at(1),
    );
    await slack.as('ana').invite('secret', '@app');
    await threadOf(slack, 'ana', 'secret', CASE.title);
    await slack.when(() =>
      slack
        .as('ana')
        .dms()
        .find(({ ts, text }) => ts === again.ts && text.includes('is posted')),
    );
  });

  it('notices at its next start an invitation that came while it was away', async () => {
    const clock = movableClock();
    const { slack, startBot } = await startTestApp('socket', { botStarts: false, clock });
    const bot = await startBot();
    await ask(slack, 'ana', 'secret', CASE);
    await notice(slack, 'ana', 'could not post');
    await bot.stop();
    await slack.as('ana').invite('secret', '@app');
    await startBot();
    await comes(slack, clock, 'secret');
    await threadOf(slack, 'ana', 'secret', CASE.title);
  });
});

const REQUIRED = ['commands', 'chat:write', 'users:read', 'channels:read', 'groups:read'];

describe('without the optional scopes', () => {
  it('a public channel needs an invitation too, and the asker’s click brings the thread', async () => {
    const { slack } = await startTestApp('socket', { grantedScopes: REQUIRED });
    await ask(slack, 'ana', 'general', CASE);
    const told = await notice(slack, 'ana', 'I am not in');
    await slack.as('ana').invite('general', '@app');
    await slack.as('ana').click(told.channel, told.ts, 'retry_delivery');
    await threadOf(slack, 'ana', 'general', CASE.title);
  });
});

describe('without the leave to ask who is in a channel', () => {
  it('nothing is taken, and the form says what to do and stays open', async () => {
    const { slack } = await startTestApp('socket', {
      grantedScopes: ['commands', 'chat:write', 'users:read', 'chat:write.public'],
    });
    await slack.as('ana').command('general', '/rag-or-finetune');
    const form = await slack.as('ana').modal();
    await fillIn(form, CASE);
    expect(await form.submit()).toMatchObject({
      errors: { title: expect.stringContaining('channels:read and groups:read') },
    });
    expect(form.isOpen).toBe(true);
  });
});

describe('a thread that is refused half-way', () => {
  it('is completed after the cause is mended, and the owner is told so', async () => {
    const { slack } = await startTestApp();
    const refusal = slack.faults.add({
      method: 'chat.postMessage',
      times: 1000,
      when: ({ thread_ts }) => thread_ts !== undefined,
      effect: { type: 'error', error: 'restricted_action' },
    });
    await ask(slack, 'ana', 'general', CASE);
    const told = await notice(slack, 'ana', 'is not complete');
    expect(JSON.stringify(told.blocks)).not.toContain('move_delivery');
    refusal.remove();
    await slack.as('ana').click(told.channel, told.ts, 'retry_delivery');
    await threadOf(slack, 'ana', 'general', CASE.title);
    await notice(slack, 'ana', 'is posted');
  });

  it('begins anew when its root has been deleted', async () => {
    const { slack } = await startTestApp();
    slack.faults.add({
      method: 'chat.postMessage',
      when: ({ thread_ts }) => thread_ts !== undefined,
      effect: { type: 'error', error: 'thread_not_found' },
    });
    await ask(slack, 'ana', 'general', CASE);
    const told = await notice(slack, 'ana', 'was deleted');
    await slack.as('ana').click(told.channel, told.ts, 'retry_delivery');
    await slack.when(() => count(slack) === WHOLE_THREAD + 1);
  });
});

describe('an archived channel', () => {
  it('is named as the reason, and the thread appears after it is brought back', async () => {
    const { slack } = await startTestApp();
    await slack.as('ana').command('general', '/rag-or-finetune');
    const modal = await slack.as('ana').modal();
    await fillIn(modal, CASE);
    await slack.as('ben').archive('general');
    await modal.submit();
    const told = await notice(slack, 'ana', 'archived');
    await slack.as('ben').archive('general', false);
    await slack.as('ana').click(told.channel, told.ts, 'retry_delivery');
    await threadOf(slack, 'ana', 'general', CASE.title);
  });
});

describe('trouble on the way', () => {
  it.each([
    { what: 'a 429 with Retry-After', effect: { type: 'rate_limited', retryAfterSeconds: 0 } },
    { what: 'a 500', effect: { type: 'status', status: 500 } },
    { what: 'a 503', effect: { type: 'status', status: 503 } },
    { what: 'internal_error', effect: { type: 'error', error: 'internal_error' } },
    { what: 'a lost connection', effect: { type: 'reset', applied: false } },
  ] as const)('$what only delays the thread, and no message comes twice', async ({ effect }) => {
    const clock = movableClock();
    const { slack } = await startTestApp('socket', { clock });
    const fault = slack.faults.add({ method: 'chat.postMessage', times: 2, effect });
    await ask(slack, 'ana', 'general', CASE);
    await comes(slack, clock);
    await threadOf(slack, 'ana', 'general', CASE.title);
    expect(fault.hits()).toBe(2);
    expect(count(slack)).toBe(WHOLE_THREAD);
  });

  it('waits as long as Slack asks', async () => {
    const clock = movableClock();
    const { slack, log } = await startTestApp('socket', { clock });
    const limit = slack.faults.add({
      method: 'chat.postMessage',
      effect: { type: 'rate_limited', retryAfterSeconds: 300 },
    });
    await ask(slack, 'ana', 'general', CASE);
    await momentsUntil(clock, () => limit.hits() === 1);
    const before = clock.now();
    await minutesUntil(clock, () => count(slack) >= WHOLE_THREAD);
    await threadOf(slack, 'ana', 'general', CASE.title);
    expect(clock.now() - before).toBeGreaterThanOrEqual(299_000);
    expect(log()).toContain('ratelimited');
  });

  it('an answer that is lost after Slack has posted costs at most one message twice', async () => {
    const clock = movableClock();
    const { slack } = await startTestApp('socket', { clock });
    slack.faults.add({ method: 'chat.postMessage', effect: { type: 'reset', applied: true } });
    await ask(slack, 'ana', 'general', CASE);
    await momentsUntil(clock, () => count(slack) === WHOLE_THREAD + 1);
  });

  it('with leave to read the channel, a message whose answer was lost is recognised', async () => {
    const clock = movableClock();
    const { slack } = await startTestApp('socket', {
      grantedScopes: [...REQUIRED, 'chat:write.public', 'channels:history'],
      clock,
    });
    await slack.as('ana').invite('general', '@app');
    slack.faults.add({
      method: 'chat.postMessage',
      times: 2,
      effect: { type: 'reset', applied: true },
    });
    await ask(slack, 'ana', 'general', CASE);
    await comes(slack, clock);
    await threadOf(slack, 'ana', 'general', CASE.title);
    expect(count(slack)).toBe(WHOLE_THREAD);
  });

  it('prose that is refused as rich text is sent as plain text', async () => {
    const { slack } = await startTestApp();
    slack.faults.add({
      method: 'chat.postMessage',
      times: 9,
      effect: { type: 'refuse_block', block: 'rich_text' },
    });
    await ask(slack, 'ana', 'general', CASE);
    const thread = await threadOf(slack, 'ana', 'general', CASE.title);
    expect(thread.map(({ blocks }) => blocks.length)).toEqual([7, 0, 0, 0, 0]);
  });

  it('a submission that Slack delivers twice makes one thread', async () => {
    const { slack } = await startTestApp();
    await slack.as('ana').command('general', '/rag-or-finetune');
    const modal = await slack.as('ana').modal();
    await fillIn(modal, CASE);
    slack.delivery.deliverTwice();
    await modal.submit();
    await threadOf(slack, 'ana', 'general', CASE.title);
    await ask(slack, 'ben', 'general', { ...CASE, title: 'The next one' });
    await threadOf(slack, 'ben', 'general', 'The next one');
    expect(count(slack)).toBe(2 * WHOLE_THREAD);
  });

  it('threads of one channel come one after the other, those of others beside them', async () => {
    const { slack } = await startTestApp();
    await Promise.all([
      ask(slack, 'ana', 'general', { ...CASE, title: 'First' }),
      ask(slack, 'ben', 'general', { ...CASE, title: 'Second' }),
      ask(slack, 'chloe', 'random', { ...CASE, title: 'Third' }),
    ]);
    for (const [title, channel] of [
      ['First', 'general'],
      ['Second', 'general'],
      ['Third', 'random'],
    ] as const) {
      const thread = await threadOf(slack, 'ana', channel, title);
      expect(thread.map(({ ts }) => ts)).toEqual(thread.map(({ ts }) => ts).toSorted());
    }
  });

  it('keeps Slack’s limit of one message a second in a channel', async () => {
    const clock = movableClock();
    const { slack } = await startTestApp('socket', {
      timing: { postIntervalMs: 1_000, postBurst: 1 },
      clock,
    });
    await ask(slack, 'ana', 'general', CASE);
    await comes(slack, clock);
    await threadOf(slack, 'ana', 'general', CASE.title);
    expect(count(slack)).toBe(WHOLE_THREAD);
  });
});

describe('stopping and starting', () => {
  it('a bot that is stopped between the commit and the post delivers after its next start', async () => {
    const { slack, startBot } = await startTestApp('socket', { botStarts: false });
    const bot = await startBot();
    const trouble = slack.faults.add({
      method: 'chat.postMessage',
      times: 1000,
      effect: { type: 'status', status: 503 },
    });
    await ask(slack, 'ana', 'general', CASE);
    await slack.when(() => trouble.hits() > 0);
    await bot.stop();
    slack.faults.clear();
    expect(rootOf(slack, 'ana', 'general', CASE.title)).toBeUndefined();
    await startBot();
    await threadOf(slack, 'ana', 'general', CASE.title);
    expect(count(slack)).toBe(WHOLE_THREAD);
  });

  it('finishes the form that was sent while it was told to stop', async () => {
    const { slack, startBot } = await startTestApp('http', { botStarts: false });
    const bot = await startBot();
    await slack.as('ana').command('general', '/rag-or-finetune');
    const modal = await slack.as('ana').modal();
    await fillIn(modal, CASE);
    const [sent] = await Promise.all([modal.submit(), bot.stop()]);
    await startBot();
    if (sent.ok) await threadOf(slack, 'ana', 'general', CASE.title);
    else expect(modal.isOpen).toBe(true);
  });

  it('hears again after Slack has refreshed or cut its connection', async () => {
    const { slack } = await startTestApp();
    slack.sockets.refreshConnections('refresh_requested');
    await slack.when(() => slack.sockets.connections() === 0);
    await slack.when(() => slack.sockets.connections() > 0, { timeoutMs: 10_000 });
    await ask(slack, 'ana', 'general', CASE);
    await threadOf(slack, 'ana', 'general', CASE.title);
  });
});
