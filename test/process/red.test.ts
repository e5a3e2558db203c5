import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';

/** Ends as a run of tests does in which something failed. */
const FAILING = `
  const { startPostgres } = await import('./test/contract/a-postgres.ts');
  const postgres = await startPostgres();
  await postgres.stop();
  process.exitCode = 3;
`;

it('a run of tests with a database of its own stays red when something failed', async () => {
  const run = spawn(process.execPath, ['--input-type=module', '--eval', FAILING], {
    stdio: 'ignore',
  });
  const [code] = await once(run, 'exit');
  expect(code).toBe(3);
});
