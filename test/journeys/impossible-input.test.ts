import { connect } from 'node:net';
import { fc } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from './test-app.ts';

/** Payloads that Slack never sends, correctly signed. */
const anyPayload = (): fc.Arbitrary<unknown> => {
  const kind = fc.constantFrom(
    'event_callback',
    'block_actions',
    'view_submission',
    'view_closed',
    'shortcut',
    'message_action',
    'block_suggestion',
    'app_rate_limited',
    'close',
    'error',
  );
  const part = fc.oneof(fc.jsonValue(), fc.constantFrom({}, { id: 'U0ANA' }, { type: 'message' }));
  return fc.oneof(
    fc.jsonValue(),
    fc.record(
      {
        type: kind,
        event: part,
        user: part,
        team: part,
        enterprise: part,
        view: fc.oneof(part, fc.record({ id: part, callback_id: part, state: part })),
        actions: fc.oneof(part, fc.array(fc.record({ action_id: part, value: part }))),
        message: part,
        channel: part,
        callback_id: part,
        trigger_id: part,
        authorizations: part,
        api_app_id: part,
        response_url: part,
        response_urls: part,
      },
      { requiredKeys: [] },
    ),
  );
};

const IMPOSSIBLE: readonly unknown[] = [
  null,
  [],
  0,
  'text',
  true,
  {},
  { type: 'event_callback' },
  { type: 'event_callback', event: null },
  { type: 'event_callback', event: {} },
  { type: 'block_actions', user: { id: 'U0ANA' }, actions: [] },
  { type: 'block_actions', actions: [{ action_id: 'agree' }] },
  { type: 'view_submission', user: { id: 'U0ANA' }, view: { id: 'V1', callback_id: 'assessment' } },
];

const isHeard = async ({ slack }: TestApp): Promise<void> => {
  expect(await slack.as('ana').command('general', '/rag-or-finetune help')).toEqual({ ok: true });
};

describe('over Socket Mode', () => {
  const envelope = (type: unknown, payload: unknown): string =>
    JSON.stringify({ envelope_id: crypto.randomUUID(), type, payload });

  it('a frame that Slack would not send is refused, with a line in the log', async () => {
    const testApp = await startTestApp();
    const frames = [
      'no JSON',
      '',
      'null',
      '[]',
      '7',
      '{}',
      '{"type":"events_api"}',
      '{"type":"events_api","envelope_id":7,"payload":{}}',
      '{"type":"disconnect_all"}',
      Buffer.from([0, 159, 146, 150]),
      Buffer.from('{"type":"disconnect"}'),
    ];
    for (const frame of frames) testApp.slack.sockets.sendRaw(frame);
    await isHeard(testApp);
    expect(testApp.log().match(/Refused a frame/g)).toHaveLength(frames.length);
  });

  it('a payload that has no possible shape is refused, and an unknown envelope answered', async () => {
    const testApp = await startTestApp();
    const { sendRaw } = testApp.slack.sockets;
    for (const type of ['events_api', 'interactive', 'slash_commands']) {
      for (const payload of IMPOSSIBLE) sendRaw(envelope(type, payload));
      sendRaw(JSON.stringify({ envelope_id: 'E1', type }));
    }
    sendRaw(envelope('surprise', {}));
    await isHeard(testApp);
    expect(testApp.log().match(/Refused a payload/g)).toHaveLength(3 * IMPOSSIBLE.length);
    expect(testApp.log().match(/Refused a frame/g)).toHaveLength(3);
    expect(testApp.log()).toContain('Nobody listens to this kind of envelope');
  });

  it('whatever comes, the next command is answered', async () => {
    const testApp = await startTestApp();
    const type = fc.constantFrom('events_api', 'interactive', 'slash_commands', 'hello', '');
    const frame = fc.oneof(
      { weight: 5, arbitrary: fc.tuple(type, anyPayload()).map((parts) => envelope(...parts)) },
      { weight: 1, arbitrary: fc.string() },
    );
    await fc.assert(
      fc.asyncProperty(frame, async (sent) => {
        testApp.slack.sockets.sendRaw(sent);
        await isHeard(testApp);
      }),
      { numRuns: 50 },
    );
  });
});

describe('over HTTP', () => {
  const FORM = 'application/x-www-form-urlencoded';
  const JSON_TYPE = 'application/json';
  const post = (
    { slack, requestUrl }: TestApp,
    body: string,
    type: string,
    headers: Record<string, string> = {},
  ) =>
    fetch(requestUrl(), {
      method: 'POST',
      headers: { 'content-type': type, ...slack.sign(body), ...headers },
      body: new TextEncoder().encode(body),
    });
  const interactive = (payload: unknown) =>
    new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  const COMMAND = new URLSearchParams({
    command: '/rag-or-finetune',
    text: 'help',
    user_id: 'U0ANA',
    team_id: 'T0WORKSPACE',
    channel_id: 'C0GENERAL',
    trigger_id: '1.2.3',
  }).toString();

  it('a signed payload that has no possible shape is refused, and not sent again', async () => {
    const testApp = await startTestApp('http');
    for (const payload of IMPOSSIBLE) {
      for (const answer of [
        await post(testApp, JSON.stringify(payload), JSON_TYPE),
        await post(testApp, interactive(payload), FORM),
      ]) {
        expect(answer.status).toBe(400);
        expect(answer.headers.get('x-slack-no-retry')).toBe('1');
      }
    }
    await isHeard(testApp);
  });

  it('whatever is signed is answered, and so is the next command', async () => {
    const testApp = await startTestApp('http');
    await fc.assert(
      fc.asyncProperty(anyPayload(), async (payload) => {
        const event = await post(testApp, JSON.stringify(payload), JSON_TYPE);
        const click = await post(testApp, interactive(payload), FORM);
        expect([200, 400, 500]).toContain(event.status);
        expect([200, 400, 500]).toContain(click.status);
        expect(`${await event.text()}${await click.text()}`).not.toMatch(/at .*\.ts|node_modules/);
        await isHeard(testApp);
      }),
      { numRuns: 50 },
    );
  });

  it('a request of another time than now is refused, however it is signed', async () => {
    const testApp = await startTestApp('http');
    const now = Math.floor(Date.now() / 1000);
    for (const time of [now + 10 * 365 * 86_400, now + 330, now - 330, Infinity, NaN, 1e12, -now]) {
      const answer = await post(testApp, COMMAND, FORM, testApp.slack.sign(COMMAND, time));
      expect(answer.status, String(time)).toBe(401);
    }
    expect((await post(testApp, COMMAND, FORM)).status).toBe(200);
  });

  it('a content type is read as a proxy may write it, and another one refused', async () => {
    const testApp = await startTestApp('http');
    const statusOf = async (type: string) => (await post(testApp, COMMAND, type)).status;
    expect(await statusOf(`${FORM}; charset=utf-8`)).toBe(200);
    expect(await statusOf('Application/X-WWW-Form-Urlencoded')).toBe(200);
    expect(await statusOf('text/plain')).toBe(400);
    expect(await statusOf(JSON_TYPE)).toBe(400);
    expect((await post(testApp, 'x'.repeat(5_000_000), FORM)).status).toBe(413);
  });

  it('Slack tries the connection unsigned, and proves whose it is by a challenge', async () => {
    const testApp = await startTestApp('http');
    const unsigned = { 'x-slack-signature': '' };
    const tried = await post(testApp, `ssl_check=1&${COMMAND}`, FORM, unsigned);
    expect([tried.status, await tried.text()]).toEqual([200, '']);
    const body = JSON.stringify({ type: 'url_verification', challenge: 'abc' });
    const proved = await post(testApp, body, JSON_TYPE);
    expect(await proved.json()).toEqual({ challenge: 'abc' });
    expect((await post(testApp, body, JSON_TYPE, unsigned)).status).toBe(401);
  });

  it('whatever else is asked for is not there', async () => {
    const testApp = await startTestApp('http');
    const { hostname, port } = new URL(testApp.requestUrl());
    const answerTo = (line: string) =>
      new Promise<string>((resolve, reject) => {
        const socket = connect(Number(port), hostname);
        let text = '';
        socket.setEncoding('utf8').on('data', (more: string) => {
          text += more;
        });
        socket.on('close', () => resolve(text)).on('error', reject);
        socket.write(`${line} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
      });
    const statuses = {
      'GET //': 404,
      'GET /': 404,
      'GET /%': 404,
      'GET /health/': 404,
      'GET http://[': 404,
      'POST /slack/events/': 404,
      'GET /slack/events': 405,
      'DELETE /health': 405,
      'GET /health?x=//': 200,
    };
    for (const [line, status] of Object.entries(statuses)) {
      expect(await answerTo(line), line).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    }
  });
});
