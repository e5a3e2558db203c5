import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Database } from '../../src/config.ts';
import { fillFirstDatabase, multiplyFirstDatabase } from '../contract/a-first-database.ts';
import { openRaw } from '../contract/raw.ts';
import { ask, threadOf } from '../journeys/ask.ts';
import { MANIFEST } from '../journeys/stage.ts';
import { startWorkspace } from '../workspace/workspace.ts';
import { CAN_CONFINE, readOnlyBut } from './confined.ts';
import { socketEnv, spawnBot } from './spawn-bot.ts';

async function aConfinedBot() {
  const slack = await startWorkspace({
    manifest: MANIFEST,
    timing: { postIntervalMs: 0, tierFactor: Number.POSITIVE_INFINITY },
  });
  const folder = await mkdtemp(join(tmpdir(), 'rag-or-finetune-'));
  onTestFinished(async () => {
    await slack.stop();
    await rm(folder, { recursive: true, force: true });
  });
  const database: Database = { kind: 'sqlite', path: join(folder, 'decisions.db') };
  const start = () =>
    spawnBot(socketEnv(slack, `file:${database.path}`), { command: readOnlyBut(folder) });
  return { slack, database, start };
}

describe.skipIf(!CAN_CONFINE)('where only the folder of the database can be written', () => {
  it('a bot starts, keeps a case, stops, starts again and is uninstalled', async () => {
    const { slack, database, start } = await aConfinedBot();
    const first = start();
    await first.says('Connected to');
    const case_ = { title: 'Billing bot', context: 'x'.repeat(2_000), answers: '3 4 4 3 3 2' };
    await ask(slack, 'ana', 'general', case_);
    await threadOf(slack, 'ana', 'general', case_.title);
    first.child.kill('SIGTERM');
    expect(await first.ended).toEqual({ code: 0, signal: null });

    const raw = openRaw(database);
    const row = await raw.selectFrom('decisions').selectAll().executeTakeFirstOrThrow();
    for (let copy = 1; copy < 12; copy += 1) {
      await raw
        .insertInto('decisions')
        .values({ ...row, id: `copy${copy}`, source_key: `copy${copy}` })
        .execute();
    }
    await raw.destroy();

    const second = start();
    await second.says('Connected to');
    slack.uninstall();
    await second.says('everything that was kept of the workspace is deleted');
    second.child.kill('SIGTERM');
    expect(await second.ended).toEqual({ code: 0, signal: null });
    const left = openRaw(database);
    expect(await left.selectFrom('decisions').select('id').execute()).toEqual([]);
  });

  it('a bot brings 602 decisions of its first release up to date', async () => {
    const { database, start } = await aConfinedBot();
    await fillFirstDatabase(database);
    await multiplyFirstDatabase(database, 600);
    const bot = start();
    await bot.says('Connected to');
    bot.child.kill('SIGTERM');
    expect(await bot.ended).toEqual({ code: 0, signal: null });
    const raw = openRaw(database);
    expect(await raw.selectFrom('decisions').select('id').execute()).toHaveLength(602);
  });
});
