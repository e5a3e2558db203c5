import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { MANIFEST } from '../journeys/stage.ts';
import { startWorkspace } from '../workspace/workspace.ts';
import { socketEnv, spawnBot } from './spawn-bot.ts';

it.each(['SIGTERM', 'SIGINT'] as const)('%s ends the process with 0', async (signal) => {
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
  expect(bot.stderr()).toBe('');
});
