import { describe, expect, it } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { fillIn } from './ask.ts';
import { minutesUntil, movableClock } from './clock.ts';
import { startTestApp, type TestApp, type TransportKind } from './test-app.ts';

const isHeard = async ({ slack }: TestApp): Promise<boolean> =>
  (await slack.as('ana').command('general', '/rag-or-finetune help')).ok;

const linesOf = ({ log }: TestApp, text: string): number => log().split(text).length - 1;

describe('the connection of Socket Mode', () => {
  it('is renewed twenty times while people type, and every command is answered', async () => {
    const testApp = await startTestApp();
    const { slack } = testApp;
    const answers: boolean[] = [];
    for (let times = 0; times < 20; times += 1) {
      const end = slack.sockets.refreshConnections('warning');
      // The new one is there while the old one still is.
      const typed = [isHeard(testApp)];
      await slack.when(() => slack.sockets.connections() === 2);
      typed.push(isHeard(testApp), isHeard(testApp));
      answers.push(...(await Promise.all(typed)));
      end();
      typed.push(isHeard(testApp));
      await slack.when(() => slack.sockets.connections() === 1);
      answers.push(...(await Promise.all([...typed.slice(3), isHeard(testApp)])));
    }
    expect(answers).toEqual(Array.from({ length: 100 }, () => true));
  });

  it('is there again at once when it ends without a warning', async () => {
    const { slack, ...testApp } = await startTestApp('socket', { clock: stoppedClock() });
    for (const end of [
      () => slack.sockets.cutConnections(),
      () => slack.sockets.refreshConnections('refresh_requested'),
    ]) {
      end();
      await slack.when(() => slack.sockets.connections() === 0);
      await slack.when(() => slack.sockets.connections() === 1);
      expect(await isHeard({ slack, ...testApp })).toBe(true);
    }
  });

  it('carries the answer to what came by the one before it', async () => {
    const { slack } = await startTestApp();
    await slack.as('ana').command('general', '/rag-or-finetune');
    const modal = await slack.as('ana').modal();
    await fillIn(modal, { title: 'Billing bot', answers: '3 4 4 3 3 2' });
    const message = { type: 'slow', ms: 100 } as const;
    const asked = slack.faults.add({ method: 'conversations.info', effect: message });
    const sent = modal.submit();
    await slack.when(() => asked.hits() === 1);
    slack.sockets.cutConnections();
    expect(await sent).toEqual({ ok: true });
  });
});

/** On which every pause lasts for ever. */
const stoppedClock = () => ({
  ...systemClock,
  wait: (_ms: number, signal?: AbortSignal) =>
    new Promise<void>((resolve) => {
      if (signal?.aborted) resolve();
      signal?.addEventListener('abort', () => resolve());
    }),
});

describe('a token that Slack refuses while the bot runs', () => {
  const healthOf = async (testApp: TestApp) => {
    const answer = await fetch(new URL('/health', testApp.requestUrl()));
    return { status: answer.status, slack: JSON.parse(await answer.text()).slack };
  };

  it.each([
    'invalid_auth',
    'account_inactive',
    'not_authed',
    'team_disabled',
    'user_removed_from_team',
  ])('is one line of the log: %s for the app, until it is taken again', async (error) => {
    const clock = movableClock();
    const testApp = await startTestApp('socket', { clock, healthPort: 0 });
    const { slack } = testApp;
    expect(await healthOf(testApp)).toEqual({ status: 200, slack: 'connected' });
    const fault = slack.faults.add({
      method: 'apps.connections.open',
      times: Number.POSITIVE_INFINITY,
      effect: { type: 'error', error },
    });
    slack.sockets.cutConnections();
    await minutesUntil(clock, () => fault.hits() >= 4);
    expect(await healthOf(testApp)).toEqual({ status: 503, slack: 'refused' });
    expect(linesOf(testApp, `SLACK_APP_TOKEN is refused by Slack (${error})`)).toBe(1);
    fault.remove();
    await minutesUntil(clock, () => slack.sockets.connections() === 1);
    expect(await isHeard(testApp)).toBe(true);
    expect(await healthOf(testApp)).toEqual({ status: 200, slack: 'connected' });
    expect(linesOf(testApp, 'Slack is connected again')).toBe(1);
  });

  it.each<TransportKind>(['socket', 'http'])(
    'is one line over %s for the bot too',
    async (kind) => {
      const clock = movableClock();
      const testApp = await startTestApp(kind, { clock, healthPort: 0 });
      const { slack } = testApp;
      const fault = slack.faults.add({
        method: 'auth.test',
        times: Number.POSITIVE_INFINITY,
        effect: { type: 'error', error: 'token_revoked' },
      });
      // The bot notices although nobody uses it.
      await minutesUntil(clock, () => fault.hits() >= 3);
      await expect.poll(() => healthOf(testApp)).toEqual({ status: 503, slack: 'refused' });
      expect(linesOf(testApp, 'SLACK_BOT_TOKEN is refused by Slack (token_revoked)')).toBe(1);
      fault.remove();
      await minutesUntil(clock, () => linesOf(testApp, 'Slack takes SLACK_BOT_TOKEN again') > 0);
      expect(await healthOf(testApp)).toEqual({ status: 200, slack: 'connected' });
      expect(linesOf(testApp, 'Slack takes SLACK_BOT_TOKEN again')).toBe(1);
    },
  );

  it('is noticed by whatever is asked of Slack', async () => {
    const testApp = await startTestApp('http');
    for (const method of ['views.open', 'users.info']) {
      testApp.slack.faults.add({ method, effect: { type: 'error', error: 'account_inactive' } });
    }
    await testApp.slack.as('ana').command('general', '/rag-or-finetune');
    expect(await healthOf(testApp)).toEqual({ status: 503, slack: 'refused' });
  });

  it.each([
    ['an address that is none', 'not an address'],
    ['an address of something else', 'https://slack.example/'],
    ['an address where nobody listens', 'ws://127.0.0.1:1/'],
  ])('%s ends nothing either', async (_, url) => {
    const clock = movableClock();
    const testApp = await startTestApp('socket', { clock });
    const { slack } = testApp;
    const fault = slack.faults.add({
      method: 'apps.connections.open',
      times: 3,
      effect: { type: 'answer', body: { ok: true, url } },
    });
    slack.sockets.cutConnections();
    await minutesUntil(clock, () => fault.hits() >= 3 && slack.sockets.connections() === 1);
    expect(await isHeard(testApp)).toBe(true);
    expect(linesOf(testApp, 'Slack cannot be reached')).toBe(1);
  });
});
