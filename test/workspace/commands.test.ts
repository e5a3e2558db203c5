import { describe, expect, it } from 'vitest';
import { startSocketProbe } from './bolt-probe.ts';

const acking = (app: import('@slack/bolt').App): void => {
  app.command(/.*/, async ({ ack }) => ack());
};
const firstPayload = (ws: Awaited<ReturnType<typeof startSocketProbe>>['ws']) =>
  ws.delivery.delivered()[0]?.inbound.payload;

describe('a slash command', () => {
  it('carries what Slack sends', async () => {
    const { ws } = await startSocketProbe(acking);
    expect(await ws.as('ana').command('general', '/probe  two words ')).toEqual({ ok: true });
    expect(firstPayload(ws)).toMatchObject({
      command: '/probe',
      text: 'two words',
      user_id: 'U0ANA',
      user_name: 'ana',
      team_id: 'T0WORKSPACE',
      channel_id: 'C0GENERAL',
      channel_name: 'general',
      api_app_id: 'A0APP',
      is_enterprise_install: 'false',
      response_url: expect.stringContaining(ws.url),
      trigger_id: expect.any(String),
    });
  });

  it('hides the names of private places', async () => {
    const { ws } = await startSocketProbe(acking);
    await ws.as('ana').command('secret', '/probe');
    await ws.as('ana').act({ type: 'open_im', user: 'U0BEN' });
    const im = ws
      .as('ana')
      .snapshot()
      .channels.find(({ kind }) => kind === 'im');
    await ws.as('ana').command(im?.id ?? '', '/probe');
    const names = ws.delivery.delivered().map(({ inbound }) => inbound.payload.channel_name);
    expect(names).toEqual(['privategroup', 'directmessage']);
  });

  it('must be in the manifest', async () => {
    const { ws } = await startSocketProbe(acking);
    expect(await ws.as('ana').command('general', '/unknown')).toMatchObject({ reason: 'failed' });
    expect(ws.delivery.delivered()).toEqual([]);
  });

  it('is not there for another company’s people', async () => {
    const { ws } = await startSocketProbe(acking, {
      people: [{ name: 'otto', teamId: 'T0ELSEWHERE' }],
      channels: [{ name: 'shared', members: ['otto', '@app'] }],
    });
    expect(await ws.as('otto').command('shared', '/probe')).toMatchObject({ ok: false });
    expect(ws.as('otto').snapshot().app.commands).toEqual([]);
    expect(await ws.as('otto').shortcut('probe_global')).toMatchObject({ ok: false });
    expect(ws.delivery.delivered()).toEqual([]);
  });

  it('fails for the person when the acknowledgement is late', async () => {
    const { ws } = await startSocketProbe(() => undefined, { timing: { ackMs: 40 } });
    expect(await ws.as('ana').command('general', '/probe')).toEqual({
      ok: false,
      reason: 'failed',
      message: '/probe failed with the error "operation_timeout"',
    });
  });

  it('fails too when the acknowledgement is held back on its way', async () => {
    const { ws } = await startSocketProbe(acking, { timing: { ackMs: 250 } });
    const release = ws.delivery.holdAcks();
    expect(await ws.as('ana').command('general', '/probe')).toMatchObject({ ok: false });
    release();
    expect(await ws.as('ana').command('general', '/probe')).toEqual({ ok: true });
  });

  it('escapes mentions, channels and links only with should_escape', async () => {
    const { ws } = await startSocketProbe(acking);
    const text = '<b> @ben #general #secret https://x.test @here';
    await ws.as('ana').command('general', `/escape ${text}`);
    await ws.as('ana').command('general', `/probe ${text}`);
    const texts = ws.delivery.delivered().map(({ inbound }) => inbound.payload.text);
    expect(texts).toEqual([
      '&lt;b&gt; <@U0BEN|ben> <#C0GENERAL|general> <#C0SECRET|> <https://x.test> <!here>',
      text,
    ]);
  });

  it('can be answered inside the acknowledgement, for the person alone', async () => {
    const { ws } = await startSocketProbe((app) => {
      app.command('/probe', async ({ ack }) => ack('usage: …'));
    });
    await ws.as('ana').command('general', '/probe help');
    expect(ws.as('ana').messages('general')[0]).toMatchObject({
      text: 'usage: …',
      ephemeral: true,
    });
    expect(ws.as('ben').messages('general')).toEqual([]);
  });

  it('can be delivered twice, byte for byte', async () => {
    const { ws } = await startSocketProbe(acking);
    ws.delivery.deliverTwice();
    await ws.as('ana').command('general', '/probe');
    const [first, second, ...more] = ws.delivery.delivered();
    expect([first, more]).toEqual([second, []]);
  });
});

describe('a response_url', () => {
  const post = (url: unknown, body: object) =>
    fetch(String(url), { method: 'POST', body: JSON.stringify(body) });

  it('takes five posts, in places the app is not in, ephemeral by default', async () => {
    const { ws } = await startSocketProbe(acking);
    await ws.as('ana').command('secret', '/probe');
    const url = firstPayload(ws)?.response_url;
    for (const text of ['1', '2', '3', '4']) await post(url, { text });
    await post(url, { text: '5', response_type: 'in_channel' });
    const sixth = await post(url, { text: '6' });
    expect([sixth.status, await sixth.json()]).toEqual([404, { ok: false, error: 'used_url' }]);
    expect(ws.as('ana').messages('secret')).toHaveLength(5);
    expect(
      ws
        .as('ben')
        .messages('secret')
        .map(({ text }) => text),
    ).toEqual(['5']);
  });

  it('expires', async () => {
    const { ws } = await startSocketProbe(acking, { timing: { responseUrlMs: 0 } });
    await ws.as('ana').command('general', '/probe');
    const late = await post(firstPayload(ws)?.response_url, { text: 'late' });
    expect([late.status, await late.json()]).toEqual([404, { ok: false, error: 'expired_url' }]);
  });

  it('refuses what a message could not hold, without using up a post', async () => {
    const { ws } = await startSocketProbe(acking);
    await ws.as('ana').command('general', '/probe');
    const url = firstPayload(ws)?.response_url;
    for (let times = 0; times < 6; times += 1) {
      expect((await post(url, { blocks: [{ type: 'alert' }] })).status).toBe(400);
    }
    expect((await post(url, { text: 'fine' })).status).toBe(200);
  });
});
