import type { App, RespondArguments } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { startSocketProbe } from './bolt-probe.ts';
import type { Message } from './protocol.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const vote = { type: 'button' as const, action_id: 'vote', text: plain('Vote') };
const blocks = [{ type: 'actions' as const, elements: [vote] }];
const channel = 'C0GENERAL';

/** A message and a reply, both with a button that is answered in this way. */
async function withButtons(answer: RespondArguments) {
  const { ws, client } = await startSocketProbe(
    (app: App) => {
      app.action('vote', async ({ ack, respond }) => {
        await ack();
        await respond(answer);
      });
    },
    { channels: [{ name: 'general', members: ['ana', 'ben', '@app'] }] },
  );
  const { ts: root = '' } = await client.chat.postMessage({ channel, text: 'root', blocks });
  const reply = await client.chat.postMessage({ channel, text: 'reply', blocks, thread_ts: root });
  const find = (text: string, who = 'ana'): Message | undefined =>
    ws
      .as(who)
      .messages('general')
      .find((message) => message.text === text);
  return { ws, client, root, reply: reply.ts ?? '', find };
}

describe('what a click is answered with', () => {
  it('for the person alone, appears in the thread of the reply with the button', async () => {
    const { ws, root, reply, find } = await withButtons({ text: 'noted' });
    await ws.as('ana').click('general', reply, 'vote');
    const noted = await ws.when(() => find('noted'));
    expect(noted).toMatchObject({ ephemeral: true, threadTs: root });
    expect(find('noted', 'ben')).toBeUndefined();
    expect(ws.as('ana').thread('general', root).at(-1)).toEqual(noted);
  });

  it('for the person alone, appears in the channel when the button stands there', async () => {
    const { ws, root, find } = await withButtons({ text: 'noted' });
    await ws.as('ana').click('general', root, 'vote');
    const noted = await ws.when(() => find('noted'));
    expect(noted.ephemeral).toBe(true);
    expect(noted).not.toHaveProperty('threadTs');
  });

  it('for all goes to the channel, or to the thread that is named', async () => {
    for (const thread_ts of [undefined, 'root']) {
      const { ws, root, reply, find } = await withButtons({ text: 'x' });
      await ws.as('ana').click('general', reply, 'vote');
      await ws.when(() => find('x'));
      const url = String(ws.delivery.delivered()[0]?.inbound.payload.response_url);
      const body = {
        text: 'for all',
        response_type: 'in_channel',
        replace_original: false,
        ...(thread_ts === undefined ? {} : { thread_ts: root }),
      };
      await fetch(url, { method: 'POST', body: JSON.stringify(body) });
      expect(find('for all', 'ben')?.threadTs).toBe(thread_ts === undefined ? undefined : root);
    }
  });

  it('in an ephemeral message of a thread can replace and delete it there', async () => {
    const { ws, client, root, find } = await withButtons({ replace_original: true, text: 'new' });
    const psst = { channel, user: 'U0ANA', text: 'psst', blocks, thread_ts: root };
    await client.chat.postEphemeral(psst);
    const ts = find('psst')?.ts ?? '';
    await ws.as('ana').click('general', ts, 'vote');
    const replaced = await ws.when(() => find('new'));
    expect(replaced).toMatchObject({ ts, ephemeral: true, threadTs: root, blocks: [] });
    expect(find('psst')).toBeUndefined();
  });
});
