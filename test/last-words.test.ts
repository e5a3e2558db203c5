import { describe, expect, it } from 'vitest';
import { lastWords } from '../src/logger.ts';
import { OperatorError, reasonOf } from '../src/operator-error.ts';

describe('what the process ended of', () => {
  it('is a line a problem, where somebody can mend it', () => {
    const error = new OperatorError(['PORT is wrong', 'RUBRIC_PATH is\nmissing\u001b[2J']);
    expect(lastWords(error, [])).toEqual(['PORT is wrong', 'RUBRIC_PATH is missing [2J']);
  });

  it('is one line with its reason and without a stack, where nobody expected it', () => {
    const error = new TypeError('cannot', { cause: new RangeError('too\nfar') });
    expect(lastWords(error, [])).toEqual([
      'The bot cannot go on (too far): start it again; the log of standard output tells where it failed.',
    ]);
    expect(lastWords('a string', [])).toEqual([expect.stringContaining('(a string)')]);
  });

  it('holds no secret', () => {
    const error = new Error('xoxb-1-2 and s3cret and xapp-3-4');
    expect(lastWords(error, ['s3cret']).join()).toContain(
      '([redacted] and [redacted] and [redacted])',
    );
  });
});

describe('a reason is', () => {
  const coded = (message: string, code: string, cause?: unknown) =>
    Object.assign(new Error(message, { cause }), { code });

  it.each([
    {
      what: 'what the innermost cause says',
      of: new Error('a', { cause: coded('b', '') }),
      is: 'b',
    },
    { what: 'with the code it has', of: coded('self-signed', 'CERT_1'), is: 'self-signed, CERT_1' },
    { what: 'which is said once', of: coded('connect EX', 'EX'), is: 'connect EX' },
    { what: 'and alone where there are no words', of: coded('', 'EX'), is: 'EX' },
    { what: 'or only the library’s', of: coded('A0:error:x.c:77', 'ERR_SSL_X'), is: 'ERR_SSL_X' },
    { what: 'whatever was thrown', of: 7, is: '7' },
  ])('$what', ({ of, is }) => {
    expect(reasonOf(of)).toBe(is);
  });

  it('found even where errors are each other’s cause', () => {
    const error = new Error('round');
    error.cause = error;
    expect(reasonOf(error)).toBe('round');
  });
});
