import { readFileSync } from 'node:fs';
import { parse } from 'dotenv';
import { z } from 'zod';
import { OperatorError, reasonOf } from './operator-error.ts';

export type Transport =
  | { readonly kind: 'socket'; readonly appToken: string; readonly healthPort: number | null }
  | { readonly kind: 'http'; readonly signingSecret: string; readonly port: number };

export type Database =
  | { readonly kind: 'sqlite'; readonly path: string }
  | { readonly kind: 'postgres'; readonly url: string };

export type Config = {
  readonly slack: {
    readonly apiUrl: string;
    readonly botToken: string;
    readonly transport: Transport;
  };
  readonly database: Database;
  /** The file with the organisation's own rubric; null for the built-in one. */
  readonly rubricPath: string | null;
  readonly logLevel: LogLevel;
  readonly production: boolean;
};

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Problems in the environment, one per line: the variable, and what to do. */
export class ConfigError extends OperatorError {
  readonly code = 'config_invalid';
  override readonly name = 'ConfigError';
}

const WHERE = {
  botToken:
    'copy the "Bot User OAuth Token" (xoxb-…) from your app\'s page, OAuth & Permissions, after installing the app',
  appToken:
    "create an app-level token (xapp-…) with the scope connections:write on your app's page, Basic Information, App-Level Tokens",
  signingSecret: "copy it from your app's page, Basic Information, App Credentials",
};

/** A variable left empty in `.env` counts as not set. */
const blank = (value: unknown): unknown =>
  typeof value === 'string' && value.trim() === '' ? undefined : value;

const portSchema = z.preprocess(
  blank,
  z.coerce
    .number({ error: 'is not a number: set a port from 1 to 65535' })
    .int('is not a whole number: set a port from 1 to 65535')
    .min(1, 'is out of range: set a port from 1 to 65535')
    .max(65535, 'is out of range: set a port from 1 to 65535')
    .optional(),
);

function isAddress(url: string): boolean {
  try {
    return URL.canParse(url) && decodeURIComponent(url) !== '';
  } catch {
    return false;
  }
}

const environment = z.object({
  SLACK_BOT_TOKEN: z.preprocess(
    blank,
    z
      .string({ error: `is missing: ${WHERE.botToken}` })
      .regex(/^\S+$/, `contains white space: ${WHERE.botToken}`)
      .refine((token) => !token.startsWith('xapp-'), `is an app-level token: ${WHERE.botToken}`)
      .refine((token) => !token.startsWith('xoxp-'), `is a user token: ${WHERE.botToken}`),
  ),
  SLACK_APP_TOKEN: z.preprocess(
    blank,
    z
      .string()
      .regex(/^\S+$/, `contains white space: ${WHERE.appToken}`)
      .refine((token) => !/^xox[bp]-/.test(token), `is not an app-level token: ${WHERE.appToken}`)
      .optional(),
  ),
  SLACK_SIGNING_SECRET: z.preprocess(
    blank,
    z.string().regex(/^\S+$/, `contains white space: ${WHERE.signingSecret}`).optional(),
  ),
  SLACK_API_URL: z.preprocess(
    blank,
    z
      .url({ protocol: /^https?$/, error: 'is not an address: set e.g. https://slack.com/api/' })
      .default('https://slack.com/api/'),
  ),
  PORT: portSchema,
  DATABASE_URL: z.preprocess(
    blank,
    z
      .string()
      .regex(/^(file:.+|postgres(ql)?:\/\/.+)$/, {
        error:
          'is not understood: set file:./data/decisions.db or postgres://user:password@host/database',
        abort: true,
      })
      .refine((url) => !/^file:[^?]*\?/.test(url), {
        error: 'has settings after "?", which a SQLite file has none of: set the path alone',
        abort: true,
      })
      .refine((url) => !/^file:(\/\/)?\s*$/.test(url), {
        error: 'names no file: set e.g. file:./data/decisions.db',
        abort: true,
      })
      .refine(
        (url) => url.startsWith('file:') || isAddress(url),
        'is not an address: write % # / ? and @ of a password as %25 %23 %2F %3F and %40',
      )
      .default('file:./data/decisions.db'),
  ),
  RUBRIC_PATH: z.preprocess(blank, z.string().optional()),
  LOG_LEVEL: z.preprocess(
    blank,
    z
      .enum(LOG_LEVELS, { error: `is not a level: set one of ${LOG_LEVELS.join(', ')}` })
      .default('info'),
  ),
  NODE_ENV: z.preprocess(blank, z.string().optional()),
});

/**
 * Reads the configuration from environment variables. `SLACK_APP_TOKEN` selects Socket Mode; with
 * only `SLACK_SIGNING_SECRET`, Slack sends signed HTTP requests.
 *
 * @throws {ConfigError} naming every missing or wrong variable, with the remedy.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const parsed = environment.safeParse(env);
  const problems = parsed.success ? [] : [...problemsOf(parsed.error)];
  if (blank(env.SLACK_APP_TOKEN) === undefined && blank(env.SLACK_SIGNING_SECRET) === undefined) {
    problems.push(
      `SLACK_APP_TOKEN is missing: ${WHERE.appToken}. (Or, to receive HTTP requests instead, set SLACK_SIGNING_SECRET: ${WHERE.signingSecret}.)`,
    );
  }
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);
  const vars = parsed.data;
  return Object.freeze({
    slack: {
      apiUrl: vars.SLACK_API_URL,
      botToken: vars.SLACK_BOT_TOKEN,
      transport: transportOf(vars),
    },
    database: databaseOf(vars.DATABASE_URL),
    rubricPath: vars.RUBRIC_PATH ?? null,
    logLevel: vars.LOG_LEVEL,
    production: vars.NODE_ENV === 'production',
  });
}

function transportOf(vars: z.infer<typeof environment>): Transport {
  if (vars.SLACK_APP_TOKEN !== undefined) {
    return { kind: 'socket', appToken: vars.SLACK_APP_TOKEN, healthPort: vars.PORT ?? null };
  }
  return { kind: 'http', signingSecret: vars.SLACK_SIGNING_SECRET ?? '', port: vars.PORT ?? 3000 };
}

/**
 * Reads only the database from the environment.
 *
 * @throws {ConfigError} when `DATABASE_URL` is wrong.
 */
export function readDatabase(env: Readonly<Record<string, string | undefined>>): Database {
  const parsed = environment.pick({ DATABASE_URL: true }).safeParse(env);
  if (parsed.success) return databaseOf(parsed.data.DATABASE_URL);
  throw new ConfigError(problemsOf(parsed.error));
}

const problemsOf = ({ issues }: z.ZodError): readonly string[] =>
  issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);

function databaseOf(url: string): Database {
  return url.startsWith('file:')
    ? { kind: 'sqlite', path: url.slice('file:'.length).replace(/^\/\//, '').trim() }
    : { kind: 'postgres', url };
}

/**
 * Reads the variables of a file like `.env`; none when the file does not exist.
 *
 * @throws {OperatorError} when the file cannot be read or is not UTF-8 text.
 */
export function readEnvFile(path: string): Readonly<Record<string, string>> {
  const text = textOf(path);
  // Editors that save as "Unicode" write UTF-16.
  if (text.includes('\0')) {
    throw new OperatorError([`${path} is not text in UTF-8: save it in that encoding.`]);
  }
  return parse(text);
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw new OperatorError(
      [
        `${path} cannot be read (${reasonOf(error)}): make it a file that this user may read, or remove it.`,
      ],
      { cause: error },
    );
  }
}
