import { existsSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { defineConfig } from 'vitest/config';

const root = new URL('..', import.meta.url).pathname;

/**
 * Whatever takes long: races and crashes, crowds, a company's year, whole lives told again with other
 * answers or words.
 */
const LONG = [
  'test/company/**/*.test.ts',
  'test/crash/**/*.test.ts',
  'test/contract/{crowd,digest-contents,plans}.test.ts',
  'test/journeys/{blind-leak,longest-words,many-channels,no-access,races}.test.ts',
];

/** Properties of which `npm test` tries a few cases, and `npm run test:full` all: see `test/runs.ts`. */
const PROPERTIES = ['test/**/*.properties.test.ts', 'test/slack/**/{hidden-,}messages.test.ts'];

/** Databases lie in memory where it has room for them: tests end processes, not machines. */
const TMPDIR = hasRoom('/dev/shm') ? '/dev/shm' : tmpdir();

function hasRoom(folder: string): boolean {
  if (!existsSync(folder)) return false;
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize > 2 ** 30;
}

const common = {
  testTimeout: 20_000,
  // No test leaves anything behind in a module, and loading them for each file takes longest.
  isolate: false,
  // Vitest leaves one core idle unless told; on two cores that is half of them.
  maxWorkers: '100%',
} as const;

export default defineConfig({
  root,
  test: {
    globalSetup: 'test/contract/databases.ts',
    projects: [
      {
        root,
        test: {
          ...common,
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/browser/**', 'test/process/**', ...LONG],
          env: { TMPDIR },
        },
      },
      {
        root,
        test: {
          ...common,
          name: 'long',
          // A company's year would stay in memory.
          isolate: true,
          include: [...LONG, ...PROPERTIES],
          env: { TMPDIR, RUNS: 'all' },
        },
      },
      {
        root,
        test: {
          name: 'process',
          include: ['test/process/**/*.test.ts'],
          testTimeout: 60_000,
          maxWorkers: '100%',
        },
      },
      {
        root,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
