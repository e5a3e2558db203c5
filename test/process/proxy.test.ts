import { expect, it, onTestFinished } from 'vitest';
import { MANIFEST } from '../journeys/test-app.ts';
import { startWorkspace } from '../workspace/workspace.ts';
import { startProxy } from './a-proxy.ts';
import { socketEnv, spawnBot } from './spawn-bot.ts';

const PATIENCE = 60_000;

async function aWorkspace() {
  const slack = await startWorkspace({ manifest: MANIFEST });
  onTestFinished(slack.stop);
  const env = socketEnv(slack, 'file::memory:');
  return { slack, env };
}

it(
  'what is asked of Slack and its connection go through the proxy, or past it',
  async () => {
    const { slack, env } = await aWorkspace();
    const proxy = await startProxy();
    const bot = spawnBot({ ...env, HTTP_PROXY: proxy.url });
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
    bot.child.kill('SIGTERM');
    await bot.ended;

    const before = proxy.seen.length;
    const past = spawnBot({ ...env, HTTP_PROXY: proxy.url, NO_PROXY: '127.0.0.1' });
    await past.says('Connected to');
    expect(proxy.seen).toHaveLength(before);
  },
  PATIENCE,
);

it(
  'an address of a proxy that is none ends the start with the variable',
  async () => {
    const { env } = await aWorkspace();
    const bot = spawnBot({ ...env, HTTPS_PROXY: 'proxy:3128' });
    expect(await bot.ended).toEqual({ code: 1, signal: null });
    expect(bot.stderr()).toMatch(/^HTTPS_PROXY is not an address: .*\n$/);
  },
  PATIENCE,
);
