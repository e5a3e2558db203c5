import { describe, expect, it } from 'vitest';
import { type Probe, startAlone } from './probe.ts';

const channels = [
  { name: 'general', members: ['ana', 'ben', '@app'] },
  { name: 'other' },
  { name: 'secret', kind: 'private' as const, members: ['ana'] },
  { name: 'old', members: ['ana', '@app'], isArchived: true },
];
const grantedScopes = ['chat:write', 'chat:write.public', 'files:write'];
const start = () => startAlone({ channels, grantedScopes });
const channel = 'C0GENERAL';

const announce = async ({ client }: Probe, length: number) => {
  const { upload_url = '', file_id = '' } = await client.files.getUploadURLExternal({
    filename: 'report.md',
    length,
  });
  return { url: upload_url, id: file_id };
};
const post = async (url: string, body: string | FormData): Promise<number> =>
  (await fetch(url, { method: 'POST', body })).status;
const upload = async (probe: Probe, text: string): Promise<string> => {
  const { url, id } = await announce(probe, Buffer.byteLength(text));
  expect(await post(url, text)).toBe(200);
  return id;
};
const complete = ({ client }: Probe, id: string, extra: object = {}) =>
  client.apiCall('files.completeUploadExternal', { files: [{ id, title: 'Report' }], ...extra });

describe('a file', () => {
  it('is announced, uploaded and shared as a message', async () => {
    const probe = await start();
    const id = await upload(probe, '# Größe');
    expect(await complete(probe, id, { channel_id: channel })).toMatchObject({
      ok: true,
      files: [{ id, title: 'Report' }],
    });
    const ana = probe.ws.as('ana');
    const [message] = ana.messages('general');
    expect(message).toMatchObject({
      user: 'U0APP',
      files: [{ name: 'report.md', title: 'Report', size: 9 }],
    });
    expect(ana.download('general', message?.ts ?? '')).toBe('# Größe');
    const served = await fetch(`${probe.ws.url}${message?.files?.[0]?.url}`);
    expect(await served.text()).toBe('# Größe');
  });

  it('may come as a form, as the SDK sends it, with a comment and in a thread', async () => {
    const { ws, client } = await start();
    const { ts: thread_ts = '' } = await client.chat.postMessage({ channel, text: 'root' });
    await client.filesUploadV2({
      channel_id: channel,
      thread_ts,
      initial_comment: 'Here',
      file_uploads: [
        { filename: 'a.csv', content: 'a,b' },
        { filename: 'b.csv', content: 'c,d' },
      ],
    });
    const [, reply] = ws.as('ben').thread('general', thread_ts);
    expect(reply).toMatchObject({ text: 'Here', threadTs: thread_ts });
    expect(ws.as('ben').download('general', reply?.ts ?? '', 'b.csv')).toBe('c,d');
  });

  it('takes its bytes once, all of them, at its own address', async () => {
    const probe = await start();
    const { url } = await announce(probe, 3);
    expect(await post(`${url}0`, 'abc')).toBe(404);
    expect(await post(url, 'abcd')).toBe(400);
    expect(await post(url, 'abc')).toBe(200);
    expect(await post(url, 'abc')).toBe(404);
  });

  it('belongs to nobody’s conversation without a channel', async () => {
    const probe = await start();
    await complete(probe, await upload(probe, 'x'));
    expect(probe.ws.as('ana').messages('general')).toEqual([]);
  });

  it.each([
    ['C0OTHER', 'not_in_channel'],
    ['C0SECRET', 'channel_not_found'],
    ['C0NOWHERE', 'channel_not_found'],
    ['C0OLD', 'is_archived'],
    ['U0ANA', 'invalid_arguments'],
  ])('shared in %s is refused with %s', async (channel_id, error) => {
    const probe = await start();
    const id = await upload(probe, 'x');
    await expect(complete(probe, id, { channel_id })).rejects.toMatchObject({ data: { error } });
  });

  it('cannot be shared before it is there, nor twice, nor in a thread that is not there', async () => {
    const probe = await start();
    const { id } = await announce(probe, 3);
    const missing = { data: { error: 'file_not_found' } };
    await expect(complete(probe, id, { channel_id: channel })).rejects.toMatchObject(missing);
    const whole = await upload(probe, 'abc');
    const astray = { channel_id: channel, thread_ts: '1700000000.000001' };
    await expect(complete(probe, whole, astray)).rejects.toMatchObject({
      data: { error: 'thread_not_found' },
    });
    await complete(probe, whole, { channel_id: channel });
    await expect(complete(probe, whole, { channel_id: channel })).rejects.toMatchObject(missing);
  });

  it('can fail on its way', async () => {
    const probe = await start();
    probe.ws.faults.add({ method: 'upload', effect: { type: 'status', status: 500 } });
    const { url } = await announce(probe, 3);
    expect([await post(url, 'abc'), await post(url, 'abc')]).toEqual([500, 200]);
  });

  it.each(['files.getUploadURLExternal', 'files.completeUploadExternal'])(
    'needs files:write for %s',
    async (method) => {
      const { client } = await startAlone({ channels, grantedScopes: ['chat:write'] });
      await expect(client.apiCall(method, {})).rejects.toMatchObject({
        data: { error: 'missing_scope', needed: 'files:write' },
      });
    },
  );
});
