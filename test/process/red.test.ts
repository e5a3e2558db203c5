import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';

/** Ends as a run of tests does. */
const runEndingWith = (code: number): string => `
  const { startPostgres } = await import('./test/contract/a-postgres.ts');
  const postgres = await startPostgres();
  await postgres.stop();
  process.exitCode = ${code};
`;

it.each([
  { code: 0, run: 'stays green when nothing failed' },
  { code: 1, run: 'stays red when something failed' },
])('a run of tests with a database of its own $run', async ({ code }) => {
  const run = spawn(process.execPath, ['--input-type=module', '--eval', runEndingWith(code)], {
    stdio: 'ignore',
  });
  expect(await once(run, 'exit')).toEqual([code, null]);
});
