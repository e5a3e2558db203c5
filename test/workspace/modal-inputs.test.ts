import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import { startSocketProbe } from './bolt-probe.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const field = (blockId: string, initial?: string) => ({
  type: 'input' as const,
  block_id: blockId,
  label: plain(blockId),
  element: {
    type: 'plain_text_input' as const,
    action_id: 'v',
    ...(initial === undefined ? {} : { initial_value: initial }),
  },
});
const view = (callbackId: string, extra: Partial<ModalView> = {}): ModalView => ({
  type: 'modal',
  callback_id: callbackId,
  title: plain(callbackId),
  submit: plain('Go'),
  blocks: [field('name')],
  ...extra,
});

/** `/probe` opens the view; further listeners come from the test. */
const opening =
  (opened: ModalView, register: (app: App) => void = () => undefined) =>
  (app: App): void => {
    app.command('/probe', async ({ ack, client, body }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: opened });
    });
    register(app);
  };

describe('closing', () => {
  it.each([
    { all: false, notify: true, heard: [{ is_cleared: false }] },
    { all: true, notify: true, heard: [{ is_cleared: true }] },
    { all: false, notify: false, heard: [] },
  ])('tells the app only with notify_on_close: %j', async ({ all, notify, heard }) => {
    const { ws } = await startSocketProbe(
      opening(view('a', { notify_on_close: notify }), (app) =>
        app.view({ type: 'view_closed', callback_id: 'a' }, async ({ ack }) => ack()),
      ),
    );
    await ws.as('ana').command('general', '/probe');
    await (await ws.as('ana').modal()).close({ all });
    const told = ws.delivery.delivered().map(({ inbound }) => inbound.payload);
    expect(told.filter(({ type }) => type === 'view_closed')).toMatchObject(heard);
  });
});

describe('an input block', () => {
  const choice = (dispatch: boolean) =>
    view('a', {
      blocks: [
        {
          type: 'input',
          block_id: 'pick',
          dispatch_action: dispatch,
          label: plain('Pick'),
          element: {
            type: 'static_select',
            action_id: 'v',
            options: [{ text: plain('A'), value: 'a' }],
          },
        },
      ],
    });

  it('reports a change only with dispatch_action, with the whole view', async () => {
    const heard: unknown[] = [];
    const { ws } = await startSocketProbe(
      opening(choice(true), (app) =>
        app.action('v', async ({ ack, body }) => {
          heard.push(body);
          await ack();
        }),
      ),
    );
    await ws.as('ana').command('general', '/probe');
    const modal = await ws.as('ana').modal();
    await modal.select('pick', 'a');
    expect(heard).toMatchObject([
      {
        type: 'block_actions',
        container: { type: 'view' },
        trigger_id: expect.any(String),
        actions: [{ action_id: 'v', block_id: 'pick', selected_option: { value: 'a' } }],
        view: {
          hash: modal.view.hash,
          state: { values: { pick: { v: { selected_option: { value: 'a' } } } } },
        },
      },
    ]);
    await expect(modal.select('pick', 'z')).rejects.toThrow('it offers: a');
    await expect(modal.select('nothing', 'a')).rejects.toThrow('there are: pick/v');
  });

  it('keeps it to itself otherwise', async () => {
    const { ws } = await startSocketProbe(opening(choice(false)));
    await ws.as('ana').command('general', '/probe');
    const modal = await ws.as('ana').modal();
    const sent = ws.delivery.delivered().length;
    await modal.select('pick', 'a');
    // Nor can a client of its own making send it.
    const value = modal.state.pick?.v ?? { type: 'static_select' };
    const at = { view: modal.id };
    const forged = { at, blockId: 'pick', actionId: 'v', value, state: modal.state };
    const result = await ws.as('ana').act({ type: 'block_action', ...forged });
    expect(result).toMatchObject({ ok: false });
    expect(ws.delivery.delivered()).toHaveLength(sent);
  });
});

describe('a conversation select', () => {
  const places = (extra: object) =>
    view('a', {
      blocks: [
        {
          type: 'input',
          block_id: 'where',
          label: plain('Where'),
          element: { type: 'conversations_select', action_id: 'v', ...extra },
        },
      ],
    });

  it('defaults to where the person was, and gives a response_url for what is chosen', async () => {
    const opened = places({ default_to_current_conversation: true, response_url_enabled: true });
    const { ws } = await startSocketProbe(
      opening(opened, (app) => app.view('a', async ({ ack }) => ack())),
    );
    await ws.as('ana').command('general', '/probe');
    const modal = await ws.as('ana').modal();
    expect(modal.state.where?.v?.selected_conversation).toBe('C0GENERAL');
    await modal.select('where', '#secret');
    await modal.submit();
    const payload = ws.delivery.delivered().at(-1)?.inbound.payload;
    expect(payload?.response_urls).toMatchObject([
      { block_id: 'where', action_id: 'v', channel_id: 'C0SECRET' },
    ]);
  });

  it('offers what its filter lets through', async () => {
    const { ws } = await startSocketProbe(opening(places({ filter: { include: ['public'] } })));
    await ws.as('ana').command('general', '/probe');
    const modal = await ws.as('ana').modal();
    await expect(modal.select('where', '#secret')).rejects.toThrow('it offers: general, random');
  });
});

describe('pushing by a call', () => {
  it('needs a trigger from inside a modal', async () => {
    const errors: unknown[] = [];
    const { ws } = await startSocketProbe((app) => {
      app.command('/probe', async ({ ack, client, body }) => {
        const push = client.views.push({ trigger_id: body.trigger_id, view: view('a') });
        await push.catch((error: unknown) => errors.push(error));
        await ack();
      });
    });
    await ws.as('ana').command('general', '/probe');
    expect(errors).toMatchObject([{ data: { error: 'not_found' } }]);
  });
});
