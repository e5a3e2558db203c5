import { rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { insertDecision } from '../../src/store/decisions.ts';
import { openStore } from '../../src/store/open.ts';
import { freePort } from '../contract/free-port.ts';
import { ask, fillIn, threadOf } from '../journeys/ask.ts';
import { MANIFEST } from '../journeys/test-app.ts';
import { aDecision } from '../store/a-decision.ts';
import { startWorkspace } from '../workspace/workspace.ts';
import {
  CANNOT_MOUNT,
  ON_A_SMALL_DISK,
  READ_ONLY_BUT_THE_FOLDER,
  startConfined,
} from './confined.ts';

async function setting() {
  const slack = await startWorkspace({
    manifest: MANIFEST,
    timing: { postIntervalMs: 0, tierFactor: Number.POSITIVE_INFINITY },
  });
  const folder = await mkdtemp(join(tmpdir(), 'rag-or-finetune-confined-'));
  onTestFinished(async () => {
    await slack.stop();
    await rm(folder, { recursive: true, force: true });
  });
  return { slack, folder, database: join(folder, 'data', 'decisions.db') };
}

const TITLE = 'Billing bot';
const ANSWERS = '3 4 4 3 3 2';

async function idsIn(path: string): Promise<readonly string[]> {
  const db = await openStore({ kind: 'sqlite', path });
  const rows = await db.selectFrom('decisions').select('id').execute();
  await db.destroy();
  return rows.map(({ id }) => id);
}

async function keepTwelve(path: string): Promise<void> {
  const db = await openStore({ kind: 'sqlite', path });
  await db.transaction().execute(async (tx) => {
    for (let n = 0; n < 12; n += 1) {
      await insertDecision(tx, aDecision({ id: `long${n}`, context: 'x'.repeat(2_000) }));
    }
  });
  await db.destroy();
}

const title = (what: string): string =>
  CANNOT_MOUNT === null ? what : `${what} (not tried: ${CANNOT_MOUNT})`;

describe.skipIf(CANNOT_MOUNT !== null)(title('where little may be written'), () => {
  it('a bot lives its whole life in one folder: start, work, stop, uninstalling', async () => {
    const { slack, folder, database } = await setting();
    const start = (path: string) =>
      startConfined({ slack, folder, database: path, mounts: READ_ONLY_BUT_THE_FOLDER });

    const first = await start(database);
    await ask(slack, 'ana', 'general', { title: TITLE, answers: ANSWERS });
    await slack.when(() => slack.as('ana').messages('general').length > 0);
    expect(await first.stop()).toBe(0);

    await keepTwelve(database);
    expect(await idsIn(database)).toHaveLength(13);
    const last = await start(database);
    slack.uninstall();
    await last.logs('everything that was kept of the workspace is deleted');
    expect(last.log()).not.toContain('could be deleted');
    await last.stop();
    expect(await idsIn(database)).toEqual([]);
  }, 180_000);

  it('a full disk is named in the log and by /health, and no form is closed', async () => {
    const { slack, folder, database } = await setting();
    const port = await freePort();
    const env = { PORT: String(port) };
    const bot = await startConfined({ slack, folder, database, mounts: ON_A_SMALL_DISK, env });
    const health = async () => {
      const response = await fetch(`http://127.0.0.1:${port}/health`);
      return { status: response.status, body: await response.json() };
    };
    const filler = bot.inside(join(folder, 'filler'));
    const fill = () => {
      for (const size of [65_536, 4_096, 1]) {
        try {
          for (;;) writeFileSync(filler, Buffer.alloc(size), { flag: 'a' });
        } catch {
          // Full, up to pieces of this size.
        }
      }
    };
    fill();

    expect(await health()).toMatchObject({ status: 503, body: { database: 'not writable' } });
    expect(bot.log()).toContain('SQLITE_FULL');
    expect(bot.log()).toContain('The disk that holds the database is full: make room on it.');

    await slack.as('ana').command('general', '/rag-or-finetune');
    const modal = await slack.as('ana').modal();
    await fillIn(modal, { title: TITLE, context: 'y'.repeat(2_000), answers: ANSWERS });
    expect((await modal.submit()).ok).toBe(false);
    expect(bot.log()).not.toContain('cannot rollback');

    rmSync(filler);
    await ask(slack, 'ben', 'general', { title: 'Later bot', answers: ANSWERS });
    await threadOf(slack, 'ben', 'general', 'Later bot');
    expect(await bot.stop()).toBe(0);
  }, 180_000);
});
