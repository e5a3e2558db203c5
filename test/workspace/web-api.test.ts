import { describe, expect, it } from 'vitest';
import { impatientClient, startAlone } from './probe.ts';

describe('a Web API call', () => {
  it.each([
    { name: 'no token', token: '', error: 'not_authed' },
    { name: 'a wrong token', token: 'xoxb-wrong', error: 'invalid_auth' },
  ])('with $name is refused with $error', async ({ token, error }) => {
    const { ws } = await startAlone();
    const response = await fetch(`${ws.apiUrl}auth.test`, {
      method: 'POST',
      headers: token === '' ? {} : { authorization: `Bearer ${token}` },
    });
    expect(await response.json()).toEqual({ ok: false, error });
  });

  it('takes the token and the arguments as JSON or as a form, and names the scopes', async () => {
    const { ws } = await startAlone();
    const json = await fetch(`${ws.apiUrl}users.info`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${ws.tokens.bot}`,
        'content-type': 'application/json; charset=utf-8',
      },
      body: JSON.stringify({ user: 'U0ANA' }),
    });
    expect(json.headers.get('x-oauth-scopes')).toContain('chat:write');
    const form = await fetch(`${ws.apiUrl}users.info`, {
      method: 'POST',
      body: new URLSearchParams({ token: ws.tokens.bot, user: 'U0ANA' }),
    });
    expect(await form.json()).toEqual(await json.json());
  });

  it('of an unknown method is refused, and the app token opens connections only', async () => {
    const { ws, client } = await startAlone();
    await expect(client.apiCall('chat.shout')).rejects.toMatchObject({
      data: { error: 'unknown_method' },
    });
    await expect(impatientClient(ws, ws.tokens.app).auth.test()).rejects.toMatchObject({
      data: { error: 'not_allowed_token_type' },
    });
  });

  it.each([
    ['chat.postMessage', { channel: 'C0GENERAL', text: 'x' }, 'chat:write'],
    ['users.info', { user: 'U0ANA' }, 'users:read'],
    ['conversations.info', { channel: 'C0GENERAL' }, 'channels:read,groups:read,im:read,mpim:read'],
    ['conversations.list', { types: 'private_channel' }, 'groups:read'],
    ['conversations.open', { users: 'U0ANA' }, 'im:write'],
    ['conversations.join', { channel: 'C0GENERAL' }, 'channels:join'],
    ['files.getUploadURLExternal', { filename: 'a', length: 1 }, 'files:write'],
    ['reactions.add', { channel: 'C0GENERAL', timestamp: '1', name: 'x' }, 'reactions:write'],
  ])('%s without its scope says what is needed', async (method, args, needed) => {
    const { client } = await startAlone({ grantedScopes: ['commands'] });
    await expect(client.apiCall(method, args)).rejects.toMatchObject({
      data: { error: 'missing_scope', needed, provided: 'commands' },
    });
  });

  it('needs no scope for auth.test and the views', async () => {
    const { client } = await startAlone({ grantedScopes: [] });
    expect(await client.auth.test()).toMatchObject({ user_id: 'U0APP', bot_id: 'B0APP' });
  });

  it('is limited per minute by its tier', async () => {
    const { client } = await startAlone({ timing: { tierFactor: 0.05 } });
    await client.users.list({});
    await expect(client.users.list({})).rejects.toMatchObject({ retryAfter: 60 });
  });
});

describe('conversations', () => {
  const channels = [
    { name: 'general', members: ['ana', 'ben', '@app'] },
    { name: 'other' },
    { name: 'secret', kind: 'private' as const, members: ['ana'] },
    { name: 'board', kind: 'private' as const, members: ['ana', '@app'] },
  ];

  it('are told by kind, and private ones only to members', async () => {
    const { client } = await startAlone({ channels });
    const info = await client.conversations.info({ channel: 'C0GENERAL' });
    expect(info.channel).toMatchObject({ name: 'general', is_private: false, is_member: true });
    await expect(client.conversations.info({ channel: 'C0SECRET' })).rejects.toMatchObject({
      data: { error: 'channel_not_found' },
    });
    const listed = await client.conversations.list({ types: 'public_channel,private_channel' });
    expect(listed.channels?.map(({ name }) => name)).toEqual(['general', 'other', 'board']);
  });

  it('of private kind need groups:read even where the app is a member', async () => {
    const { client } = await startAlone({ channels, grantedScopes: ['channels:read'] });
    await expect(client.conversations.info({ channel: 'C0BOARD' })).rejects.toMatchObject({
      data: { error: 'missing_scope', needed: 'groups:read' },
    });
  });

  it('list their members in pages', async () => {
    const { client } = await startAlone({ channels });
    const first = await client.conversations.members({ channel: 'C0GENERAL', limit: 2 });
    expect(first.members).toEqual(['U0ANA', 'U0BEN']);
    const cursor = first.response_metadata?.next_cursor ?? '';
    const second = await client.conversations.members({ channel: 'C0GENERAL', limit: 2, cursor });
    expect([second.members, second.response_metadata?.next_cursor]).toEqual([['U0APP'], '']);
  });

  it('are listed fewer than a thousand at a time', async () => {
    const { client } = await startAlone({ channels });
    const { channels: found } = await client.conversations.list({ limit: 999 });
    expect(found).toHaveLength(2);
    for (const asked of [
      client.conversations.list({ limit: 1000 }),
      client.users.conversations({ limit: 1000 }),
    ]) {
      await expect(asked).rejects.toMatchObject({ data: { error: 'invalid_limit' } });
    }
  });

  it('of a person are those she and, when private, the app are in', async () => {
    const { client } = await startAlone({ channels });
    const of = async (options: object) => {
      const { channels: found } = await client.users.conversations(options);
      return found?.map(({ name }) => name);
    };
    const types = 'public_channel,private_channel';
    expect(await of({ types })).toEqual(['general', 'board']);
    expect(await of({ types, user: 'U0ANA' })).toEqual(['general', 'other', 'board']);
    expect(await of({ user: 'U0BEN', exclude_archived: true })).toEqual(['general', 'other']);
    const pages: (readonly (string | undefined)[])[] = [];
    for (let cursor: string | undefined = undefined; cursor !== ''; ) {
      const asked = { types, user: 'U0ANA', limit: 1, ...(cursor === undefined ? {} : { cursor }) };
      const page: { channels?: { name?: string }[]; response_metadata?: { next_cursor?: string } } =
        await client.users.conversations(asked);
      pages.push((page.channels ?? []).map(({ name }) => name));
      cursor = page.response_metadata?.next_cursor ?? '';
    }
    // Of what is not told a page is left with nothing on it.
    expect(pages).toContainEqual([]);
    expect(pages.flat()).toEqual(['general', 'other', 'board']);
    await expect(of({ user: 'U0NOBODY' })).rejects.toMatchObject({
      data: { error: 'user_not_found' },
    });
    await expect(of({ types: 'im' })).rejects.toMatchObject({
      data: { error: 'missing_scope', needed: 'im:read' },
    });
  });

  it('can be joined when public, and read with a history scope by members', async () => {
    const grantedScopes = ['channels:read', 'channels:join', 'channels:history', 'chat:write'];
    const { client } = await startAlone({ channels, grantedScopes });
    const reading = () => client.conversations.history({ channel: 'C0OTHER' });
    await expect(reading()).rejects.toMatchObject({ data: { error: 'not_in_channel' } });
    await client.conversations.join({ channel: 'C0OTHER' });
    const { ts = '' } = await client.chat.postMessage({ channel: 'C0OTHER', text: 'a' });
    await client.chat.postMessage({ channel: 'C0OTHER', text: 'b', thread_ts: ts });
    expect((await reading()).messages).toMatchObject([{ text: 'a', reply_count: 1 }]);
    const replies = await client.conversations.replies({ channel: 'C0OTHER', ts });
    expect(replies.messages?.map(({ text }) => text)).toEqual(['a', 'b']);
  });
});

describe('what was written', () => {
  const grantedScopes = ['channels:read', 'channels:join', 'channels:history', 'chat:write'];

  /** A channel with three roots, the first of which has two replies. */
  async function written(aheadMs = 0) {
    const channels = [{ name: 'other' }];
    const timing = { postIntervalMs: 0 };
    const { client, ws } = await startAlone({ channels, grantedScopes, aheadMs, timing });
    const channel = 'C0OTHER';
    await client.conversations.join({ channel });
    const post = async (text: string, thread_ts?: string): Promise<string> => {
      const thread = thread_ts === undefined ? {} : { thread_ts };
      return (await client.chat.postMessage({ channel, text, ...thread })).ts ?? '';
    };
    const [first, second, third] = [await post('1'), await post('2'), await post('3')];
    const [one, two] = [await post('1.1', first), await post('1.2', first)];
    const said = (messages: readonly { readonly text?: string }[] = []) =>
      messages.map(({ text }) => text);
    return { client, ws, channel, first, second, third, one, two, said };
  }

  it('is read newest first, between two times, their very ends only if asked for', async () => {
    const { client, channel, first, second, third, said } = await written();
    const read = async (window: { oldest?: string; latest?: string; inclusive?: boolean }) =>
      said((await client.conversations.history({ channel, ...window })).messages);
    expect(await read({})).toEqual(['3', '2', '1']);
    expect(await read({ oldest: first })).toEqual(['3', '2']);
    expect(await read({ latest: third })).toEqual(['2', '1']);
    expect(await read({ oldest: second, latest: second })).toEqual([]);
    expect(await read({ oldest: second, latest: second, inclusive: true })).toEqual(['2']);
    await expect(read({ oldest: 'yesterday' })).rejects.toMatchObject({
      data: { error: 'invalid_arguments' },
    });
  });

  it('below a root is read oldest first, and the root with it whatever the time', async () => {
    const { client, channel, first, one, two, said } = await written();
    const read = async (oldest?: string, cursor?: string) =>
      client.conversations.replies({
        channel,
        ts: first,
        limit: 2,
        ...(oldest === undefined ? {} : { oldest }),
        ...(cursor === undefined ? {} : { cursor }),
      });
    const page = await read();
    expect(said(page.messages)).toEqual(['1', '1.1']);
    const next = page.response_metadata?.next_cursor;
    expect(said((await read(undefined, next)).messages)).toEqual(['1.2']);
    expect(said((await read(one)).messages)).toEqual(['1', '1.2']);
    expect(said((await read(two)).messages)).toEqual(['1']);
  });

  it.each([600_000, -600_000])('is dated by Slack’s clock, %d ms from ours', async (aheadMs) => {
    const { ws, first } = await written(aheadMs);
    expect(Math.abs(Number(first) * 1000 - Date.now() - aheadMs)).toBeLessThan(10_000);
    const { headers } = await fetch(`${ws.apiUrl}auth.test`, { method: 'POST' });
    const date = Date.parse(headers.get('date') ?? '');
    expect(Math.abs(date - Date.now() - aheadMs)).toBeLessThan(10_000);
  });
});

describe('blocks.validate', () => {
  it('needs no token and points at every problem', async () => {
    const { ws } = await startAlone();
    const validate = async (blocks: unknown) => {
      const body = JSON.stringify({ blocks });
      const headers = { 'content-type': 'application/json' };
      const url = `${ws.apiUrl}blocks.validate`;
      return (await fetch(url, { method: 'POST', headers, body })).json();
    };
    expect(await validate([{ type: 'divider' }])).toEqual({ ok: true });
    expect(await validate([{ type: 'header' }])).toMatchObject({
      ok: false,
      errors: [{ pointer: '/blocks/0', message: 'missing required field: text' }],
    });
  });
});
