/**
 * Problems that keep the bot from running and that its operator can fix: one line each, naming the
 * variable and the remedy.
 */
export class OperatorError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[], options?: ErrorOptions) {
    super(problems.join('\n'), options);
    this.name = 'OperatorError';
    this.problems = problems;
  }
}

/** How far to follow causes: two errors may be each other's cause. */
export const DEEPEST_CAUSE = 5;

/** Why something failed, in a few words: the message and the code of the innermost cause. */
export function reasonOf(error: unknown): string {
  let inner = error;
  for (let depth = 0; depth < DEEPEST_CAUSE && inner instanceof Error; depth += 1) {
    if (!(inner.cause instanceof Error)) break;
    inner = inner.cause;
  }
  if (!(inner instanceof Error)) return String(inner);
  const code = 'code' in inner && typeof inner.code === 'string' ? inner.code : '';
  // OpenSSL's messages only name its own source files.
  if (inner.message === '' || code.startsWith('ERR_SSL_')) return code;
  return inner.message.includes(code) ? inner.message : `${inner.message}, ${code}`;
}
