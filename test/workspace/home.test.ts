import type { App } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { startSocketProbe } from './bolt-probe.ts';
import { probeManifest, startAlone } from './probe.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (value: string) => ({ text: plain(value), value });
const options = [option('mine'), option('all')];
const home = (...extra: object[]) => ({
  type: 'home',
  blocks: [
    {
      type: 'actions',
      block_id: 'acts',
      elements: [
        { type: 'button', action_id: 'refresh', text: plain('Refresh'), value: 'now' },
        { type: 'static_select', action_id: 'which', options, initial_option: option('mine') },
        { type: 'overflow', action_id: 'more', options },
      ],
    },
    {
      type: 'input',
      block_id: 'search',
      label: plain('Search'),
      element: { type: 'plain_text_input', action_id: 'words' },
    },
    ...extra,
  ],
});
const acking = (app: App): void => {
  app.action(/.*/, async ({ ack }) => ack());
};

async function publish() {
  const probe = await startSocketProbe(acking);
  const again = (view: object) => probe.client.apiCall('views.publish', { user_id: 'U0ANA', view });
  await again(home());
  const heard = () => probe.ws.delivery.delivered().map(({ inbound }) => inbound.payload);
  return { ...probe, ana: probe.ws.as('ana'), again, heard };
}

describe('a Home', () => {
  it('tells clicks, choices and menus, each with all its inputs', async () => {
    const { ana, heard } = await publish();
    expect(await ana.typeInHome('search', 'rag')).toEqual({ ok: true });
    await ana.chooseInHome('which', 'all');
    await ana.chooseInHome('more', 'mine');
    await ana.clickHome('refresh');
    const common = { type: 'block_actions', container: { type: 'view' }, user: { id: 'U0ANA' } };
    expect(heard()).toMatchObject([
      { ...common, actions: [{ action_id: 'which', selected_option: option('all') }] },
      { ...common, actions: [{ action_id: 'more', selected_option: option('mine') }] },
      {
        ...common,
        actions: [{ action_id: 'refresh', value: 'now' }],
        view: {
          type: 'home',
          id: ana.home()?.id,
          hash: ana.home()?.hash,
          state: {
            values: {
              acts: { which: { selected_option: option('all') } },
              search: { words: { value: 'rag' } },
            },
          },
        },
      },
    ]);
    expect(heard()[0]).not.toHaveProperty('response_url');
  });

  it('keeps what was entered when it is published again under the same ids', async () => {
    const { ana, again, heard } = await publish();
    await ana.typeInHome('search', 'rag');
    await again(home({ type: 'divider' }));
    await ana.clickHome('refresh');
    expect(heard().at(-1)).toMatchObject({
      view: { state: { values: { search: { words: { value: 'rag' } } } } },
    });
  });

  it('has nothing to click before it is published', async () => {
    const { ws } = await startAlone();
    await expect(ws.as('ana').clickHome('refresh')).rejects.toThrow('ana has no Home');
  });

  it('may open a modal, but not push one', async () => {
    const errors: unknown[] = [];
    const modal = { type: 'modal' as const, title: plain('Opened'), blocks: [] };
    const { ws, client } = await startSocketProbe((app) => {
      app.action('refresh', async ({ ack, body, client: bot }) => {
        await ack();
        if (!('trigger_id' in body)) return;
        await bot.views.open({ trigger_id: body.trigger_id, view: modal });
      });
      app.action('more', async ({ ack, body, client: bot }) => {
        if (!('trigger_id' in body)) return;
        const push = bot.views.push({ trigger_id: body.trigger_id, view: modal });
        await push.catch((error: unknown) => errors.push(error));
        await ack();
      });
    });
    await client.apiCall('views.publish', { user_id: 'U0ANA', view: home() });
    await ws.as('ana').chooseInHome('more', 'mine');
    expect(errors).toMatchObject([{ data: { error: 'not_found' } }]);
    await ws.as('ana').clickHome('refresh');
    expect((await ws.as('ana').modal()).view.title).toBe('Opened');
  });
});

describe('opening the app', () => {
  const quick = { ackMs: 20, eventRetryMs: [] };
  const events = async (manifest: object = probeManifest) => {
    const { ws, client } = await startAlone({ manifest, timing: quick });
    await client
      .apiCall('views.publish', { user_id: 'U0ANA', view: home() })
      .catch(() => undefined);
    const results = [await ws.as('ana').openHome(), await ws.as('ana').openMessages()];
    const heard = ws.delivery.delivered().map(({ inbound }) => inbound.payload.event);
    return { results, heard };
  };

  it('tells which tab, and on Home what was there', async () => {
    const { heard } = await events();
    expect(heard).toMatchObject([
      { type: 'app_home_opened', user: 'U0ANA', tab: 'home', view: { type: 'home' } },
      { type: 'app_home_opened', user: 'U0ANA', tab: 'messages' },
    ]);
    expect(heard[1]).not.toHaveProperty('view');
  });

  it('shows only the tabs of the manifest', async () => {
    const off = { home_tab_enabled: false, messages_tab_enabled: false };
    const features = { ...probeManifest.features, app_home: off };
    const { results, heard } = await events({ ...probeManifest, features });
    expect(results).toMatchObject([{ ok: false }, { ok: false }]);
    expect(heard).toEqual([]);
  });

  it('lets nobody write or command in a read-only Messages tab', async () => {
    const app_home = { messages_tab_enabled: true, messages_tab_read_only_enabled: true };
    const features = { ...probeManifest.features, app_home };
    const { ws, client } = await startAlone({ manifest: { ...probeManifest, features } });
    const { channel = '' } = await client.chat.postMessage({ channel: 'U0ANA', text: 'hello' });
    const off = { ok: false, message: 'Sending messages to this app has been turned off.' };
    expect(await ws.as('ana').say(channel, 'hi')).toMatchObject(off);
    expect(await ws.as('ana').command(channel, '/probe')).toMatchObject(off);
    expect(ws.as('ana').snapshot().app.messagesReadOnly).toBe(true);
  });
});
