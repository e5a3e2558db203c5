import { describe, expect, it } from 'vitest';
import { startAlone } from './probe.ts';

const header = (text: string) => ({ type: 'header', text: { type: 'plain_text', text } });
const joined = { channels: [{ name: 'general', members: ['ana', '@app'] }, { name: 'other' }] };

describe('updating and deleting', () => {
  it('replaces text and blocks, and shows (edited) only for bare text', async () => {
    const { ws, client } = await startAlone(joined);
    const channel = 'C0GENERAL';
    const { ts = '' } = await client.chat.postMessage({
      channel,
      text: 'a',
      blocks: [header('a')],
    });
    await client.chat.update({ channel, ts, text: 'b', blocks: [header('b')] });
    expect(ws.as('ana').messages('general')[0]).toMatchObject({ text: 'b', edited: false });
    await client.chat.update({ channel, ts, text: 'c' });
    expect(ws.as('ana').messages('general')[0]).toMatchObject({
      text: 'c',
      blocks: [],
      edited: true,
    });
  });

  it('refuses other people’s messages and missing ones', async () => {
    const { ws, client } = await startAlone(joined);
    const channel = 'C0GENERAL';
    await ws.as('ana').say('general', 'mine');
    const ts = ws.as('ana').messages('general')[0]?.ts ?? '';
    const refused = (error: string) => ({ data: { error } });
    const missing = '1700000000.000001';
    await expect(client.chat.update({ channel, ts, text: 'x' })).rejects.toMatchObject(
      refused('cant_update_message'),
    );
    await expect(client.chat.delete({ channel, ts })).rejects.toMatchObject(
      refused('cant_delete_message'),
    );
    await expect(client.chat.update({ channel, ts: missing, text: 'x' })).rejects.toMatchObject(
      refused('message_not_found'),
    );
  });

  it('refuses blocks without rich text for a message that has some', async () => {
    const { ws, client } = await startAlone(joined);
    const channel = 'C0GENERAL';
    const elements = [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'rich' }] }];
    const rich = { type: 'rich_text', elements };
    const posted = { channel, text: 'a', blocks: [header('a'), rich] };
    const { ts = '' } = await client.chat.postMessage(posted);
    const plainer = client.chat.update({ channel, ts, text: 'b', blocks: [header('b')] });
    await expect(plainer).rejects.toMatchObject({ data: { error: 'block_mismatch' } });
    await client.chat.update({ channel, ts, text: 'c', blocks: [rich] });
    await client.chat.update({ channel, ts, text: 'd' });
    expect(ws.as('ana').messages('general')[0]).toMatchObject({ text: 'd', blocks: [] });
  });

  it('refuses any change in an archived channel, and a person instead of a channel', async () => {
    const { ws, client } = await startAlone(joined);
    const { ts = '', channel = '' } = await client.chat.postMessage({
      channel: 'U0ANA',
      text: 'psst',
    });
    const byPerson = client.chat.update({ channel: 'U0ANA', ts, text: 'x' });
    await expect(byPerson).rejects.toMatchObject({ data: { error: 'channel_not_found' } });
    await expect(client.chat.update({ channel, ts, text: 'x' })).resolves.toMatchObject({ ts });

    const posted = await client.chat.postMessage({ channel: 'C0GENERAL', text: 'a' });
    await ws.as('ana').archive('general');
    const late = client.chat.update({ channel: 'C0GENERAL', ts: posted.ts ?? '', text: 'b' });
    await expect(late).rejects.toMatchObject({ data: { error: 'is_inactive' } });
  });

  it('keeps metadata unless it is replaced, and removes it for {}', async () => {
    const { ws, client } = await startAlone(joined);
    const channel = 'C0GENERAL';
    const metadata = { event_type: 'x', event_payload: { id: 1 } };
    const { ts = '' } = await client.chat.postMessage({ channel, text: 'a', metadata });
    const stored = () => ws.world.messages.get(channel)?.[0]?.metadata;
    await client.chat.update({ channel, ts, text: 'b' });
    expect(stored()).toEqual(metadata);
    await client.apiCall('chat.update', { channel, ts, text: 'c', metadata: {} });
    expect(stored()).toBeUndefined();
  });
});

describe('an ephemeral message', () => {
  const both = { channels: [{ name: 'general', members: ['ana', 'ben', '@app'] }] };

  it('is seen by one person, and cannot be updated', async () => {
    const { ws, client } = await startAlone(both);
    const channel = 'C0GENERAL';
    const sent = await client.chat.postEphemeral({ channel, user: 'U0ANA', text: 'psst' });
    expect(ws.as('ana').messages('general')[0]).toMatchObject({ text: 'psst', ephemeral: true });
    expect(ws.as('ben').messages('general')).toEqual([]);
    const updating = client.chat.update({ channel, ts: sent.message_ts ?? '', text: 'x' });
    await expect(updating).rejects.toMatchObject({ data: { error: 'message_not_found' } });
  });

  it('needs its reader in the channel', async () => {
    const { client } = await startAlone(both);
    const sending = client.chat.postEphemeral({ channel: 'C0GENERAL', user: 'U0CHLOE', text: 'x' });
    await expect(sending).rejects.toMatchObject({ data: { error: 'user_not_in_channel' } });
  });

  it('is lost in a thread that has no replies yet', async () => {
    const { ws, client } = await startAlone(both);
    const channel = 'C0GENERAL';
    const { ts = '' } = await client.chat.postMessage({ channel, text: 'root' });
    const lost = { channel, user: 'U0ANA', text: 'lost', thread_ts: ts };
    expect(await client.chat.postEphemeral(lost)).toMatchObject({ ok: true });
    expect(
      ws
        .as('ana')
        .messages('general')
        .map(({ text }) => text),
    ).toEqual(['root']);
  });
});

describe('the rate limit of posting', () => {
  it('is one a second per channel after a burst, with whole seconds in Retry-After', async () => {
    const { client } = await startAlone({ ...joined, timing: { postBurst: 2 } });
    const post = (channel: string) => client.chat.postMessage({ channel, text: 'x' });
    await post('C0GENERAL');
    await post('C0GENERAL');
    await expect(post('C0GENERAL')).rejects.toMatchObject({ retryAfter: 1 });
    await expect(post('U0ANA')).resolves.toMatchObject({ ok: true });
  });

  it('can be turned off', async () => {
    const { client } = await startAlone({ ...joined, timing: { postIntervalMs: 0 } });
    const posts = Array.from({ length: 20 }, () =>
      client.chat.postMessage({ channel: 'C0GENERAL', text: 'x' }),
    );
    expect(await Promise.all(posts)).toHaveLength(20);
  });
});
