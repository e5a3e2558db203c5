import type { Writable } from 'node:stream';
import { type Logger as BoltLogger, LogLevel as BoltLogLevel } from '@slack/logger';
import { type LogFn, type Logger, pino } from 'pino';
import { prettyFactory } from 'pino-pretty';
import type { LogLevel } from './config.ts';
import { OperatorError, reasonOf } from './operator-error.ts';

export type { Logger };

/** Slack tokens of any kind, wherever they stand in a line. */
const TOKENS = /x(?:ox[a-z]|app|wfp)(?:\.[a-z]+)?-[A-Za-z0-9-]+/g;

/** Takes every Slack token, and every one of the given secrets, out of a line. */
export function redact(line: string, secrets: readonly string[]): string {
  return secrets
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)])
    .filter((secret) => secret.length > 0)
    .reduce((text, secret) => text.replaceAll(secret, '[redacted]'), line)
    .replace(TOKENS, '[redacted]');
}

export type LoggerOptions = {
  readonly level: LogLevel;
  /** Values that must never appear, besides whatever looks like a Slack token. */
  readonly secrets: readonly string[];
  /** One JSON object a line for machines, else lines for people. */
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
      hooks: { logMethod: sayOrSaySo },
    },
    destination,
  );
}

/** Something that cannot be written, as an object whose getter throws, is no reason to end. */
function sayOrSaySo(this: Logger, args: Parameters<LogFn>, say: LogFn): void {
  try {
    say.apply(this, args);
  } catch (error) {
    const text = args.find((arg) => typeof arg === 'string');
    say.call(this, { said: text, why: reasonOf(error) }, 'A line of the log could not be written');
  }
}

/** Errors may be each other's cause. */
const DEEPEST_CAUSE = 5;

/**
 * The fields of an error that are ours to log. A database's error also carries the row it refused,
 * and with it what somebody typed.
 */
function errorFields(error: unknown, depth = 0): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) };
  const code = 'code' in error ? { code: error.code } : {};
  const hasCause = error.cause !== undefined && depth < DEEPEST_CAUSE;
  const cause = hasCause ? { cause: errorFields(error.cause, depth + 1) } : {};
  return { type: error.name, message: error.message, ...code, stack: error.stack, ...cause };
}

/**
 * Our logger with the face that Bolt and Slack's clients expect. What they would say at `debug`
 * holds whole requests, people's words included, so it is never written; their `info` is about
 * their own plumbing and goes out as `debug`. The level is ours: they may not change it.
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
 * What standard error says when the process has to end: a line a problem, without stack and
 * secrets. What nobody expected is one line; its stack is in the log.
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

/** Line breaks and whatever else moves a terminal's cursor become spaces. */
const onOneLine = (text: string): string => text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();

/** So much may wait for a reader that does not read, in bytes. */
const MOST_WAITING = 1_048_576;

/**
 * Writes lines to a stream that may fail or stand still, as a full disk, a pipe without a reader and
 * a paused terminal do. Neither throws nor ends the process: a line that cannot be written is lost.
 *
 * @param recovered hears how many were lost, once a line can be written again
 */
export function lineWriter(
  stream: Writable,
  recovered: (lost: number) => void = () => {},
): (line: string) => void {
  let lost = 0;
  const written = (error?: Error | null): void => {
    if (error) lost += 1;
    else if (lost > 0) {
      const before = lost;
      lost = 0;
      recovered(before);
    }
  };
  // Every failure is told to `written` too; without a listener it would end the process.
  stream.on('error', () => {});
  return (line) => {
    if (stream.writableLength > MOST_WAITING) lost += 1;
    else stream.write(line, written);
  };
}
