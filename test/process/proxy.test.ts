import { expect, it, onTestFinished } from 'vitest';
import { MANIFEST } from '../journeys/stage.ts';
import { startWorkspace } from '../workspace/workspace.ts';
import { startProcess } from './a-process.ts';
import { startProxy } from './a-proxy.ts';

const PATIENCE = 60_000;

async function aWorkspace() {
  const slack = await startWorkspace({ manifest: MANIFEST });
  onTestFinished(slack.stop);
  const env = {
    SLACK_BOT_TOKEN: slack.tokens.bot,
    SLACK_APP_TOKEN: slack.tokens.app,
    SLACK_API_URL: slack.apiUrl,
  };
  return { slack, env };
}

it(
  'what is asked of Slack and its connection go through the proxy, or past it',
  async () => {
    const { slack, env } = await aWorkspace();
    const proxy = await startProxy();
    const bot = startProcess({ ...env, HTTP_PROXY: proxy.url });
    await bot.says('Connected to');
    expect(await slack.as('ana').command('general', '/rag-or-finetune help')).toEqual({ ok: true });
    const hosts = new Set(
      proxy.seen.map((line) => line.replace(/ (http:\/\/)?/, ' ').split('/')[0]),
    );
    const host = new URL(slack.url).host;
    expect(
      proxy.seen.some((line) => line.includes('auth.test') || line.startsWith('CONNECT')),
    ).toBe(true);
    expect(proxy.seen.some((line) => line.includes('/link/'))).toBe(true);
    for (const line of hosts) expect(line).toContain(host);
    bot.signal('SIGTERM');
    await bot.ended;

    const before = proxy.seen.length;
    const past = startProcess({ ...env, HTTP_PROXY: proxy.url, NO_PROXY: '127.0.0.1' });
    await past.says('Connected to');
    expect(proxy.seen).toHaveLength(before);
  },
  PATIENCE,
);

it(
  'an address of a proxy that is none ends the start with the variable',
  async () => {
    const { env } = await aWorkspace();
    const bot = startProcess({ ...env, HTTPS_PROXY: 'proxy:3128' });
    expect(await bot.ended).toBe(1);
    expect(bot.written()).toContain('HTTPS_PROXY is not an address');
  },
  PATIENCE,
);
