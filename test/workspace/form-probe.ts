import type { App } from '@slack/bolt';
import { startSocketProbe } from './bolt-probe.ts';
import type { ModalDriver } from './modal-driver.ts';
import type { Probe } from './probe.ts';

export const plain = (text: string) => ({ type: 'plain_text' as const, text });
export const option = (value: string) => ({ text: plain(value), value });
export const options = [option('a'), option('b'), option('c')];
export const input = (element: object, extra: object = {}) => ({
  type: 'input',
  block_id: 'field',
  label: plain('Field'),
  element: { action_id: 'v', ...element },
  ...extra,
});
export const modal = (...blocks: object[]) => ({
  type: 'modal',
  callback_id: 'form',
  title: plain('Form'),
  submit: plain('Go'),
  blocks,
});

export type Opened = Probe & {
  readonly form: ModalDriver;
  readonly heard: () => readonly unknown[];
};

/** `/probe` opens a modal of these blocks for Ana. */
export async function openForm(...blocks: object[]): Promise<Opened> {
  const probe = await startSocketProbe((app: App) => {
    app.command('/probe', async ({ ack, client, body }) => {
      await ack();
      await client.apiCall('views.open', { trigger_id: body.trigger_id, view: modal(...blocks) });
    });
    app.action(/.*/, async ({ ack }) => ack());
    app.view('form', async ({ ack }) => ack());
  });
  await probe.ws.as('ana').command('general', '/probe');
  const form = await probe.ws.as('ana').modal();
  const heard = () => probe.ws.delivery.delivered().map(({ inbound }) => inbound.payload);
  return { ...probe, form, heard };
}
