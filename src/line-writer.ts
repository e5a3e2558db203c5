import type { Writable } from 'node:stream';

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
