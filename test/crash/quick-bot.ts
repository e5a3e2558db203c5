import { randomBytes } from 'node:crypto';
import { startApp } from '../../src/app.ts';
import { systemClock } from '../../src/clock.ts';
import { readConfig } from '../../src/config.ts';
import { createLogger } from '../../src/logger.ts';

/** `src/main.ts` with a shorter pause between two posts, so that a discussion takes no minutes. */
const PACE_MS = 20;

const app = await startApp(readConfig(process.env), {
  logger: createLogger({
    level: 'error',
    secrets: [],
    json: true,
    write: (line) => process.stderr.write(line),
  }),
  clock: systemClock,
  random: Math.random,
  newId: () => randomBytes(8).toString('hex'),
  paceMs: PACE_MS,
});
process.stdout.write(`Connected to ${app.started.identity.teamName}\n`);
