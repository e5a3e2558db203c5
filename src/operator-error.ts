/**
 * What keeps the bot from running, and whoever runs it can mend: a line a problem, each naming the
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

/** Errors may be each other's cause. */
const DEEPEST_CAUSE = 5;

/** Why something failed, in a few words: what its innermost cause says, with its code. */
export function reasonOf(error: unknown): string {
  let inner = error;
  for (let depth = 0; depth < DEEPEST_CAUSE && inner instanceof Error; depth += 1) {
    if (!(inner.cause instanceof Error)) break;
    inner = inner.cause;
  }
  if (!(inner instanceof Error)) return String(inner);
  const code = 'code' in inner && typeof inner.code === 'string' ? inner.code : '';
  // What OpenSSL says is about its own files.
  if (inner.message === '' || code.startsWith('ERR_SSL_')) return code;
  return inner.message.includes(code) ? inner.message : `${inner.message}, ${code}`;
}
