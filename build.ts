import { rm } from 'node:fs/promises';
import { build, type Plugin } from 'rolldown';

/**
 * `npm run build [folder]`: each program in one file, with all that it needs but what has native code.
 * Nothing is shortened, so that a stack in the log names the functions of the sources.
 */
const [folder = 'dist'] = process.argv.slice(2);

/** Native code; and what libraries use when somebody has installed it, which nobody has. */
const OUTSIDE = ['better-sqlite3', 'pg-native', 'bufferutil', 'utf-8-validate'];

const NO_RECEIVER = `module.exports = class {
  constructor() { throw new Error('Bolt is handed what came and receives nothing itself'); }
};`;

/**
 * Bolt without its receivers, which the program has its own for. They would bring Express, OAuth and
 * a second HTTP client, loaded at each start and never used.
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
