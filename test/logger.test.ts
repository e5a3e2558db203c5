import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { boltLogger, createLogger, type LoggerOptions, redact } from '../src/logger.ts';

const TOKENS = [
  { what: 'a bot token', token: 'xoxb-123-456-aBcD' },
  { what: 'a user token', token: 'xoxp-123-456-789-abc' },
  { what: 'an app-level token', token: 'xapp-1-A1-123-0f0f' },
  { what: 'a rotated bot token', token: 'xoxe.xoxb-1-Mi0yLTEy' },
  { what: 'a rotated user token', token: 'xoxe.xoxp-1-Mi0yLTEy' },
  { what: 'a refresh token', token: 'xoxe-1-My0xLTEy' },
  { what: 'a configuration token', token: 'xoxe.xoxp-1-Mi0x' },
  { what: 'a legacy workspace token', token: 'xoxa-2-123-abc' },
  { what: 'a legacy refresh token', token: 'xoxr-123-abc' },
  { what: 'a session token', token: 'xoxs-123-abc' },
  { what: 'a browser token', token: 'xoxc-123-abc' },
  { what: 'a workflow token', token: 'xwfp-1-A1-123-0f0f' },
];
const SECRET = '8f742231b10e8888abcd99yyyzzz85a5';

function aLog(options: Partial<LoggerOptions> = {}) {
  const lines: string[] = [];
  const logger = createLogger({
    level: 'trace',
    secrets: [SECRET],
    json: true,
    write: (line) => lines.push(line),
    ...options,
  });
  return { logger, written: () => lines.join('') };
}

describe.each([
  { form: 'for machines', json: true },
  { form: 'for people', json: false },
])('the log $form', ({ json }) => {
  it.each([...TOKENS, { what: 'a given secret', token: SECRET }])(
    'never holds $what, wherever it stands',
    ({ token }) => {
      const { logger, written } = aLog({ json });
      const error = new Error(`Slack refused ${token}`, { cause: new Error(`cause ${token}`) });
      logger.info(`message ${token}, and "${token}"`);
      logger.info(
        { nested: { list: [{ url: `https://x.example/?token=${token}&a=1` }] } },
        'nested',
      );
      logger.error({ err: error }, 'an error with its stack');
      logger.child({ token }).warn('bound');
      expect(written()).not.toContain(token);
      expect(written().match(/\[redacted\]/g)?.length).toBeGreaterThanOrEqual(6);
    },
  );

  it.each([
    { where: 'after a line break', said: 'token:\nxoxb-123-abc' },
    { where: 'after a tab', said: 'token:\txoxb-123-abc' },
    { where: 'after an escaped sign', said: 'https://x.example/?q=token%3Dxoxb-123-abc' },
    { where: 'after a letter', said: 'tokenxoxb-123-abc' },
    { where: 'after an underscore', said: 'SLACK_xoxb-123-abc' },
  ])('never holds a token $where', ({ said }) => {
    const { logger, written } = aLog({ json });
    logger.info(said);
    logger.info({ said, list: [said] }, 'fields');
    logger.error({ err: new Error(said, { cause: new Error(said) }) });
    expect(written()).not.toMatch(/xoxb|123-abc/);
    expect(written().match(/\[redacted\]/g)?.length).toBeGreaterThanOrEqual(5);
  });

  it.each([
    { what: 'quotes', secret: 'p"ss\'w"rd' },
    { what: 'a backslash', secret: 'dom\\ain\\user' },
    { what: 'both', secret: '\\"s3cret\\"' },
    { what: 'a tab', secret: 'pass\tword' },
    { what: 'signs of regular expressions', secret: 'a.*(b)+$&[c]' },
  ])('never holds a given secret with $what', ({ secret }) => {
    const { logger, written } = aLog({ json, secrets: [secret] });
    logger.info(`message ${secret}.`);
    logger.info({ nested: [{ secret }] }, 'fields');
    logger.error({ err: new Error(secret) });
    expect(written()).not.toContain(secret);
    expect(written()).not.toContain(JSON.stringify(secret).slice(1, -1));
    expect(written().match(/\[redacted\]/g)?.length).toBeGreaterThanOrEqual(3);
  });

  it('holds of an error only what is ours to tell, also of its causes', () => {
    const { logger, written } = aLog({ json });
    const row = { detail: 'Failing row contains (private words).', where: 'private place' };
    const refusal = Object.assign(new Error('null value in column'), { code: '23502' }, row);
    logger.error({ err: refusal }, 'first');
    logger.error({ err: new Error('not kept', { cause: refusal }) }, 'second');
    logger.error(refusal);
    expect(written()).not.toContain('private');
    expect(written().match(/null value in column/g)?.length).toBeGreaterThanOrEqual(3);
    expect(written()).toContain('23502');
  });

  it('takes whatever was thrown', () => {
    const { logger, written } = aLog({ json });
    for (const err of ['a sentence', 7, null, { private: 'words' }]) logger.error({ err }, 'odd');
    expect(written()).toContain('a sentence');
    expect(written()).not.toContain('words');
    expect(written().match(/odd/g)).toHaveLength(4);
  });

  const round: Record<string, unknown> = {};
  round.round = round;
  it.each([
    { what: 'goes round', odd: round },
    { what: 'holds a very large number', odd: { many: 2n ** 70n } },
    {
      what: 'throws when it is read',
      odd: Object.defineProperty({}, 'field', {
        enumerable: true,
        get: () => {
          throw new Error('not now');
        },
      }),
    },
    {
      what: 'throws when it is written',
      odd: {
        toJSON: () => {
          throw new Error('not now');
        },
      },
    },
    {
      what: 'is an error that throws when it is read',
      odd: Object.defineProperty(new Error(), 'message', {
        get: () => {
          throw new Error('not now');
        },
      }),
    },
  ])('never throws at who says something that $what', ({ odd }) => {
    const { logger, written } = aLog({ json });
    logger.warn({ odd }, 'a field');
    logger.warn(odd, 'the object itself');
    logger.warn({ err: odd }, 'an error');
    logger.warn('after it');
    for (const said of ['a field', 'the object itself', 'an error', 'after it']) {
      expect(written()).toContain(said);
    }
  });

  it('keeps all the rest of what was said', () => {
    const { logger, written } = aLog({ json });
    logger.error({ err: new Error('Slack refused xoxb-1-2'), row: 'd1.0' }, 'Not posted');
    for (const part of ['Not posted', 'd1.0', 'Slack refused [redacted]', 'logger.test.ts']) {
      expect(written()).toContain(part);
    }
  });

  it('holds only what its level lets through', () => {
    const { logger, written } = aLog({ json, level: 'warn' });
    logger.info('quiet');
    logger.warn('loud');
    expect(written()).not.toContain('quiet');
    expect(written()).toContain('loud');
  });
});

describe('the log for machines', () => {
  it('is one JSON object a line, redacted or not', () => {
    const { logger, written } = aLog();
    logger.info({ token: 'xoxb-1-2' }, 'first');
    logger.info('second');
    const objects = written()
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(objects).toMatchObject([{ msg: 'first', token: '[redacted]' }, { msg: 'second' }]);
  });

  it('tells an error by its type, message, code, stack and causes', () => {
    const { logger, written } = aLog();
    const cause = Object.assign(new RangeError('too far'), { code: 'E_FAR', detail: 'private' });
    logger.error({ err: new TypeError('not kept', { cause }) }, 'failed');
    const stack = expect.stringContaining('logger.test.ts');
    expect(JSON.parse(written())).toMatchObject({
      msg: 'failed',
      err: {
        type: 'TypeError',
        message: 'not kept',
        stack,
        cause: { type: 'RangeError', message: 'too far', code: 'E_FAR', stack },
      },
    });
  });
});

describe('redacting', () => {
  test.prop([fc.string(), fc.string(), fc.stringMatching(/^xox[abcdeprs]-[A-Za-z0-9-]{4,40}$/)])(
    'takes any token out of any line',
    (before, after, token) => {
      expect(redact(`${before} ${token} ${after}`, [])).not.toContain(token);
    },
  );

  test.prop([fc.string(), fc.string({ minLength: 8 })])(
    'takes any given secret out',
    (line, secret) => {
      fc.pre(!'[redacted]'.includes(secret));
      expect(redact(`${line}${secret}${line}`, [secret])).not.toContain(secret);
    },
  );

  it('leaves words alone that only look a little like tokens', () => {
    const line = 'xoxo, the box-office, xapp and boxoxb stay';
    expect(redact(line, [''])).toBe(line);
  });
});

describe('what Slack’s own libraries say', () => {
  it('comes out at our levels; their news about themselves are details to us', () => {
    const { logger, written } = aLog({ level: 'debug' });
    const bolt = boltLogger(logger);
    bolt.info('connected', 1);
    bolt.warn('slow', new Error('timeout'));
    bolt.error('failed');
    const lines = written()
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(lines).toMatchObject([
      { level: 20, msg: 'connected 1' },
      { level: 40, msg: 'slow timeout' },
      { level: 50, msg: 'failed' },
    ]);
  });

  it('at their debug level, where whole requests stand, is never written', () => {
    const { logger, written } = aLog({ level: 'trace' });
    boltLogger(logger).debug('http request body: {"text":"private words"}');
    expect(written()).toBe('');
  });

  it('cannot change how much is written', () => {
    const { logger, written } = aLog({ level: 'warn' });
    const bolt = boltLogger(logger);
    bolt.setLevel(bolt.getLevel());
    bolt.setName('bolt');
    bolt.info('quiet');
    expect(written()).toBe('');
  });
});
