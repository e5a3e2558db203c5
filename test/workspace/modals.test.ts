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

describe('a trigger', () => {
  it('opens one view only', async () => {
    const errors: unknown[] = [];
    const { ws } = await startSocketProbe((app) => {
      app.command('/probe', async ({ ack, client, body }) => {
        await ack();
        const open = { trigger_id: body.trigger_id, view: view('a') };
        await client.views.open(open);
        await client.views.open(open).catch((error: unknown) => errors.push(error));
        await client.chat.postMessage({ channel: body.user_id, text: 'done' });
      });
    });
    await ws.as('ana').command('general', '/probe');
    await ws.when(() => ws.as('ana').dms().length === 1);
    expect(errors).toMatchObject([{ data: { error: 'exchanged_trigger_id' } }]);
  });

  it('expires, and an invented one is none', async () => {
    const { ws, client } = await startSocketProbe(
      (app) => app.command('/probe', async ({ ack }) => ack()),
      { timing: { triggerMs: 0 } },
    );
    await ws.as('ana').command('general', '/probe');
    const payload = ws.delivery.delivered()[0]?.inbound.payload;
    const late = client.views.open({ trigger_id: String(payload?.trigger_id), view: view('a') });
    await expect(late).rejects.toMatchObject({ data: { error: 'expired_trigger_id' } });
    const invented = client.views.open({ trigger_id: '1.2.x', view: view('a') });
    await expect(invented).rejects.toMatchObject({ data: { error: 'invalid_trigger_id' } });
  });
});

describe('submitting', () => {
  it('sends every input, empty ones as null, with the hash and the private metadata', async () => {
    const opened = view('a', {
      private_metadata: 'secret',
      blocks: [field('name'), { ...field('note'), optional: true }],
    });
    const { ws } = await startSocketProbe(
      opening(opened, (app) => app.view('a', async ({ ack }) => ack())),
    );
    await ws.as('ana').command('general', '/probe');
    const modal = await ws.as('ana').modal({ callbackId: 'a' });
    await modal.type('name', 'Ana');
    expect(await modal.submit()).toEqual({ ok: true });
    expect(modal.isOpen).toBe(false);
    expect(ws.delivery.delivered().at(-1)?.inbound.payload).toMatchObject({
      type: 'view_submission',
      user: { id: 'U0ANA', team_id: 'T0WORKSPACE' },
      view: {
        private_metadata: 'secret',
        hash: modal.view.hash,
        state: {
          values: {
            name: { v: { type: 'plain_text_input', value: 'Ana' } },
            note: { v: { type: 'plain_text_input', value: null } },
          },
        },
      },
    });
  });

  it('without a required field is refused by the client, and the app hears nothing', async () => {
    const { ws } = await startSocketProbe(opening(view('a')));
    await ws.as('ana').command('general', '/probe');
    const modal = await ws.as('ana').modal();
    const sent = ws.delivery.delivered().length;
    expect(await modal.submit()).toEqual({
      ok: false,
      reason: 'invalid',
      errors: { name: 'Please complete this required field.' },
    });
    expect(ws.delivery.delivered()).toHaveLength(sent);
  });

  it('shows the app’s errors under its inputs and keeps the modal', async () => {
    const { ws } = await startSocketProbe(
      opening(view('a'), (app) =>
        app.view('a', ({ ack }) => ack({ response_action: 'errors', errors: { name: 'No!' } })),
      ),
    );
    await ws.as('ana').command('general', '/probe');
    const modal = await ws.as('ana').modal();
    await modal.type('name', 'x');
    expect(await modal.submit()).toMatchObject({ reason: 'invalid', errors: { name: 'No!' } });
    expect([modal.isOpen, modal.errors.name, modal.state.name?.v?.value]).toEqual([
      true,
      'No!',
      'x',
    ]);
  });

  it.each([
    { name: 'errors for a block that is no input', errors: { v: 'the action_id' } },
    { name: 'no errors at all', errors: {} },
  ])('fails when the app answers with $name', async ({ errors }) => {
    const { ws } = await startSocketProbe(
      opening(view('a'), (app) =>
        app.view('a', ({ ack }) => ack({ response_action: 'errors', errors })),
      ),
    );
    await ws.as('ana').command('general', '/probe');
    const modal = await ws.as('ana').modal();
    await modal.type('name', 'x');
    expect(await modal.submit()).toMatchObject({ reason: 'failed' });
  });

  it('fails when the acknowledgement is late, and the modal keeps its inputs', async () => {
    const { ws } = await startSocketProbe(opening(view('a')), { timing: { ackMs: 60 } });
    await ws.as('ana').command('general', '/probe');
    const modal = await ws.as('ana').modal();
    await modal.type('name', 'kept');
    expect(await modal.submit()).toEqual({
      ok: false,
      reason: 'failed',
      message: 'We had some trouble connecting. Try again?',
    });
    expect([modal.isOpen, modal.state.name?.v?.value]).toEqual([true, 'kept']);
  });

  it('can push views, three deep and no deeper, and clear them all', async () => {
    const { ws } = await startSocketProbe(
      opening(view('a'), (app) => {
        app.view('a', ({ ack }) => ack({ response_action: 'push', view: view('b') }));
        app.view('b', ({ ack }) => ack({ response_action: 'push', view: view('c') }));
        app.view('c', ({ ack, view: { state } }) =>
          state.values.name?.v?.value === 'deeper'
            ? ack({ response_action: 'push', view: view('d') })
            : ack({ response_action: 'clear' }),
        );
      }),
    );
    const ana = ws.as('ana');
    await ana.command('general', '/probe');
    for (const callbackId of ['a', 'b', 'c']) {
      const modal = await ana.modal({ callbackId });
      await modal.type('name', 'deeper');
      const result = await modal.submit();
      expect(result.ok).toBe(callbackId !== 'c');
      if (callbackId !== 'c') continue;
      await modal.type('name', 'enough');
      await modal.submit();
    }
    expect(ana.snapshot().modals).toEqual([]);
  });

  it('can replace the view; what was typed stays only under unchanged ids', async () => {
    const next = view('a2', { blocks: [field('name', 'ignored'), field('more', 'fresh')] });
    const { ws } = await startSocketProbe(
      opening(view('a'), (app) =>
        app.view('a', ({ ack }) => ack({ response_action: 'update', view: next })),
      ),
    );
    await ws.as('ana').command('general', '/probe');
    const modal = await ws.as('ana').modal();
    await modal.type('name', 'typed');
    await modal.submit();
    expect(modal.view.callbackId).toBe('a2');
    expect(modal.state.name?.v?.value).toBe('typed');
    expect(modal.state.more?.v?.value).toBe('fresh');
  });
});

describe('changing an open view', () => {
  it('with an old hash is a conflict', async () => {
    const { ws, client } = await startSocketProbe(opening(view('a')));
    await ws.as('ana').command('general', '/probe');
    const modal = await ws.as('ana').modal();
    const { id: view_id, hash } = modal.view;
    await client.views.update({ view_id, hash, view: view('a', { title: plain('New') }) });
    expect(modal.view.title).toBe('New');
    const stale = client.views.update({ view_id, hash, view: view('a') });
    await expect(stale).rejects.toMatchObject({ data: { error: 'hash_conflict' } });
  });

  it('works by external_id, which no second view may take', async () => {
    const { ws, client } = await startSocketProbe(opening(view('a', { external_id: 'mine' })));
    await ws.as('ana').command('general', '/probe');
    const modal = await ws.as('ana').modal();
    const changed = view('a', { external_id: 'mine', title: plain('By id') });
    await client.views.update({ external_id: 'mine', view: changed });
    expect(modal.view.title).toBe('By id');
    await ws.as('ben').command('general', '/probe');
    expect(ws.as('ben').snapshot().modals).toEqual([]);
  });

  it('after it was closed finds nothing', async () => {
    const { ws, client } = await startSocketProbe(opening(view('a')));
    await ws.as('ana').command('general', '/probe');
    const modal = await ws.as('ana').modal();
    await modal.close();
    const update = client.views.update({ view_id: modal.id, view: view('a') });
    await expect(update).rejects.toMatchObject({ data: { error: 'not_found' } });
  });
});
