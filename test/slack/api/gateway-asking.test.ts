import type { HomeView } from '@slack/types';
import { describe, expect, it } from 'vitest';
import type { FileShare } from '../../../src/slack/api/gateway.ts';
import { byMethod, inTurn, says, slackThat } from '../a-slack.ts';

describe('the permanent link to a message', () => {
  const place = { channel: 'C1', ts: '17.5' };
  const link = 'https://acme.slack.com/archives/C1/p175';

  it('is what Slack says', async () => {
    const { gateway, calls } = await slackThat(says({ ok: true, permalink: link }));
    expect(await gateway.permalink(place)).toEqual({ kind: 'done', value: link });
    expect(calls).toMatchObject([
      { method: 'chat.getPermalink', args: { channel: 'C1', message_ts: '17.5' } },
    ]);
  });

  it('of a message that is gone is refused', async () => {
    const { gateway } = await slackThat(says({ ok: false, error: 'message_not_found' }));
    expect(await gateway.permalink(place)).toEqual({ kind: 'refused', error: 'message_not_found' });
  });
});

describe('what Slack says about a person', () => {
  const USER = { id: 'U1', name: 'ana.ruiz', real_name: 'Ana Ruiz', team_id: 'T1' };
  const MEMBER = {
    name: 'Ana Ruiz',
    teamId: 'T1',
    teams: [],
    enterpriseId: null,
    isGuest: false,
    isStranger: false,
    isDeactivated: false,
    isBot: false,
    isAdmin: false,
    zone: 'UTC',
  };
  const personWho = async (user: object | undefined) => {
    const { gateway, calls } = await slackThat(says({ ok: true, user }));
    return { answer: await gateway.person('U1'), calls };
  };

  it('is asked by their id', async () => {
    const { answer, calls } = await personWho(USER);
    expect(answer).toEqual({ kind: 'done', value: MEMBER });
    expect(calls).toMatchObject([{ method: 'users.info', args: { user: 'U1' } }]);
  });

  it.each([
    { profile: { display_name: 'Ana', real_name: 'Ana R.' }, name: 'Ana' },
    { profile: { display_name: '', real_name: 'Ana R.' }, name: 'Ana R.' },
    { profile: {}, name: 'Ana Ruiz' },
    { profile: {}, real_name: '', name: 'ana.ruiz' },
  ])('is the name that they go by: $name', async ({ name, ...said }) => {
    const { answer } = await personWho({ ...USER, ...said });
    expect(answer).toMatchObject({ value: { name } });
  });

  it.each([{ is_restricted: true }, { is_restricted: true, is_ultra_restricted: true }])(
    'is that they are a guest: %o',
    async (said) => {
      const { answer } = await personWho({ ...USER, ...said });
      expect(answer).toMatchObject({ value: { isGuest: true, isStranger: false } });
    },
  );

  it.each([{ is_admin: true }, { is_owner: true }, { is_primary_owner: true }])(
    'is that they run the workspace: %o',
    async (said) => {
      const { answer } = await personWho({ ...USER, ...said });
      expect(answer).toMatchObject({ value: { isAdmin: true } });
    },
  );

  it('is that they belong to another organisation', async () => {
    const { answer } = await personWho({ ...USER, team_id: 'T9', is_stranger: true });
    expect(answer).toMatchObject({ value: { teamId: 'T9', isStranger: true } });
  });

  it('is which workspaces of an organisation they belong to', async () => {
    const enterprise_user = { id: 'W1', enterprise_id: 'E1', teams: ['T9', 'T1'] };
    const { answer } = await personWho({ ...USER, team_id: 'T9', enterprise_user });
    expect(answer).toMatchObject({
      value: { teamId: 'T9', teams: ['T9', 'T1'], enterpriseId: 'E1' },
    });
  });

  it('is where they are', async () => {
    const { answer } = await personWho({ ...USER, tz: 'Asia/Kolkata' });
    expect(answer).toMatchObject({ value: { zone: 'Asia/Kolkata' } });
  });

  it.each([{}, undefined])('is no answer when it is nothing: %o', async (user) => {
    const { answer } = await personWho(user);
    expect(answer).toMatchObject({ kind: 'later', error: 'no_user' });
  });

  it.each([
    { said: { profile: null, name: null, tz: null }, is: { name: 'Ana Ruiz', zone: 'UTC' } },
    { said: { profile: 'x', real_name: 7, tz: 5 }, is: { name: 'ana.ruiz', zone: 'UTC' } },
    { said: { profile: { display_name: { a: 1 } } }, is: { name: 'Ana Ruiz' } },
    { said: { is_restricted: 'yes', is_admin: 1 }, is: { isGuest: true, isAdmin: false } },
    { said: { is_restricted: null }, is: { isGuest: false } },
  ])('counts as far as it makes sense, and else for less: $said', async ({ said, is }) => {
    const { answer } = await personWho({ ...USER, ...said });
    expect(answer).toMatchObject({ kind: 'done', value: is });
  });

  it('may be that there is nobody', async () => {
    const { gateway } = await slackThat(says({ ok: false, error: 'user_not_found' }));
    expect(await gateway.person('U1')).toEqual({ kind: 'refused', error: 'user_not_found' });
  });
});

/** Answers with these pages, one after the other, and says where the next one begins. */
const inPages = (...pages: readonly object[]) =>
  inTurn(
    ...pages.map((page, index) => {
      const next_cursor = index === pages.length - 1 ? '' : `page ${index + 2}`;
      return says({ ok: true, ...page, response_metadata: { next_cursor } });
    }),
  );

describe('the names of everybody', () => {
  it('are asked page by page, and by id', async () => {
    const { gateway, calls } = await slackThat(
      inPages(
        { members: [{ id: 'U1', name: 'ana', profile: { display_name: 'Ana' } }, { id: 'U2' }] },
        { members: [{ id: 'U3', real_name: 'Chen Wei', deleted: true }] },
      ),
    );
    const first = await gateway.names(null);
    expect(first).toMatchObject({
      value: {
        items: [
          { id: 'U1', name: 'Ana' },
          { id: 'U2', name: '' },
        ],
        next: 'page 2',
      },
    });
    const last = await gateway.names('page 2');
    expect(last).toMatchObject({ value: { items: [{ id: 'U3', name: 'Chen Wei' }], next: null } });
    expect(calls.map(({ method, args }) => [method, args.cursor])).toEqual([
      ['users.list', undefined],
      ['users.list', 'page 2'],
    ]);
  });

  it('are those of the others where one makes no sense', async () => {
    const odd = [null, 'U9', { id: 7 }, { name: 'nobody' }, []];
    const good = { id: 'U1', name: 'ana', profile: 5 };
    const { gateway } = await slackThat(says({ ok: true, members: [...odd, good] }));
    expect(await gateway.names(null)).toMatchObject({
      value: { items: [{ id: 'U1', name: 'ana' }], next: null, malformed: odd.length },
    });
  });

  it.each([undefined, null, 'all', {}])('are none in a list that is none: %o', async (members) => {
    const { gateway } = await slackThat(says({ ok: true, members, response_metadata: {} }));
    expect(await gateway.names(null)).toMatchObject({ value: { items: [], next: null } });
  });

  it('may be refused', async () => {
    const { gateway } = await slackThat(says({ ok: false, error: 'missing_scope' }));
    expect(await gateway.names(null)).toEqual({ kind: 'refused', error: 'missing_scope' });
  });
});

describe('channels', () => {
  it.each([
    { of: null, method: 'conversations.list', types: 'public_channel' },
    { of: 'U1', method: 'users.conversations', types: 'private_channel' },
  ])('are told with their names, page by page: $types', async ({ of, method, types }) => {
    const { gateway, calls } = await slackThat(
      inPages({ channels: [{ id: 'C1', name: 'general' }] }, { channels: [{ id: 'C2' }] }),
    );
    expect(await gateway.channels(of, null)).toMatchObject({
      value: { items: [{ id: 'C1', name: 'general' }], next: 'page 2', malformed: 0 },
    });
    expect(await gateway.channels(of, 'page 2')).toMatchObject({
      value: { items: [{ id: 'C2', name: '' }], next: null },
    });
    expect(calls).toMatchObject([
      { method, args: { types, limit: '999' } },
      { method, args: { types, cursor: 'page 2' } },
    ]);
  });
});

describe('channels that make no sense', () => {
  const ODD = [null, 'C9', { id: 9, name: 'nine' }, { name: 'none' }];
  it.each([null, 'U1'])('are left out, and the others are told: of %o', async (of) => {
    const good = { id: 'C1', name: null };
    const { gateway } = await slackThat(says({ ok: true, channels: [...ODD, good] }));
    expect(await gateway.channels(of, null)).toMatchObject({
      value: { items: [{ id: 'C1', name: '' }], malformed: ODD.length },
    });
  });

  it.each([true, 'maybe'])('are not public when Slack says so: is_private %o', async (said) => {
    const channels = [{ id: 'C1' }, { id: 'C2', is_private: said }];
    const { gateway } = await slackThat(says({ ok: true, channels }));
    expect(await gateway.channels(null, null)).toMatchObject({ value: { items: [{ id: 'C1' }] } });
    expect(await gateway.channels('U1', null)).toMatchObject({
      value: { items: [{ id: 'C1' }, { id: 'C2' }] },
    });
  });
});

describe('sharing files', () => {
  const SHARE = {
    channel: 'D1',
    threadTs: '17.5',
    files: [
      { name: 'billing.md', content: '# Billing\n' },
      { name: 'billing.json', content: '{"title":"Zürich 👩🏽‍🚀"}\n' },
    ],
  } as const satisfies FileShare;
  const taken = byMethod({
    'files.getUploadURLExternal': (request, response) => {
      const upload_url = `http://${request.headers.host}/upload`;
      says({ ok: true, upload_url, file_id: 'F1' })(request, response);
    },
    upload: says('OK'),
    'files.completeUploadExternal': says({ ok: true, files: [{ id: 'F1' }] }),
  });

  it('sends each as it is, and shares all of them in the thread at once', async () => {
    const { gateway, calls } = await slackThat(taken);
    expect(await gateway.upload(SHARE)).toEqual({ kind: 'done', value: null });
    const of = (method: string) => calls.filter((call) => call.method === method);
    expect(of('files.getUploadURLExternal').map(({ args }) => args)).toMatchObject([
      { filename: 'billing.md', length: '10' },
      {
        filename: 'billing.json',
        length: String(Buffer.byteLength('{"title":"Zürich 👩🏽‍🚀"}\n')),
      },
    ]);
    const sent = of('upload').map(({ body }) => body);
    expect(sent).toHaveLength(2);
    for (const { content } of SHARE.files) {
      expect(sent).toContainEqual(expect.stringContaining(content));
    }
    expect(of('files.completeUploadExternal')).toMatchObject([
      { args: { channel_id: 'D1', thread_ts: '17.5' } },
    ]);
    expect(JSON.parse(of('files.completeUploadExternal')[0]?.args.files ?? '')).toHaveLength(2);
  });

  it('sends bytes as they are', async () => {
    const { gateway, calls } = await slackThat(taken);
    const all = new TextEncoder().encode('before PK\u0003\u0004 after');
    const content = all.subarray(7, 11);
    const files = [{ name: 'decisions.zip', content }];
    expect(await gateway.upload({ ...SHARE, files })).toEqual({ kind: 'done', value: null });
    const of = (method: string) => calls.filter((call) => call.method === method);
    expect(of('files.getUploadURLExternal')[0]?.args).toMatchObject({ length: '4' });
    expect(of('upload')[0]?.body).toContain('PK\u0003\u0004');
    expect(of('upload')[0]?.body).not.toContain('before');
  });

  it.each(['missing_scope', 'file_uploads_disabled'])(
    'that is not allowed is refused: %s',
    async (error) => {
      const { gateway } = await slackThat(says({ ok: false, error }));
      expect(await gateway.upload(SHARE)).toEqual({ kind: 'refused', error });
    },
  );

  it('whose way is interrupted may work later', async () => {
    const { gateway } = await slackThat((request, response) => {
      const isUpload = request.url === '/upload';
      (isUpload ? says('no', 500) : taken)(request, response);
    });
    expect(await gateway.upload(SHARE)).toMatchObject({ kind: 'later' });
  });
});

describe('a Home tab', () => {
  const HOME: HomeView = { type: 'home', blocks: [{ type: 'divider' }] };

  it('is published for its person', async () => {
    const { gateway, calls } = await slackThat(says({ ok: true }));
    expect(await gateway.publishHome('U1', HOME)).toEqual({ kind: 'done', value: null });
    expect(calls).toMatchObject([{ method: 'views.publish', args: { user_id: 'U1' } }]);
    expect(JSON.parse(calls[0]?.args.view ?? '')).toEqual(HOME);
  });
});

describe('who may read a channel', () => {
  it.each([
    { channel: { is_private: false, is_im: false, is_mpim: false }, isOpen: true },
    { channel: { is_private: false }, isOpen: true },
    { channel: { is_private: true }, isOpen: false },
    { channel: { is_im: true }, isOpen: false },
    { channel: { is_private: false, is_im: true }, isOpen: false },
    { channel: { is_private: false, is_mpim: true }, isOpen: false },
    { channel: {}, isOpen: false },
    { channel: undefined, isOpen: false },
  ])('is everybody only where Slack says so: $channel', async ({ channel, isOpen }) => {
    const { gateway, calls } = await slackThat(says({ ok: true, channel }));
    expect(await gateway.isOpen('C1')).toEqual({ kind: 'done', value: isOpen });
    expect(calls).toMatchObject([{ method: 'conversations.info', args: { channel: 'C1' } }]);
  });

  it('is told page by page', async () => {
    const { gateway, calls } = await slackThat(
      inPages({ members: ['U1', 'U2'] }, { members: ['U3'] }, {}),
    );
    expect(await gateway.members('C1')).toEqual({
      kind: 'done',
      value: new Set(['U1', 'U2', 'U3']),
    });
    expect(calls.map(({ method, args }) => [method, args.channel, args.cursor])).toEqual([
      ['conversations.members', 'C1', undefined],
      ['conversations.members', 'C1', 'page 2'],
      ['conversations.members', 'C1', 'page 3'],
    ]);
  });
});
