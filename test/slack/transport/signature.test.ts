import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { signatureProblem } from '../../../src/slack/transport/http-intake.ts';
import { sign } from '../../workspace/transport/sign.ts';

/** The example of Slack's own page about signatures. */
const SECRET = '8f742231b10e8888abcd99yyyzzz85a5';
const SENT_S = 1_531_420_618;
const SIGNATURE = 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503';
const BODY = Buffer.from(
  'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c',
);

const signed = (timestamp: string, seconds = Number(timestamp)) => ({
  timestamp,
  signature: sign(SECRET, BODY.toString(), seconds)['x-slack-signature'],
  body: BODY,
});
const at = (seconds: number) => seconds * 1000;

describe('a request', () => {
  it('signed as Slack does is taken', () => {
    const request = { timestamp: String(SENT_S), signature: SIGNATURE, body: BODY };
    expect(signatureProblem(request, SECRET, at(SENT_S))).toBeNull();
  });

  it.each([
    [-300, true],
    [300, true],
    [-301, false],
    [301, false],
    [10 * 365 * 86_400, false],
    [-10 * 365 * 86_400, false],
  ])('of %i seconds from now: %s', (offset, isTaken) => {
    const problem = signatureProblem(signed(String(SENT_S + offset)), SECRET, at(SENT_S));
    expect(problem === null).toBe(isTaken);
  });

  it.each([
    'Infinity',
    'NaN',
    '1e9',
    '0x5b47be4a',
    '-1',
    '+1531420618',
    ' 1531420618',
    '1531420618.0',
    '',
  ])('with the time “%s” is refused, however it is signed', (timestamp) => {
    for (const secondsThatAreSigned of [timestamp, SENT_S, Number(timestamp)]) {
      const text = `v0:${secondsThatAreSigned}`;
      expect(
        signatureProblem({ ...signed(String(SENT_S)), timestamp }, SECRET, at(SENT_S)),
        text,
      ).not.toBeNull();
    }
  });

  it.each([
    ['none', undefined],
    ['two', [SIGNATURE, SIGNATURE]],
    ['two in one', `${SIGNATURE}, ${SIGNATURE}`],
    ['one of another version', SIGNATURE.replace('v0', 'v1')],
    ['a short one', SIGNATURE.slice(0, -2)],
    ['a long one', `${SIGNATURE}00`],
    ['one in capitals', SIGNATURE.toUpperCase()],
    ['no hexadecimal', `v0=${'z'.repeat(64)}`],
    ['nothing after the version', 'v0='],
  ])('with %s is refused', (_, signature) => {
    const timestamp = String(SENT_S);
    expect(
      signatureProblem({ timestamp, signature, body: BODY }, SECRET, at(SENT_S)),
    ).not.toBeNull();
  });

  it('with a changed byte is refused, even one that no text can tell', () => {
    const latin = Buffer.from([0xff]);
    const other = Buffer.from([0xfe]);
    const { signature, timestamp } = signed(String(SENT_S));
    expect(
      signatureProblem({ signature, timestamp, body: other }, SECRET, at(SENT_S)),
    ).not.toBeNull();
    expect(latin.toString()).toBe(other.toString());
  });

  test.prop([fc.string(), fc.string(), fc.uint8Array()])(
    'with anything else is refused, and nothing is thrown',
    (timestamp, signature, body) => {
      const request = { timestamp, signature, body: Buffer.from(body) };
      expect(signatureProblem(request, SECRET, at(SENT_S))).toEqual(expect.any(String));
    },
  );
});
