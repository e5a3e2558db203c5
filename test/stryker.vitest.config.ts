import { defineConfig } from 'vitest/config';

const root = new URL('..', import.meta.url).pathname;

/** The engine's tests as mutation testing runs them: `stryker run test/stryker.config.json`. */
export default defineConfig({
  root,
  test: {
    include: ['test/engine/**/*.test.ts', 'test/evaluate/**/*.test.ts'],
    setupFiles: ['test/engine/steady-seed.ts'],
    testTimeout: 20_000,
    // The mutated copy lies below node_modules, where Node refuses to run TypeScript.
    server: { deps: { inline: [/\/sandbox-/] } },
  },
});
