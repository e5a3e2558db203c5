import { resolve } from 'node:path';
import { config as loadEnvFile } from 'dotenv';
import { ConfigError, readDatabase } from './config.ts';
import { BackupError, backUp } from './store/backup.ts';

/** `npm run backup -- FILE`: a copy of the database that can be started from, in one file. */
loadEnvFile({ quiet: true });

class UsageError extends Error {}

try {
  process.stdout.write(`${run(process.argv.slice(2))}\n`);
} catch (error) {
  const isForPeople =
    error instanceof ConfigError || error instanceof BackupError || error instanceof UsageError;
  if (!isForPeople) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

function run([file, ...others]: readonly string[]): string {
  if (file === undefined || file.startsWith('-') || others.length > 0) {
    throw new UsageError('Give the file to make: npm run backup -- backup.db');
  }
  const database = readDatabase(process.env);
  if (database.kind === 'postgres') {
    throw new UsageError(
      'DATABASE_URL names a PostgreSQL database, which its own tool backs up: pg_dump --format=custom --file=backup.dump "$DATABASE_URL"',
    );
  }
  if (database.path === ':memory:') {
    throw new UsageError('DATABASE_URL names no file: what is in memory cannot be backed up.');
  }
  const { decisions, bytes } = backUp(database.path, file);
  const size = bytes < 1_048_576 ? `${bytes / 1_024} KiB` : `${(bytes / 1_048_576).toFixed(1)} MiB`;
  return `${resolve(file)} holds the whole database, checked: ${decisions} ${decisions === 1 ? 'decision' : 'decisions'}, ${size}.`;
}
