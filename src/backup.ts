import { resolve } from 'node:path';
import { readDatabase, readEnvFile } from './config.ts';
import { lastWords } from './logger.ts';
import { OperatorError } from './operator-error.ts';
import { backUp } from './store/backup.ts';

// `npm run backup -- FILE`: copies the SQLite database into one file that the bot can start from.
try {
  const env = { ...readEnvFile('.env'), ...process.env };
  process.stdout.write(`${run(env, process.argv.slice(2))}\n`);
} catch (error) {
  for (const line of lastWords(error, [])) process.stderr.write(`${line}\n`);
  process.exitCode = 1;
}

function run(env: NodeJS.ProcessEnv, [file, ...others]: readonly string[]): string {
  if (file === undefined || file.startsWith('-') || others.length > 0) {
    throw new OperatorError(['Give the file to make: npm run backup -- backup.db']);
  }
  const database = readDatabase(env);
  if (database.kind === 'postgres') {
    throw new OperatorError([
      'DATABASE_URL names a PostgreSQL database, which its own tool backs up: pg_dump --format=custom --file=backup.dump "$DATABASE_URL"',
    ]);
  }
  if (database.path === ':memory:') {
    throw new OperatorError(['DATABASE_URL names no file: what is in memory cannot be backed up.']);
  }
  const { decisions, bytes } = backUp(database.path, file);
  const size = bytes < 1_048_576 ? `${bytes / 1_024} KiB` : `${(bytes / 1_048_576).toFixed(1)} MiB`;
  return `${resolve(file)} holds the whole database, checked: ${decisions} ${decisions === 1 ? 'decision' : 'decisions'}, ${size}.`;
}
