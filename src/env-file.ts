import { readFileSync } from 'node:fs';
import { parse } from 'dotenv';
import { OperatorError, reasonOf } from './operator-error.ts';

/**
 * The variables of a file like `.env`; none when it is not there.
 *
 * @throws {OperatorError} when it is there and cannot be read, or is not text.
 */
export function readEnvFile(path: string): Readonly<Record<string, string>> {
  const text = textOf(path);
  // As an editor writes it that saves as "Unicode": UTF-16.
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
