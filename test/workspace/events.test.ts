import { describe, expect, it } from 'vitest';
import { startSocketProbe } from './bolt-probe.ts';
import { probeManifest, startAlone } from './probe.ts';

type Workspace = Awaited<ReturnType<typeof startAlone>>['ws'];
const eventsOf = (ws: Workspace) =>
  ws.delivery.delivered().map(({ inbound }) => inbound.payload.event);
const quick = { ackMs: 40, eventRetryMs: [1, 1, 1] };

describe('joining', () => {
  it('tells the app when it is invited itself, with the inviter', async () => {
    const { ws } = await startSocketProbe((app) => {
      app.event('member_joined_channel', async ({ event, client }) => {
        await client.chat.postMessage({ channel: event.channel, text: `hello ${event.inviter}` });
      });
    });
    await ws.as('ana').invite('general', '@app');
    await ws.when(() =>
      ws
        .as('ana')
        .messages('general')
        .some(({ text }) => text === 'hello U0ANA'),
    );
    expect(eventsOf(ws)).toMatchObject([
      { type: 'member_joined_channel', user: 'U0APP', channel: 'C0GENERAL', channel_type: 'C' },
    ]);
  });

  it('of others is told only where the app is a member', async () => {
    const { ws } = await startAlone({
      timing: quick,
      channels: [
        { name: 'in', members: ['ana', '@app'] },
        { name: 'out', members: ['ana'] },
      ],
    });
    await ws.as('ana').invite('out', 'ben');
    expect(eventsOf(ws)).toEqual([]);
    await ws.as('ana').invite('in', 'ben');
    expect(eventsOf(ws)).toMatchObject([{ user: 'U0BEN', channel: 'C0IN' }]);
  });

  it('needs the scope of the channel’s kind', async () => {
    const { ws } = await startAlone({
      timing: quick,
      grantedScopes: ['chat:write', 'channels:read'],
    });
    await ws.as('ana').invite('secret', '@app');
    expect(eventsOf(ws)).toEqual([]);
    await ws.as('ana').invite('general', '@app');
    expect(eventsOf(ws)).toHaveLength(1);
  });
});

describe('leaving', () => {
  const channels = [
    { name: 'open', members: ['ana', 'ben', '@app'] },
    { name: 'closed', kind: 'private' as const, members: ['ana', 'ben', '@app'] },
  ];
  const bot_events = [
    'member_left_channel',
    'channel_left',
    'group_left',
    'channel_archive',
    'group_archive',
    'channel_unarchive',
  ];
  const start = () => {
    const settings = { event_subscriptions: { bot_events } };
    return startAlone({ channels, manifest: { ...probeManifest, settings }, timing: quick });
  };

  it('of others is told where the app is a member', async () => {
    const { ws } = await start();
    await ws.as('ana').remove('open', 'ben');
    expect(eventsOf(ws)).toMatchObject([
      { type: 'member_left_channel', user: 'U0BEN', channel: 'C0OPEN', team: 'T0WORKSPACE' },
    ]);
  });

  it.each([
    ['open', 'channel_left'],
    ['closed', 'group_left'],
  ])('of the app itself from #%s is told as %s too', async (name, type) => {
    const { ws } = await start();
    await ws.as('ana').remove(name, '@app');
    const channel = `C0${name.toUpperCase()}`;
    expect(eventsOf(ws)).toMatchObject([
      { type: 'member_left_channel', user: 'U0APP', channel },
      { type, channel, actor_id: 'U0ANA' },
    ]);
    await ws.as('ana').remove(name, 'ben');
    expect(eventsOf(ws)).toHaveLength(2);
  });

  it('behind, as archiving a channel does, is told by kind', async () => {
    const { ws } = await start();
    await ws.as('ana').archive('open');
    await ws.as('ana').archive('open', false);
    await ws.as('ana').archive('closed');
    expect(eventsOf(ws)).toMatchObject([
      { type: 'channel_archive', channel: 'C0OPEN', user: 'U0ANA' },
      { type: 'channel_unarchive', channel: 'C0OPEN' },
      { type: 'group_archive', channel: 'C0CLOSED' },
    ]);
  });
});

describe('events', () => {
  it('that the manifest does not subscribe to stay away', async () => {
    const { ws } = await startAlone({
      manifest: { ...probeManifest, settings: { interactivity: { is_enabled: true } } },
    });
    await ws.as('ana').invite('general', '@app');
    await ws.as('ana').openHome();
    expect(ws.delivery.delivered()).toEqual([]);
  });

  it('about messages need a history scope besides the subscription', async () => {
    const channels = [{ name: 'general', members: ['ana', '@app'] }];
    const without = await startAlone({ channels, timing: quick });
    await without.ws.as('ana').say('general', 'hi');
    expect(eventsOf(without.ws)).toEqual([]);
    const grantedScopes = ['channels:history'];
    const granted = await startAlone({ channels, grantedScopes, timing: quick });
    await granted.ws.as('ana').say('general', 'hi');
    expect(eventsOf(granted.ws)).toMatchObject([{ type: 'message', text: 'hi', user: 'U0ANA' }]);
  });

  it('are sent again with the same event_id until they are acknowledged', async () => {
    const { ws } = await startAlone({ timing: quick });
    await ws.as('ana').openHome();
    await ws.delivery.idle();
    const sent = ws.delivery.delivered();
    expect(sent.map(({ retry }) => retry?.attempt ?? 0)).toEqual([0, 1, 2, 3]);
    expect(new Set(sent.map(({ inbound }) => inbound.payload.event_id)).size).toBe(1);
  });
});

describe('the Home', () => {
  const home = (text: string) => ({
    type: 'home' as const,
    blocks: [{ type: 'section' as const, text: { type: 'mrkdwn' as const, text } }],
  });

  it('is published for one person', async () => {
    const { ws } = await startSocketProbe((app) => {
      app.event('app_home_opened', async ({ event, client }) => {
        await client.views.publish({ user_id: event.user, view: home(`for ${event.user}`) });
      });
    });
    await ws.as('ana').openHome();
    const view = await ws.when(() => ws.as('ana').home());
    expect(view.blocks[0]).toMatchObject({ text: { text: 'for U0ANA' } });
    expect(ws.as('ben').home()).toBeNull();
  });

  it('refuses an old hash and a modal', async () => {
    const { ws, client } = await startAlone();
    const user_id = 'U0ANA';
    await client.views.publish({ user_id, view: home('1') });
    const hash = ws.as('ana').home()?.hash ?? '';
    await client.views.publish({ user_id, hash, view: home('2') });
    const stale = client.views.publish({ user_id, hash, view: home('3') });
    await expect(stale).rejects.toMatchObject({ data: { error: 'hash_conflict' } });
    const modal = { type: 'modal', title: { type: 'plain_text', text: 'x' }, blocks: [] };
    const wrong = client.apiCall('views.publish', { user_id, view: modal });
    await expect(wrong).rejects.toMatchObject({ data: { error: 'invalid_arguments' } });
  });

  it('is not there unless the manifest enables it', async () => {
    const features = { ...probeManifest.features, app_home: { home_tab_enabled: false } };
    const { ws, client } = await startAlone({ manifest: { ...probeManifest, features } });
    const publishing = client.views.publish({ user_id: 'U0ANA', view: home('1') });
    await expect(publishing).rejects.toMatchObject({ data: { error: 'not_enabled' } });
    expect(await ws.as('ana').openHome()).toMatchObject({ ok: false });
  });
});

describe('uninstalling', () => {
  it('tells the app and kills its token', async () => {
    const { ws, client } = await startSocketProbe(() => undefined);
    ws.uninstall();
    await ws.delivery.idle();
    expect(eventsOf(ws)).toMatchObject([{ type: 'app_uninstalled' }]);
    await expect(client.auth.test()).rejects.toMatchObject({ data: { error: 'account_inactive' } });
    expect(await ws.as('ana').command('general', '/probe')).toMatchObject({ ok: false });
  });
});
