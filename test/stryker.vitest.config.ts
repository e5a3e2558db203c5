import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const root = new URL('..', import.meta.url).pathname;

/** From the quickest tests to those that go through all 15,625 profiles. */
const ORDER = [
  /article|cautions|contradictions|panel\.test|plan|reasons|recommendation|rubric|trade-offs/,
  /needs|open-questions|panel-verdicts|unsure/,
  /flips|strength/,
  /evaluate\.test/,
  /whole-space/,
];

/** The first test that fails settles a mutant, so the quick ones come first. */
class QuickFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => ORDER.findIndex((of) => of.test(moduleId));
    return files.toSorted((a, b) => rank(a) - rank(b));
  }
}

/** The engine's tests as mutation testing runs them: `stryker run test/stryker.config.json`. */
export default defineConfig({
  root,
  test: {
    include: ['test/engine/**/*.test.ts', 'test/evaluate/**/*.test.ts'],
    // Asks of a mutant what whole-space.test.ts has asked already.
    exclude: ['test/evaluate/table.test.ts'],
    setupFiles: ['test/engine/steady-seed.ts'],
    testTimeout: 20_000,
    // One worker for all files: starting one for each would take longer than the tests.
    isolate: false,
    sequence: { sequencer: QuickFirst },
    // The mutated copy lies below node_modules, where Node refuses to run TypeScript.
    server: { deps: { inline: [/\/sandbox-/] } },
  },
});
