import type { App } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { startSocketProbe } from './bolt-probe.ts';
import { probeManifest, startAlone } from './probe.ts';

const people = [
  { name: 'ana', realName: 'Ana Torres', displayName: 'ana t', timeZone: 'Asia/Kolkata' },
  { name: 'ben', locale: 'de-DE' },
  { name: 'multi', guest: 'multi_channel' as const },
  { name: 'single', guest: 'single_channel' as const },
  { name: 'otto', teamId: 'T0ELSEWHERE' },
  { name: 'olga', teamId: 'T0ELSEWHERE' },
  { name: 'gone', isDeleted: true },
  { name: 'adam', role: 'admin' as const },
  { name: 'olive', role: 'owner' as const },
  { name: 'prima', role: 'primary_owner' as const },
];
const channels = [
  { name: 'general' },
  { name: 'shared', members: ['ana', 'single', 'otto', '@app'] },
  { name: 'far', kind: 'private' as const, members: ['olga'] },
  { name: 'bridge', members: ['ana', '@app'], isExtShared: true },
];
const place = { people, channels };

describe('users.info', () => {
  const infoOf = async (user: string, extra: object = {}) => {
    const { client } = await startAlone(place);
    return (await client.users.info({ user, ...extra })).user;
  };

  it('tells names, time zone and kind as Slack does', async () => {
    expect(await infoOf('U0ANA')).toMatchObject({
      id: 'U0ANA',
      team_id: 'T0WORKSPACE',
      name: 'ana',
      real_name: 'Ana Torres',
      tz: 'Asia/Kolkata',
      tz_label: 'India Standard Time',
      tz_offset: 19_800,
      deleted: false,
      is_bot: false,
      is_restricted: false,
      profile: { display_name: 'ana t', real_name: 'Ana Torres' },
    });
  });

  it('leaves the display name empty where nobody has chosen one', async () => {
    expect((await infoOf('U0BEN'))?.profile?.display_name).toBe('');
  });

  it('tells the locale only when it is asked for', async () => {
    expect(await infoOf('U0BEN')).not.toHaveProperty('locale');
    expect(await infoOf('U0BEN', { include_locale: true })).toMatchObject({ locale: 'de-DE' });
  });

  it.each([
    ['U0MULTI', true, false],
    ['U0SINGLE', true, true],
    ['U0ANA', false, false],
  ])('says whether %s is a guest', async (user, restricted, ultra) => {
    expect(await infoOf(user)).toMatchObject({
      is_restricted: restricted,
      is_ultra_restricted: ultra,
    });
  });

  it.each([
    ['U0ANA', false, false, false],
    ['U0ADAM', true, false, false],
    ['U0OLIVE', true, true, false],
    ['U0PRIMA', true, true, true],
  ])('says what %s may do in the workspace', async (user, admin, owner, primary) => {
    expect(await infoOf(user)).toMatchObject({
      is_admin: admin,
      is_owner: owner,
      is_primary_owner: primary,
    });
  });

  it('calls only those strangers with whom the app shares no channel, and hides their locale', async () => {
    const known = await infoOf('U0OTTO', { include_locale: true });
    expect(known).toMatchObject({ team_id: 'T0ELSEWHERE', is_stranger: false });
    expect(known).not.toHaveProperty('locale');
    expect(await infoOf('U0OLGA')).toMatchObject({ team_id: 'T0ELSEWHERE', is_stranger: true });
  });

  it('says little of a deactivated account', async () => {
    const gone = await infoOf('U0GONE');
    expect(gone).toMatchObject({ deleted: true, profile: { real_name: 'gone' } });
    expect(gone).not.toHaveProperty('tz');
  });

  it('knows the app itself', async () => {
    expect(await infoOf('U0APP')).toMatchObject({ is_bot: true, profile: { bot_id: 'B0APP' } });
  });

  it('finds nobody by an invented id', async () => {
    await expect(infoOf('U0NOBODY')).rejects.toMatchObject({ data: { error: 'user_not_found' } });
  });
});

describe('a shared channel', () => {
  it('says so, also while only the company itself is in it', async () => {
    const { client } = await startAlone(place);
    const flags = async (channel: string) =>
      (await client.conversations.info({ channel })).channel?.is_ext_shared;
    expect([await flags('C0SHARED'), await flags('C0BRIDGE'), await flags('C0GENERAL')]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('marks the events that come from it', async () => {
    const manifest = {
      ...probeManifest,
      oauth_config: { scopes: { bot: ['channels:history'] } },
    };
    const { ws } = await startAlone({
      ...place,
      manifest,
      timing: { ackMs: 20, eventRetryMs: [] },
    });
    await ws.as('otto').say('shared', 'hello');
    expect(ws.delivery.delivered()[0]?.inbound.payload).toMatchObject({
      is_ext_shared_channel: true,
    });
  });
});

describe('what people may do with the app', () => {
  const acking = (app: App): void => {
    app.command(/.*/, async ({ ack }) => ack());
    app.shortcut(/.*/, async ({ ack }) => ack());
    app.action(/.*/, async ({ ack }) => ack());
  };
  const button = {
    type: 'button' as const,
    action_id: 'vote',
    text: { type: 'plain_text' as const, text: 'Vote' },
  };
  const blocks = [{ type: 'actions' as const, elements: [button] }];

  it.each(['single', 'ana'])('%s: commands, shortcuts and buttons', async (who) => {
    const { ws, client } = await startSocketProbe(acking, place);
    const { ts = '' } = await client.chat.postMessage({ channel: 'C0SHARED', text: 'x', blocks });
    const person = ws.as(who);
    expect(await person.command('shared', '/probe')).toEqual({ ok: true });
    expect(await person.shortcut('probe_global')).toEqual({ ok: true });
    expect(await person.shortcut('probe_message', { channel: 'shared', ts })).toEqual({ ok: true });
    expect(await person.click('shared', ts, 'vote')).toEqual({ ok: true });
  });

  it('another company’s people: buttons alone, each with the team of who clicked', async () => {
    const { ws, client } = await startSocketProbe(acking, place);
    const { ts = '' } = await client.chat.postMessage({ channel: 'C0SHARED', text: 'x', blocks });
    const otto = ws.as('otto');
    expect(await otto.command('shared', '/probe')).toMatchObject({ ok: false });
    expect(await otto.shortcut('probe_global')).toMatchObject({ ok: false });
    const at = { channel: 'shared', ts };
    expect(await otto.shortcut('probe_message', at)).toMatchObject({ ok: false });
    expect(await otto.openHome()).toMatchObject({ ok: false });
    expect(await otto.click('shared', ts, 'vote')).toEqual({ ok: true });
    expect(ws.delivery.delivered().map(({ inbound }) => inbound.payload)).toMatchObject([
      { user: { id: 'U0OTTO', team_id: 'T0ELSEWHERE' }, team: { id: 'T0WORKSPACE' } },
    ]);
  });

  it('guests see their own channels, and create none', async () => {
    const { ws } = await startAlone(place);
    const single = ws.as('single');
    expect(single.snapshot().channels.map(({ name }) => name)).toEqual(['shared']);
    expect(await single.createChannel('mine')).toMatchObject({ ok: false });
  });
});

describe('deactivating somebody', () => {
  it('takes her out of every channel, and nothing she does happens any more', async () => {
    const { ws, client } = await startAlone(place);
    ws.deactivate('ana');
    const { members } = await client.conversations.members({ channel: 'C0SHARED' });
    expect(members).toEqual(['U0SINGLE', 'U0OTTO', 'U0APP']);
    expect(await ws.as('ana').command('general', '/probe')).toMatchObject({ ok: false });
    expect((await client.users.info({ user: 'U0ANA' })).user?.deleted).toBe(true);
  });

  it('is told to apps that want to know, and a direct message still goes through', async () => {
    const settings = { event_subscriptions: { bot_events: ['user_change'] } };
    const manifest = { ...probeManifest, settings };
    const { ws, client } = await startAlone({ ...place, manifest, timing: { ackMs: 20 } });
    ws.deactivate('ana');
    expect(ws.delivery.delivered()[0]?.inbound.payload).toMatchObject({
      event: { type: 'user_change', user: { id: 'U0ANA', deleted: true } },
    });
    await expect(
      client.chat.postMessage({ channel: 'U0ANA', text: 'still there?' }),
    ).resolves.toMatchObject({ ok: true });
  });
});
