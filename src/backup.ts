import { type Database, readDatabase } from './config.ts';
import { readEnvFile } from './env-file.ts';
import { lastWords } from './last-words.ts';
import { OperatorError } from './operator-error.ts';
import { backUp } from './store/backup.ts';

// `npm run backup -- FILE`: a copy of the database, while the bot may be running.
try {
  const database = readDatabase({ ...readEnvFile('.env'), ...process.env });
  const target = process.argv[2];
  if (target === undefined) {
    throw new OperatorError(['Name the file to write: npm run backup -- backups/decisions.db']);
  }
  const { decisions, bytes } = backUp(fileOf(database), target);
  process.stdout.write(
    `${target}: ${decisions} decisions, ${Math.ceil(bytes / 1_000)} kB, checked by opening it.\n`,
  );
} catch (error) {
  for (const line of lastWords(error, [])) process.stderr.write(`${line}\n`);
  process.exitCode = 1;
}

function fileOf(database: Database): string {
  if (database.kind === 'sqlite') return database.path;
  throw new OperatorError([
    'DATABASE_URL names a PostgreSQL database: back it up with pg_dump, as the README shows.',
  ]);
}
