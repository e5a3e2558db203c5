import { describe, expect, it } from 'vitest';
import { startSocketProbe } from './bolt-probe.ts';
import { escapeStray } from './escape.ts';

const start = () =>
  startSocketProbe(
    (app) => {
      app.shortcut(/.*/, async ({ ack, respond }) => {
        await ack();
        await respond({ text: 'seen' }).catch(() => undefined);
      });
    },
    {
      people: [{ name: 'ana' }, { name: 'otto', teamId: 'T0ELSEWHERE' }],
      channels: [
        { name: 'general', members: ['ana', 'otto', '@app'] },
        { name: 'secret', kind: 'private', members: ['ana'] },
      ],
    },
  );
type Workspace = Awaited<ReturnType<typeof start>>['ws'];
const lastPayload = (ws: Workspace) => ws.delivery.delivered().at(-1)?.inbound.payload;

describe('a global shortcut', () => {
  it('comes without a place, with a trigger', async () => {
    const { ws } = await start();
    expect(await ws.as('ana').shortcut('probe_global')).toEqual({ ok: true });
    expect(lastPayload(ws)).toMatchObject({
      type: 'shortcut',
      callback_id: 'probe_global',
      user: { id: 'U0ANA', team_id: 'T0WORKSPACE' },
      trigger_id: expect.any(String),
    });
    for (const key of ['channel', 'response_url', 'message']) {
      expect(lastPayload(ws)).not.toHaveProperty(key);
    }
  });
});

describe('a message shortcut', () => {
  it('brings the message as Slack stores it, its markup escaped', async () => {
    const { ws } = await start();
    const ana = ws.as('ana');
    await ana.say('general', 'is a < b & "c" > d? @ana');
    const ts = ana.messages('general')[0]?.ts ?? '';
    expect(await ana.shortcut('probe_message', { channel: 'general', ts })).toEqual({ ok: true });
    expect(lastPayload(ws)).toMatchObject({
      type: 'message_action',
      callback_id: 'probe_message',
      channel: { id: 'C0GENERAL', name: 'general' },
      message_ts: ts,
      message: { ts, user: 'U0ANA', text: 'is a &lt; b &amp; "c" &gt; d? <@U0ANA>' },
    });
  });

  it('on a reply tells its thread, but cannot answer there', async () => {
    const { ws } = await start();
    const ana = ws.as('ana');
    await ana.say('general', 'root');
    const root = ana.messages('general')[0]?.ts ?? '';
    await ana.say('general', 'reply', root);
    const ts = ana.thread('general', root)[1]?.ts ?? '';
    await ana.shortcut('probe_message', { channel: 'general', ts });
    expect(lastPayload(ws)).toMatchObject({
      message: { ts, thread_ts: root, parent_user_id: 'U0ANA', text: 'reply' },
    });
    const seen = await ws.when(() => ana.messages('general').find(({ text }) => text === 'seen'));
    expect(seen).toMatchObject({ ephemeral: true });
    expect(seen).not.toHaveProperty('threadTs');
  });

  it('works where the app is not, without naming a private place', async () => {
    const { ws } = await start();
    const ana = ws.as('ana');
    await ana.say('secret', 'hush');
    const ts = ana.messages('secret')[0]?.ts ?? '';
    await ana.shortcut('probe_message', { channel: 'secret', ts });
    expect(lastPayload(ws)).toMatchObject({ channel: { id: 'C0SECRET', name: 'privategroup' } });
  });

  it.each([
    ['an unknown callback id', 'nothing', 'general'],
    ['the callback id of a global one', 'probe_global', 'general'],
  ])('with %s is none', async (_name, callbackId, channel) => {
    const { ws } = await start();
    await ws.as('ana').say(channel, 'x');
    const ts = ws.as('ana').messages(channel)[0]?.ts ?? '';
    expect(await ws.as('ana').shortcut(callbackId, { channel, ts })).toMatchObject({ ok: false });
    expect(ws.delivery.delivered()).toEqual([]);
  });
});

describe('a text Slack hands out', () => {
  it.each([
    ['a & b', 'a &amp; b'],
    ['a &amp; b &lt; c', 'a &amp; b &lt; c'],
    ['<@U1> <#C1|x> <!here> <https://x.test|y>', '<@U1> <#C1|x> <!here> <https://x.test|y>'],
    ['> quoted <b>', '&gt; quoted &lt;b&gt;'],
    ['1 < 2 <@U1> 3 > 2', '1 &lt; 2 <@U1> 3 &gt; 2'],
  ])('%j is escaped outside of references', (text, escaped) => {
    expect(escapeStray(text)).toBe(escaped);
  });
});
