import { describe, expect, it } from 'vitest';
import type { Workspace } from '../workspace/workspace.ts';
import { ask, threadOf, WHOLE_THREAD } from './ask.ts';
import { momentsUntil, movableClock } from './clock.ts';
import { startTestApp } from './test-app.ts';

const CASE = { title: 'Billing bot', answers: '3 4 4 3 3 2' };
/** The whole thread, and nothing twice so far. */
const isThere = (slack: Workspace): boolean =>
  slack.as('ana').messages('general').length >= WHOLE_THREAD;
const TEN_MINUTES = 600_000;
/** What the bot needs to recognise its own messages. */
const READING = {
  grantedScopes: [
    'commands',
    'chat:write',
    'chat:write.public',
    'users:read',
    'channels:read',
    'channels:history',
  ],
  channels: [{ name: 'general', members: ['ana', '@app'] }],
};

describe('a post that Slack answers with an error after it took effect', () => {
  it.each(['internal_error', 'fatal_error', 'service_unavailable'])(
    'is recognised and not repeated: %s',
    async (error) => {
      const clock = movableClock();
      const { slack } = await startTestApp('socket', { ...READING, clock });
      const fault = slack.faults.add({
        method: 'chat.postMessage',
        times: 3,
        effect: { type: 'error', error, applied: true },
      });
      await ask(slack, 'ana', 'general', CASE);
      await momentsUntil(clock, () => isThere(slack));
      await threadOf(slack, 'ana', 'general', CASE.title);
      expect(fault.hits()).toBe(3);
      expect(slack.as('ana').messages('general')).toHaveLength(WHOLE_THREAD);
    },
  );
});

describe('a thread comes once, and soon,', () => {
  it.each([
    { what: 'ten minutes ahead of ours', aheadMs: TEN_MINUTES },
    { what: 'ten minutes behind ours', aheadMs: -TEN_MINUTES },
  ])('where Slack’s clock is $what', async ({ aheadMs }) => {
    const clock = movableClock();
    const { slack } = await startTestApp('socket', { ...READING, aheadMs, clock });
    const lost = { type: 'reset', applied: true } as const;
    const fault = slack.faults.add({ method: 'chat.postMessage', times: 3, effect: lost });
    await ask(slack, 'ana', 'general', CASE);
    await momentsUntil(clock, () => isThere(slack));
    await threadOf(slack, 'ana', 'general', CASE.title);
    expect(fault.hits()).toBe(3);
    expect(slack.as('ana').messages('general')).toHaveLength(WHOLE_THREAD);
  });

  it('wherever our clock is set while it is on its way', async () => {
    const clock = movableClock();
    const { slack } = await startTestApp('socket', { ...READING, clock });
    clock.shift(TEN_MINUTES);
    const lost = slack.faults.add({
      method: 'chat.postMessage',
      effect: { type: 'reset', applied: true },
    });
    const trouble = slack.faults.add({
      method: 'conversations.history',
      times: 1000,
      effect: { type: 'status', status: 503 },
    });
    await ask(slack, 'ana', 'general', CASE);
    await slack.when(() => lost.hits() === 1 && trouble.hits() > 0);
    // What was put off until then by the clock as it was is due by the clock as it is.
    clock.shift(-TEN_MINUTES);
    trouble.remove();
    await momentsUntil(clock, () => isThere(slack));
    await threadOf(slack, 'ana', 'general', CASE.title);
    expect(slack.as('ana').messages('general')).toHaveLength(WHOLE_THREAD);
  });

  it('when our clock was set back while the bot was away', async () => {
    const clock = movableClock();
    const { slack, startBot } = await startTestApp('socket', {
      ...READING,
      clock,
      botStarts: false,
    });
    clock.shift(TEN_MINUTES);
    const bot = await startBot();
    const trouble = slack.faults.add({
      method: 'chat.postMessage',
      times: 1000,
      effect: { type: 'status', status: 503 },
    });
    await ask(slack, 'ana', 'general', CASE);
    await slack.when(() => trouble.hits() > 0);
    await bot.stop();
    clock.shift(-TEN_MINUTES);
    trouble.remove();
    await startBot();
    await momentsUntil(clock, () => isThere(slack));
    await threadOf(slack, 'ana', 'general', CASE.title);
    expect(slack.as('ana').messages('general')).toHaveLength(WHOLE_THREAD);
  });
});
