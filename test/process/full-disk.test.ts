import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { freePort } from '../contract/free-port.ts';
import { fillIn, threadOf } from '../journeys/ask.ts';
import { MANIFEST } from '../journeys/stage.ts';
import { startWorkspace } from '../workspace/workspace.ts';
import { CAN_CONFINE, onSmallDisk, runBeside } from './confined.ts';
import { socketEnv, spawnBot } from './spawn-bot.ts';

const CASE = { title: 'Billing bot', answers: '3 4 4 3 3 2' };

describe.skipIf(!CAN_CONFINE)('on a disk that is full', () => {
  it('what is typed stays in its form, health and log say why, and all is well with room again', async () => {
    const slack = await startWorkspace({
      manifest: MANIFEST,
      timing: { postIntervalMs: 0, tierFactor: Number.POSITIVE_INFINITY },
    });
    const folder = await mkdtemp(join(tmpdir(), 'rag-or-finetune-'));
    onTestFinished(async () => {
      await slack.stop();
      await rm(folder, { recursive: true, force: true });
    });
    const port = await freePort();
    const bot = spawnBot(
      { ...socketEnv(slack, `file:${folder}/decisions.db`), PORT: String(port) },
      { command: onSmallDisk(folder, 4_000) },
    );
    await bot.says('Connected to');
    const health = async () => {
      const response = await fetch(`http://127.0.0.1:${port}/health`);
      const said: object = JSON.parse(await response.text());
      return { status: response.status, ...said };
    };
    expect(await health()).toMatchObject({ status: 200, database: 'ok' });

    runBeside(bot.child.pid, `dd if=/dev/zero of='${folder}/full' bs=1k 2>/dev/null; true`);
    const ana = slack.as('ana');
    await ana.command('general', '/rag-or-finetune');
    const modal = await ana.modal();
    await fillIn(modal, { ...CASE, context: 'x'.repeat(2_000) });
    const sent = await modal.submit();
    expect(sent).toMatchObject({ ok: false });
    await bot.says(/database or disk is full/);
    expect(bot.stdout()).not.toContain('cannot rollback');
    await vi.waitFor(
      async () => expect(await health()).toMatchObject({ status: 503, database: 'read_only' }),
      10_000,
    );

    runBeside(bot.child.pid, `rm '${folder}/full'`);
    expect(await modal.submit()).toMatchObject({ ok: true });
    await threadOf(slack, 'ana', 'general', CASE.title);
    await vi.waitFor(async () => expect(await health()).toMatchObject({ status: 200 }), 10_000);
    bot.child.kill('SIGTERM');
    expect(await bot.ended).toEqual({ code: 0, signal: null });
  }, 60_000);
});
