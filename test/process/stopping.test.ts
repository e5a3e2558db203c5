import { once } from 'node:events';
import { access, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { MANIFEST } from '../journeys/test-app.ts';
import { startWorkspace } from '../workspace/workspace.ts';
import { SLOW } from './a-start.ts';
import { socketEnv, spawnBot } from './spawn-bot.ts';

it.each(['SIGTERM', 'SIGINT'] as const)(
  '%s stops the bot, which ends with 0',
  SLOW,
  async (signal) => {
    const slack = await startWorkspace({ manifest: MANIFEST });
    const folder = await mkdtemp(join(tmpdir(), 'rag-or-finetune-'));
    onTestFinished(async () => {
      await slack.stop();
      await rm(folder, { recursive: true, force: true });
    });
    const bot = spawnBot(socketEnv(slack, `file:${folder}/decisions.db`));
    await bot.says('Type /rag-or-finetune in a channel');
    bot.child.kill(signal);
    expect(await bot.ended).toEqual({ code: 0, signal: null });
    expect(bot.stdout()).toContain('Stopping: finishing what is under way');
    // All that was written is in the file itself: the database was closed.
    await expect(access(`${folder}/decisions.db-wal`)).rejects.toThrow('ENOENT');
    expect(bot.stderr()).toBe('');
  },
);

it('SIGTERM ends a start that waits for Slack with 0', SLOW, async () => {
  const server = createServer();
  const asked = once(server, 'connection');
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const bot = spawnBot({
    SLACK_BOT_TOKEN: 'xoxb-1',
    SLACK_SIGNING_SECRET: 'a-secret',
    SLACK_API_URL: `http://127.0.0.1:${address.port}/api/`,
    DATABASE_URL: 'file::memory:',
  });
  await asked;
  bot.child.kill('SIGTERM');
  expect(await bot.ended).toEqual({ code: 0, signal: null });
  expect(bot.stderr()).toBe('');
});
