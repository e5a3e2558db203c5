import type { App, ViewResponseAction } from '@slack/bolt';
import type { ModalView } from '@slack/web-api';
import { describe, expect, it, vi } from 'vitest';
import { startSocketProbe } from './bolt-probe.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const view = (callbackId: string): ModalView => ({
  type: 'modal',
  callback_id: callbackId,
  title: plain(callbackId),
  submit: plain('Go'),
  blocks: [
    {
      type: 'input',
      block_id: 'name',
      optional: true,
      label: plain('Name'),
      element: { type: 'plain_text_input', action_id: 'v' },
    },
    {
      type: 'actions',
      block_id: 'acts',
      elements: [{ type: 'button', action_id: 'deeper', text: plain('Deeper') }],
    },
  ],
});

/** `/probe` opens `a`; the button pushes `pushed` by a call. */
const pushing =
  (errors: unknown[] = []) =>
  (app: App): void => {
    app.command('/probe', async ({ ack, client, body }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: view('a') });
    });
    app.action('deeper', async ({ ack, client, body }) => {
      await ack();
      if (!('trigger_id' in body)) return;
      const push = client.views.push({ trigger_id: body.trigger_id, view: view('pushed') });
      await push.catch((error: unknown) => errors.push(error));
    });
  };

describe('views.push', () => {
  it('puts a view on top; closing it leads back to what was entered below', async () => {
    const { ws } = await startSocketProbe(pushing());
    const ana = ws.as('ana');
    await ana.command('general', '/probe');
    const below = await ana.modal({ callbackId: 'a' });
    await below.type('name', 'kept');
    await below.click('deeper');
    const top = await ana.modal({ callbackId: 'pushed' });
    expect(ana.snapshot().modals.map(({ callbackId }) => callbackId)).toEqual(['a', 'pushed']);
    expect(await below.submit()).toMatchObject({ reason: 'failed' });
    await top.close();
    expect([top.isOpen, below.isOpen, below.state.name?.v?.value]).toEqual([false, true, 'kept']);
  });

  it('knows the views below', async () => {
    const { ws } = await startSocketProbe((app) => {
      pushing()(app);
      app.view('pushed', async ({ ack }) => ack());
    });
    const ana = ws.as('ana');
    await ana.command('general', '/probe');
    const below = await ana.modal();
    await below.click('deeper');
    await (await ana.modal({ callbackId: 'pushed' })).submit();
    expect(ws.delivery.delivered().at(-1)?.inbound.payload).toMatchObject({
      view: { previous_view_id: below.id, root_view_id: below.id },
    });
    expect(below.isOpen).toBe(true);
  });

  it('goes three deep and no deeper', async () => {
    const errors: unknown[] = [];
    const { ws } = await startSocketProbe(pushing(errors));
    const ana = ws.as('ana');
    await ana.command('general', '/probe');
    await (await ana.modal()).click('deeper');
    await (await ana.modal()).click('deeper');
    const third = await ana.modal();
    await third.click('deeper');
    const refused = [{ data: { error: 'push_limit_reached' } }];
    await vi.waitFor(() => expect(errors).toMatchObject(refused));
    expect(ana.snapshot().modals).toHaveLength(3);
    await third.close({ all: true });
    expect(ana.snapshot().modals).toEqual([]);
  });
});

describe('the answer to a submission', () => {
  /** As it would stand in JSON, whether Slack knows such an answer or not. */
  const answering = (answer: object) =>
    startSocketProbe((app) => {
      pushing()(app);
      const sent: ViewResponseAction = JSON.parse(JSON.stringify(answer));
      app.view(/.*/, ({ ack }) => ack(sent));
    });

  it('`update` changes the view in its place, and the driver follows', async () => {
    const { ws } = await answering({ response_action: 'update', view: view('next') });
    const ana = ws.as('ana');
    await ana.command('general', '/probe');
    const modal = await ana.modal();
    const before = modal.view.hash;
    expect(await modal.submit()).toEqual({ ok: true });
    expect([modal.view.callbackId, modal.isOpen, modal.view.hash === before]).toEqual([
      'next',
      true,
      false,
    ]);
    expect((await ana.modal({ callbackId: 'next' })).id).toBe(modal.id);
  });

  it('`push` puts a view on top, and the one below stays', async () => {
    const { ws } = await answering({ response_action: 'push', view: view('next') });
    const ana = ws.as('ana');
    await ana.command('general', '/probe');
    const modal = await ana.modal();
    await modal.submit();
    const next = await ana.modal({ callbackId: 'next' });
    expect([modal.isOpen, next.isOpen, next.id === modal.id]).toEqual([true, true, false]);
  });

  it('`clear` closes the whole stack', async () => {
    const { ws } = await answering({ response_action: 'clear' });
    const ana = ws.as('ana');
    await ana.command('general', '/probe');
    const below = await ana.modal();
    await below.click('deeper');
    const top = await ana.modal({ callbackId: 'pushed' });
    await top.submit();
    expect([below.isOpen, top.isOpen]).toEqual([false, false]);
  });

  it.each([
    { response_action: 'update', view: { type: 'home', blocks: [] } },
    { response_action: 'push', view: { type: 'modal', blocks: [] } },
    { response_action: 'close' },
  ])('that Slack cannot use leaves the modal as it was: %j', async (answer) => {
    const { ws } = await answering(answer);
    const ana = ws.as('ana');
    await ana.command('general', '/probe');
    const modal = await ana.modal();
    expect(await modal.submit()).toMatchObject({ reason: 'failed' });
    expect([modal.isOpen, modal.view.callbackId]).toEqual([true, 'a']);
  });
});
