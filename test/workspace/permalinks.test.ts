import { describe, expect, it } from 'vitest';
import { startAlone } from './probe.ts';

const channels = [
  { name: 'general', members: ['ana', '@app'] },
  { name: 'other' },
  { name: 'secret', kind: 'private' as const, members: ['ana'] },
];
const start = (grantedScopes: readonly string[] = ['chat:write']) =>
  startAlone({ channels, grantedScopes });

describe('a permalink', () => {
  it('names the workspace, the channel and the message', async () => {
    const { client } = await start();
    const { ts = '' } = await client.chat.postMessage({ channel: 'C0GENERAL', text: 'root' });
    const link = await client.chat.getPermalink({ channel: 'C0GENERAL', message_ts: ts });
    expect(link).toMatchObject({
      channel: 'C0GENERAL',
      permalink: `https://workspace.slack.com/archives/C0GENERAL/p${ts.replace('.', '')}`,
    });
  });

  it('of a reply names its thread too', async () => {
    const { client } = await start();
    const channel = 'C0GENERAL';
    const { ts: root = '' } = await client.chat.postMessage({ channel, text: 'root' });
    const reply = await client.chat.postMessage({ channel, text: 'reply', thread_ts: root });
    const of = async (ts = '') =>
      (await client.chat.getPermalink({ channel, message_ts: ts })).permalink;
    expect(await of(reply.ts)).toMatch(new RegExp(`/p\\d{16}\\?thread_ts=${root}&cid=C0GENERAL$`));
    expect(await of(root)).not.toContain('thread_ts');
  });

  it('needs no scope, nor membership of a public channel, and leads to people’s messages too', async () => {
    const { ws, client } = await start([]);
    await ws.as('ana').say('other', 'hello');
    const [message] = ws.as('ana').messages('other');
    const asked = { channel: 'C0OTHER', message_ts: message?.ts ?? '' };
    expect(await client.chat.getPermalink(asked)).toMatchObject({ ok: true });
  });

  it.each([
    ['C0GENERAL', '1700000000.000001', 'message_not_found'],
    ['C0NOWHERE', '1700000000.000001', 'channel_not_found'],
    ['C0SECRET', '1700000000.000001', 'channel_not_found'],
  ])('into %s at %s is refused with %s', async (channel, ts, error) => {
    const { client } = await start();
    const asking = client.chat.getPermalink({ channel, message_ts: ts });
    await expect(asking).rejects.toMatchObject({ data: { error } });
  });

  it('does not lead to a message that only one person saw, or that is gone', async () => {
    const { client } = await start();
    const channel = 'C0GENERAL';
    const seen = await client.chat.postEphemeral({ channel, user: 'U0ANA', text: 'psst' });
    const { ts = '' } = await client.chat.postMessage({ channel, text: 'gone' });
    await client.chat.delete({ channel, ts });
    for (const message_ts of [seen.message_ts ?? '', ts]) {
      await expect(client.chat.getPermalink({ channel, message_ts })).rejects.toMatchObject({
        data: { error: 'message_not_found' },
      });
    }
  });
});
