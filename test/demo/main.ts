import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startApp } from '../../src/app.ts';
import { createLogger } from '../../src/logger.ts';
import { buildPage } from '../workspace/page/build.ts';
import { startWorkspace } from '../workspace/workspace.ts';
import { demoCompany } from './company.ts';
import { clockOfDays } from './days.ts';
import { CHANNELS, PEOPLE, playFirstDay } from './first-day.ts';

/**
 * The bot in a simulated Slack workspace with a page to use it in: no account, no network.
 * Everything is kept in `.demo/`; remove that folder to begin anew.
 */
const root = new URL('../..', import.meta.url).pathname;
const folder = process.env.DEMO_DIR ?? join(root, '.demo');
const port = Number(process.env.DEMO_PORT ?? 4300);
const isFirstDay = !existsSync(join(folder, 'workspace.json'));
mkdirSync(folder, { recursive: true });
const clock = clockOfDays(join(folder, 'days-ahead'));

const logger = createLogger({
  level: 'info',
  secrets: [],
  json: false,
  write: (line) => process.stdout.write(line),
});

const company = await demoCompany(join(folder, 'decisions.db'), clock.now());
const workspace = await startWorkspace({
  manifest: join(root, 'manifest.yml'),
  port,
  pageDir: await buildPage(),
  stateFile: join(folder, 'workspace.json'),
  people: [...PEOPLE, ...company.people],
  channels: [...CHANNELS, ...company.channels],
  timing: { postIntervalMs: 50 },
}).catch((error: unknown) => {
  const why = error instanceof Error ? error.message : String(error);
  process.stderr.write(`The demo cannot start (${why}). Set DEMO_PORT to another port.\n`);
  process.exit(1);
});

const app = await startApp(
  {
    slack: {
      apiUrl: workspace.apiUrl,
      botToken: workspace.tokens.bot,
      transport: { kind: 'socket', appToken: workspace.tokens.app, healthPort: null },
    },
    database: { kind: 'sqlite', path: join(folder, 'decisions.db') },
    logLevel: 'info',
    rubricPath: null,
    production: false,
  },
  {
    logger,
    clock,
    random: Math.random,
    newId: () => randomBytes(8).toString('hex'),
    paceMs: 60,
  },
).catch((error: unknown) => {
  const why = error instanceof Error ? error.message : String(error);
  const remedy = `Remove ${folder}, or set DEMO_DIR to another folder.`;
  process.stderr.write(`The demo cannot start (${why}) ${remedy}\n`);
  process.exit(1);
});
if (isFirstDay && process.env.DEMO_EMPTY === undefined) await playFirstDay(workspace);
process.stdout.write(`
  The workspace is at ${workspace.url}
  Open it, choose #ai-platform and type /rag-or-finetune.
  To see reminders and reviews, type a number of days here and press Enter: 8, or 91.
  Ctrl+C stops it; .demo/ keeps it.

`);
clock.listen({ from: process.stdin, say: (line) => process.stdout.write(`  ${line}\n`) });

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    app
      .stop()
      .then(() => workspace.stop())
      .then(
        () => process.exit(0),
        () => process.exit(1),
      );
  });
}
