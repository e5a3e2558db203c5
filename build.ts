import { rm } from 'node:fs/promises';
import { build, type Plugin } from 'rolldown';

/**
 * `npm run build [folder]`: bundles each program with its dependencies into one file, except those
 * with native code. Does not minify, so that stacks in the log name the functions of the sources.
 */
const [folder = 'dist'] = process.argv.slice(2);

/** Native code; and optional dependencies of libraries, which are not installed. */
const OUTSIDE = ['better-sqlite3', 'pg-native', 'bufferutil', 'utf-8-validate'];

const NO_RECEIVER = `module.exports = class {
  constructor() { throw new Error('Bolt is handed what came and receives nothing itself'); }
};`;

/**
 * Leaves out Bolt's receivers, since the bot has its own. They would add Express, OAuth and a second
 * HTTP client, loaded at each start and never used.
 */
const boltAlone: Plugin = {
  name: 'bolt-alone',
  resolveId: {
    filter: { id: /^(@slack\/bolt|\.\/receivers\/(HTTP|SocketMode)Receiver)$/ },
    handler: (id) => `\0${id}`,
  },
  load: {
    filter: { id: /^\0(@slack\/bolt$|\.\/receivers\/)/ },
    handler: (id) =>
      id === '\0@slack/bolt'
        ? `exports.App = require('@slack/bolt/dist/App.js').default;`
        : NO_RECEIVER,
  },
};

await rm(folder, { recursive: true, force: true });
for (const program of ['main', 'backup']) {
  await build({
    input: { [program]: `src/${program}.ts` },
    platform: 'node',
    external: OUTSIDE,
    plugins: [boltAlone],
    output: { dir: folder, format: 'esm', codeSplitting: false },
  });
}
