import { redact } from './logger.ts';
import { OperatorError, reasonOf } from './operator-error.ts';

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
