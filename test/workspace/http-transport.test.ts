import { createServer, type IncomingHttpHeaders } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startHttpProbe } from './bolt-probe.ts';
import { impatientClient, startAlone } from './probe.ts';
import { sign } from './transport/sign.ts';

type Received = { readonly headers: IncomingHttpHeaders; readonly body: string };

/** A bare server in the app's place; answers every request with the given status. */
async function listen(status: number, headers: Readonly<Record<string, string>> = {}) {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    received.push({ headers: request.headers, body });
    response.writeHead(status, headers);
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { received, requestUrl: `http://127.0.0.1:${address.port}/slack/events` };
}

describe('a request to the app', () => {
  it('reproduces the signature of Slack’s documentation', () => {
    const body =
      'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c';
    expect(sign('8f742231b10e8888abcd99yyyzzz85a5', body, 1531420618)).toMatchObject({
      'x-slack-signature': 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503',
    });
  });

  it('is signed, and a command is a form without a charset', async () => {
    const { received, requestUrl } = await listen(200);
    const { ws } = await startAlone({ transport: { kind: 'http', requestUrl } });
    expect(await ws.as('ana').command('general', '/probe x')).toEqual({ ok: true });
    const [{ headers, body } = { headers: {}, body: '' }] = received;
    expect(headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(new URLSearchParams(body).get('command')).toBe('/probe');
    const signed = ws.sign(body, Number(headers['x-slack-request-timestamp']));
    expect(headers).toMatchObject(signed);
  });

  it('with an interaction is a form with a JSON payload', async () => {
    const { received, requestUrl } = await listen(200);
    const { ws } = await startAlone({ transport: { kind: 'http', requestUrl } });
    await ws.as('ana').shortcut('probe_global');
    const payload = new URLSearchParams(received[0]?.body).get('payload') ?? '';
    expect(JSON.parse(payload)).toMatchObject({ type: 'shortcut' });
  });

  it('with an event is JSON, sent again with retry headers', async () => {
    const { received, requestUrl } = await listen(500);
    const timing = { eventRetryMs: [1, 1] };
    const { ws } = await startAlone({ transport: { kind: 'http', requestUrl }, timing });
    await ws.as('ana').openHome();
    await ws.delivery.idle();
    const ids = received.map(({ body }) => JSON.parse(body).event_id);
    expect([new Set(ids).size, received.length]).toEqual([1, 3]);
    expect(received.map(({ headers }) => headers['x-slack-retry-num'])).toEqual([
      undefined,
      '1',
      '2',
    ]);
    expect(received[1]?.headers).toMatchObject({
      'content-type': 'application/json',
      'x-slack-retry-reason': 'http_error',
    });
  });

  it('is not repeated when the app says x-slack-no-retry', async () => {
    const { received, requestUrl } = await listen(500, { 'x-slack-no-retry': '1' });
    const timing = { eventRetryMs: [1, 1] };
    const { ws } = await startAlone({ transport: { kind: 'http', requestUrl }, timing });
    await ws.as('ana').openHome();
    await ws.delivery.idle();
    expect(received).toHaveLength(1);
  });

  it.each([
    { name: 'answers 500', status: 500 },
    { name: 'is not there', status: null },
  ])('fails for the person when the app $name', async ({ status }) => {
    const requestUrl = status === null ? 'http://127.0.0.1:1/' : (await listen(status)).requestUrl;
    const { ws } = await startAlone({ transport: { kind: 'http', requestUrl } });
    expect(await ws.as('ana').command('general', '/probe')).toMatchObject({
      message: '/probe failed with the error "dispatch_failed"',
    });
  });
});

describe('a Bolt app behind HTTPReceiver', () => {
  it('hears commands, opens modals and answers submissions', async () => {
    const plain = (text: string) => ({ type: 'plain_text' as const, text });
    const { ws } = await startHttpProbe((app) => {
      app.command('/probe', async ({ ack, client, body }) => {
        await ack('on my way');
        await client.views.open({
          trigger_id: body.trigger_id,
          view: {
            type: 'modal',
            callback_id: 'a',
            title: plain('A'),
            submit: plain('Go'),
            blocks: [],
          },
        });
      });
      app.view('a', ({ ack }) => ack({ response_action: 'errors', errors: {} }));
      app.event('app_home_opened', async ({ event, client }) => {
        await client.chat.postMessage({ channel: event.user, text: 'welcome' });
      });
    });
    const ana = ws.as('ana');
    await ana.command('general', '/probe');
    const modal = await ana.modal({ callbackId: 'a' });
    expect(ana.messages('general').map(({ text }) => text)).toEqual(['on my way']);
    expect(await modal.submit()).toMatchObject({ reason: 'failed' });
    await ana.openHome();
    await ws.when(() => ana.dms().some(({ text }) => text === 'welcome'));
  });

  it('has no use for apps.connections.open', async () => {
    const { ws } = await startHttpProbe(() => undefined);
    const opening = impatientClient(ws, ws.tokens.app).apps.connections.open({});
    await expect(opening).rejects.toMatchObject({ data: { error: 'socket_mode_not_enabled' } });
  });
});
