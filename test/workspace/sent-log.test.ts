import type { App } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { startSocketProbe } from './bolt-probe.ts';
import { startAlone } from './probe.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const section = (text: string) => ({ type: 'section' as const, text: plain(text) });
const input = {
  type: 'input' as const,
  block_id: 'name',
  label: plain('Name'),
  element: { type: 'plain_text_input' as const, action_id: 'v' },
};
const modal = (text: string) => ({
  type: 'modal' as const,
  callback_id: text,
  title: plain('Title'),
  submit: plain('Go'),
  blocks: [section(text), input],
});
const channels = [{ name: 'general', members: ['ana', 'ben', '@app'] }];
const granted = { grantedScopes: ['chat:write', 'files:write', 'reactions:write'] };

describe('what was sent', () => {
  it('is every post, update, ephemeral message, file and reaction, in order', async () => {
    const { ws, client } = await startAlone({ channels, ...granted });
    const channel = 'C0GENERAL';
    const { ts = '' } = await client.chat.postMessage({ channel, text: 'posted' });
    await client.chat.update({ channel, ts, text: 'updated', blocks: [section('in a block')] });
    await client.chat.postEphemeral({ channel, user: 'U0ANA', text: 'psst' });
    await client.filesUploadV2({ channel_id: channel, filename: 'a.csv', content: 'in a file' });
    await client.reactions.add({ channel, timestamp: ts, name: 'eyes' });
    expect(ws.sentTo()).toMatchObject([
      { kind: 'message', to: channel, payload: { text: 'posted' } },
      { kind: 'update', to: channel, payload: { text: 'updated', blocks: [{ type: 'section' }] } },
      { kind: 'ephemeral', to: 'U0ANA', payload: { text: 'psst' } },
      { kind: 'file', to: channel, payload: { files: [{ name: 'a.csv', content: 'in a file' }] } },
      { kind: 'reaction', to: channel, payload: { name: 'eyes' } },
    ]);
  });

  it('in direct messages and in a Home is sent to the person', async () => {
    const { ws, client } = await startAlone({ channels });
    await client.chat.postMessage({ channel: 'U0BEN', text: 'direct' });
    const view = { type: 'home' as const, blocks: [section('at home')] };
    await client.views.publish({ user_id: 'U0BEN', view });
    expect(ws.sentTo()).toMatchObject([
      { kind: 'message', to: 'U0BEN' },
      { kind: 'home', to: 'U0BEN', payload: { view: { blocks: [section('at home')] } } },
    ]);
    expect(ws.sentTo('ben')).toHaveLength(2);
    expect(ws.sentTo('ana')).toEqual([]);
  });

  it('is every modal, and every answer to one', async () => {
    const { ws } = await startSocketProbe((app: App) => {
      app.command('/probe', async ({ ack, client, body }) => {
        const opened = await client.views.open({ trigger_id: body.trigger_id, view: modal('a') });
        await client.views.update({ view_id: opened.view?.id ?? '', view: modal('b') });
        await ack('an answer to the command');
      });
      app.view('b', ({ ack }) => ack({ response_action: 'update', view: modal('c') }));
      app.view('c', ({ ack }) => ack({ response_action: 'errors', errors: { name: 'No!' } }));
    });
    const ana = ws.as('ana');
    await ana.command('general', '/probe');
    for (const callbackId of ['b', 'c']) {
      const shown = await ana.modal({ callbackId });
      await shown.type('name', 'x');
      await shown.submit();
    }
    expect(ws.sentTo('ana').map(({ kind }) => kind)).toEqual([
      'view_opened',
      'view_updated',
      'command_answer',
      'submission_answer',
      'submission_answer',
    ]);
    expect(ws.sentTo('ana').at(-1)?.payload).toMatchObject({ errors: { name: 'No!' } });
  });

  it('is what came through a response_url, for one person or for all', async () => {
    const { ws } = await startSocketProbe((app: App) => {
      app.command('/probe', async ({ ack, respond }) => {
        await ack();
        await respond({ text: 'for one' });
        await respond({ text: 'for all', response_type: 'in_channel' });
      });
    });
    await ws.as('ana').command('general', '/probe');
    await ws.when(() => ws.as('ben').messages('general').length === 1);
    expect(ws.sentTo()).toMatchObject([
      { kind: 'response_url', to: 'U0ANA', payload: { text: 'for one' } },
      { kind: 'response_url', to: 'C0GENERAL', payload: { text: 'for all' } },
    ]);
  });

  it('is nothing that was refused, but whatever took effect before its answer was lost', async () => {
    const { ws, client } = await startAlone({ channels });
    const channel = 'C0GENERAL';
    await client.chat.postMessage({ channel: 'C0NOWHERE', text: 'x' }).catch(() => undefined);
    for (const applied of [false, true]) {
      ws.faults.add({ method: 'chat.postMessage', effect: { type: 'reset', applied } });
      await client.chat.postMessage({ channel, text: `${applied}` }).catch(() => undefined);
    }
    expect(ws.sentTo()).toMatchObject([{ payload: { text: 'true' } }]);
  });

  it('can be asked for by names that exist', async () => {
    const { ws } = await startAlone({ channels });
    expect(() => ws.sentTo('nobody')).toThrow('nobody and no conversation is called nobody');
  });
});

describe('the states of a message', () => {
  it('are all remembered, with the time of each', async () => {
    const { ws, client } = await startAlone({ channels });
    const channel = 'C0GENERAL';
    const before = Date.now();
    const { ts = '' } = await client.chat.postMessage({ channel, text: 'first' });
    await client.chat.update({ channel, ts, text: 'second', blocks: [section('second')] });
    await client.chat.update({ channel, ts, text: 'third' });
    const states = ws.updates('general', ts);
    expect(states).toMatchObject([
      { text: 'first', blocks: [] },
      { text: 'second', blocks: [section('second')] },
      { text: 'third', blocks: [] },
    ]);
    const times = states.map(({ at }) => at);
    expect(times.toSorted()).toEqual(times);
    expect(times[0]).toBeGreaterThanOrEqual(before);
  });

  it('survive its deletion', async () => {
    const { ws, client } = await startAlone({ channels });
    const channel = 'C0GENERAL';
    const { ts = '' } = await client.chat.postMessage({ channel, text: 'gone' });
    await client.chat.delete({ channel, ts });
    expect(ws.updates('general', ts)).toMatchObject([{ text: 'gone' }]);
  });
});
