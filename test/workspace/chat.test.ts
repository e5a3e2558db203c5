import { describe, expect, it } from 'vitest';
import { startAlone } from './probe.ts';

const header = (text: string) => ({ type: 'header', text: { type: 'plain_text', text } });
const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });
const joined = { channels: [{ name: 'general', members: ['ana', '@app'] }, { name: 'other' }] };

describe('posting', () => {
  it('answers as Slack does, with the channel, the ts and the message', async () => {
    const { ws, client } = await startAlone(joined);
    const posted = await client.chat.postMessage({ channel: 'C0GENERAL', text: 'hi' });
    expect(posted).toMatchObject({
      ok: true,
      channel: 'C0GENERAL',
      ts: expect.stringMatching(/^\d{10}\.\d{6}$/),
      message: { type: 'message', text: 'hi', user: 'U0APP', bot_id: 'B0APP', ts: posted.ts },
    });
    expect(posted.response_metadata?.scopes).toContain('chat:write');
    expect(
      ws
        .as('ana')
        .messages('general')
        .map(({ text }) => text),
    ).toEqual(['hi']);
  });

  it.each([
    { name: 'a public channel it is not in', channel: 'C0OTHER', error: 'not_in_channel' },
    { name: 'a private channel it is not in', channel: 'C0SECRET', error: 'channel_not_found' },
    { name: 'a channel that does not exist', channel: 'C0NOWHERE', error: 'channel_not_found' },
    { name: 'a channel name', channel: '#general', error: 'channel_not_found' },
    { name: 'an archived channel', channel: 'C0OLD', error: 'is_archived' },
    { name: 'a person who does not exist', channel: 'U0NOBODY', error: 'channel_not_found' },
    { name: 'itself', channel: 'U0APP', error: 'cannot_dm_bot' },
    { name: 'another company’s person', channel: 'U0OTTO', error: 'channel_not_found' },
  ])('to $name is refused with $error', async ({ channel, error }) => {
    const { client } = await startAlone({
      people: [{ name: 'ana' }, { name: 'otto', teamId: 'T0ELSEWHERE' }],
      channels: [
        ...joined.channels,
        { name: 'secret', kind: 'private', members: ['ana'] },
        { name: 'old', members: ['ana', '@app'], isArchived: true },
      ],
    });
    await expect(client.chat.postMessage({ channel, text: 'hi' })).rejects.toMatchObject({
      data: { ok: false, error },
    });
  });

  it('to a conversation of two people is refused', async () => {
    const { ws, client } = await startAlone();
    await ws.as('ana').act({ type: 'open_im', user: 'U0BEN' });
    const im = ws
      .as('ana')
      .snapshot()
      .channels.find(({ kind }) => kind === 'im');
    const posting = client.chat.postMessage({ channel: im?.id ?? '', text: 'hi' });
    await expect(posting).rejects.toMatchObject({ data: { error: 'channel_not_found' } });
  });

  it('reaches public channels from outside only with chat:write.public', async () => {
    const { client } = await startAlone({
      ...joined,
      grantedScopes: ['chat:write', 'chat:write.public'],
    });
    const posted = await client.chat.postMessage({ channel: 'C0OTHER', text: 'hi' });
    expect(posted.ok).toBe(true);
  });

  it('to a user id opens the direct conversation', async () => {
    const { ws, client } = await startAlone();
    const posted = await client.chat.postMessage({ channel: 'U0ANA', text: 'psst' });
    expect(posted.channel).toMatch(/^D/);
    expect(
      ws
        .as('ana')
        .dms()
        .map(({ text }) => text),
    ).toEqual(['psst']);
    expect(
      ws
        .as('ben')
        .snapshot()
        .channels.map(({ id }) => id),
    ).not.toContain(posted.channel);
  });

  it('needs text or blocks', async () => {
    const { client } = await startAlone(joined);
    const posting = client.apiCall('chat.postMessage', { channel: 'C0GENERAL', text: '  ' });
    await expect(posting).rejects.toMatchObject({ data: { error: 'no_text' } });
  });

  it('names the block that is wrong', async () => {
    const { client } = await startAlone(joined);
    const blocks = [header('x'.repeat(151))];
    const posting = client.chat.postMessage({ channel: 'C0GENERAL', text: 'x', blocks });
    await expect(posting).rejects.toMatchObject({
      data: {
        error: 'invalid_blocks',
        response_metadata: {
          messages: ['[ERROR] must be less than 151 characters [json-pointer:/blocks/0/text/text]'],
        },
      },
    });
  });

  it('refuses blocks that are no JSON', async () => {
    const { client } = await startAlone(joined);
    const posting = client.apiCall('chat.postMessage', { channel: 'C0GENERAL', blocks: '[{' });
    await expect(posting).rejects.toMatchObject({ data: { error: 'invalid_blocks_format' } });
  });

  it('refuses blocks whose texts are too long together, though each is within its limit', async () => {
    const { client } = await startAlone(joined);
    const blocks = Array.from({ length: 5 }, () => section('x'.repeat(2700)));
    const posting = client.chat.postMessage({ channel: 'C0GENERAL', text: 'x', blocks });
    await expect(posting).rejects.toMatchObject({ data: { error: 'msg_blocks_too_long' } });
  });

  it('refuses a text of more than 4,000 characters, posted and changed alike', async () => {
    const { client } = await startAlone(joined);
    const channel = 'C0GENERAL';
    const { ts = '' } = await client.chat.postMessage({ channel, text: 'x'.repeat(4_000) });
    const text = 'x'.repeat(4_001);
    const refusal = { data: { error: 'msg_too_long' } };
    await expect(client.chat.postMessage({ channel, text })).rejects.toMatchObject(refusal);
    await expect(client.chat.update({ channel, ts, text })).rejects.toMatchObject(refusal);
  });

  it('survives NUL and lone surrogates', async () => {
    const { ws, client } = await startAlone(joined);
    const text = 'a\u0000b\ud800c';
    await client.chat.postMessage({ channel: 'C0GENERAL', text, blocks: [section(text)] });
    expect(ws.as('ana').messages('general')).toHaveLength(1);
  });

  it.each([
    { metadata: { event_type: 'x', event_payload: { deep: { deeper: { deepest: 1 } } } } },
    { metadata: { event_type: 'x' } },
    { metadata: { event_type: 'x', event_payload: { list: [1, 2] } } },
  ])('refuses metadata of the wrong shape: %j', async ({ metadata }) => {
    const { client } = await startAlone(joined);
    const posting = client.apiCall('chat.postMessage', {
      channel: 'C0GENERAL',
      text: 'x',
      metadata,
    });
    await expect(posting).rejects.toMatchObject({ data: { error: 'invalid_metadata_format' } });
  });
});

describe('a thread', () => {
  it('marks its root and links its replies', async () => {
    const { ws, client } = await startAlone(joined);
    const root = await client.chat.postMessage({ channel: 'C0GENERAL', text: 'root' });
    const thread_ts = root.ts ?? '';
    await client.chat.postMessage({ channel: 'C0GENERAL', text: 'r', thread_ts });
    expect(
      ws
        .as('ana')
        .thread('general', thread_ts)
        .map(({ text }) => text),
    ).toEqual(['root', 'r']);
  });

  it.each([
    { name: 'a message that does not exist', ts: '1700000000.000001', error: 'thread_not_found' },
    { name: 'something that is no ts', ts: 'first', error: 'invalid_thread_ts' },
  ])('cannot hang on $name', async ({ ts, error }) => {
    const { client } = await startAlone(joined);
    const posting = client.chat.postMessage({ channel: 'C0GENERAL', text: 'x', thread_ts: ts });
    await expect(posting).rejects.toMatchObject({ data: { error } });
  });

  it('cannot hang on a reply', async () => {
    const { client } = await startAlone(joined);
    const channel = 'C0GENERAL';
    const root = await client.chat.postMessage({ channel, text: 'root' });
    const reply = await client.chat.postMessage({ channel, text: 'r', thread_ts: root.ts ?? '' });
    const posting = client.chat.postMessage({ channel, text: 'x', thread_ts: reply.ts ?? '' });
    await expect(posting).rejects.toMatchObject({ data: { error: 'invalid_thread_ts' } });
  });
});
