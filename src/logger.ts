import type { Writable } from 'node:stream';
import { type Logger as BoltLogger, LogLevel as BoltLogLevel } from '@slack/logger';
import { type LogFn, type Logger, pino } from 'pino';
import { prettyFactory } from 'pino-pretty';
import type { LogLevel } from './config.ts';
import { DEEPEST_CAUSE, OperatorError, reasonOf } from './operator-error.ts';

export type { Logger };

/** Slack tokens of any kind, anywhere in a line. */
const TOKENS = /x(?:ox[a-z]|app|wfp)(?:\.[a-z]+)?-[A-Za-z0-9-]+/g;

/** Replaces every Slack token and every given secret in a line. */
export function redact(line: string, secrets: readonly string[]): string {
  return secrets
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)])
    .filter((secret) => secret.length > 0)
    .reduce((text, secret) => text.replaceAll(secret, '[redacted]'), line)
    .replace(TOKENS, '[redacted]');
}

export type LoggerOptions = {
  readonly level: LogLevel;
  /** Values that must never appear, besides anything that looks like a Slack token. */
  readonly secrets: readonly string[];
  /** One JSON object per line for machines; otherwise lines for people. */
  readonly json: boolean;
  readonly write: (line: string) => void;
};

export function createLogger({ level, secrets, json, write }: LoggerOptions): Logger {
  const forPeople = prettyFactory({ ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss' });
  const destination = {
    write: (line: string) => write(redact(json ? line : forPeople(line), secrets)),
  };
  return pino(
    {
      level,
      base: {},
      serializers: { err: (error: unknown) => errorFields(error) },
      hooks: { logMethod: logSafely },
    },
    destination,
  );
}

/** Logging must not end the process: an object whose getter throws, say, cannot be serialised. */
function logSafely(this: Logger, args: Parameters<LogFn>, log: LogFn): void {
  try {
    log.apply(this, args);
  } catch (error) {
    const text = args.find((arg) => typeof arg === 'string');
    log.call(this, { said: text, why: reasonOf(error) }, 'A line of the log could not be written');
  }
}

/**
 * The fields of an error that may be logged. Others may not: a database error, for one, also carries
 * the row it refused, and with it what people typed.
 */
function errorFields(error: unknown, depth = 0): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) };
  const code = 'code' in error ? { code: error.code } : {};
  const hasCause = error.cause !== undefined && depth < DEEPEST_CAUSE;
  const cause = hasCause ? { cause: errorFields(error.cause, depth + 1) } : {};
  return { type: error.name, message: error.message, ...code, stack: error.stack, ...cause };
}

/**
 * Adapts our logger to the interface that Bolt and Slack's clients expect. Drops their `debug`, which
 * holds whole requests with people's words; logs their `info`, which is about their internals, as
 * `debug`. They cannot change the level.
 */
export function boltLogger(logger: Logger): BoltLogger {
  const text = (parts: readonly unknown[]): string =>
    parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' ');
  return {
    debug: () => {},
    info: (...parts: unknown[]) => logger.debug(text(parts)),
    warn: (...parts: unknown[]) => logger.warn(text(parts)),
    error: (...parts: unknown[]) => logger.error(text(parts)),
    setLevel: () => {},
    getLevel: () => BoltLogLevel.INFO,
    setName: () => {},
  };
}

/**
 * What to write to standard error when the process ends: one line per problem, without stack and
 * secrets. For an unexpected error it is one line; the log has the stack.
 */
export function lastWords(error: unknown, secrets: readonly string[]): readonly string[] {
  const problems =
    error instanceof OperatorError
      ? error.problems
      : [
          `The bot cannot go on (${reasonOf(error)}): start it again; the log of standard output tells where it failed.`,
        ];
  return problems.map((problem) => onOneLine(redact(problem, secrets)));
}

/** Replaces line breaks and other control characters, which could move a terminal's cursor. */
const onOneLine = (text: string): string => text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();

/** How much to buffer for a reader that does not read, in bytes. */
const BUFFER_LIMIT = 1_048_576;

/**
 * Writes lines to a stream that may fail or stall (a full disk, a pipe without a reader, a paused
 * terminal). Never throws and never ends the process: a line that cannot be written is lost.
 *
 * @param recovered called with the number of lost lines once a line can be written again
 */
export function lineWriter(
  stream: Writable,
  recovered: (lost: number) => void = () => {},
): (line: string) => void {
  let lost = 0;
  const written = (error?: Error | null): void => {
    if (error) lost += 1;
    else if (lost > 0) {
      const count = lost;
      lost = 0;
      recovered(count);
    }
  };
  // `written` hears of every failure; but an `error` event without a listener ends the process.
  stream.on('error', () => {});
  return (line) => {
    if (stream.writableLength > BUFFER_LIMIT) lost += 1;
    else stream.write(line, written);
  };
}
