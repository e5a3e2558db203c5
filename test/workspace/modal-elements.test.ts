import type { App } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { startSocketProbe } from './bolt-probe.ts';
import { checkBlocks } from './check/check-blocks.ts';
import type { Choice } from './choices.ts';
import type { ModalDriver } from './modal-driver.ts';
import type { Probe } from './probe.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (value: string) => ({ text: plain(value), value });
const options = [option('a'), option('b'), option('c')];
const input = (element: object, extra: object = {}) => ({
  type: 'input',
  block_id: 'field',
  label: plain('Field'),
  element: { action_id: 'v', ...element },
  ...extra,
});
const modal = (...blocks: object[]) => ({
  type: 'modal',
  callback_id: 'form',
  title: plain('Form'),
  submit: plain('Go'),
  blocks,
});

type Opened = Probe & { readonly form: ModalDriver; readonly heard: () => readonly unknown[] };

/** `/probe` opens a modal of these blocks for Ana. */
async function open(...blocks: object[]): Promise<Opened> {
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

type Case = readonly [
  element: { readonly type: string } & Readonly<Record<string, unknown>>,
  initially: unknown,
  choice: Choice,
  afterwards: object,
];
const cases: readonly Case[] = [
  [
    { type: 'checkboxes', options, initial_options: [option('b')] },
    { selected_options: [option('b')] },
    ['a', 'c'],
    { selected_options: [option('a'), option('c')] },
  ],
  [
    { type: 'multi_users_select', initial_users: ['U0ANA'] },
    { selected_users: ['U0ANA'] },
    ['@ben', 'chloe'],
    { selected_users: ['U0BEN', 'U0CHLOE'] },
  ],
  [
    { type: 'users_select', initial_user: 'U0ANA' },
    { selected_user: 'U0ANA' },
    '@ben',
    { selected_user: 'U0BEN' },
  ],
  [
    { type: 'datepicker', initial_date: '2026-12-01' },
    { selected_date: '2026-12-01' },
    '2026-12-24',
    { selected_date: '2026-12-24' },
  ],
  [
    { type: 'timepicker', initial_time: '09:00' },
    { selected_time: '09:00' },
    '17:30',
    { selected_time: '17:30' },
  ],
  [
    { type: 'datetimepicker', initial_date_time: 1_795_000_000 },
    { selected_date_time: 1_795_000_000 },
    1_796_000_000,
    { selected_date_time: 1_796_000_000 },
  ],
  [
    { type: 'static_select', options, initial_option: option('a') },
    { selected_option: option('a') },
    'c',
    { selected_option: option('c') },
  ],
  [
    { type: 'radio_buttons', options },
    { selected_option: null },
    'c',
    { selected_option: option('c') },
  ],
];

describe.each(cases)('an input of %j', (element, initially, choice, afterwards) => {
  it('starts as the app wants, and submits what was chosen', async () => {
    const { form, heard } = await open(input(element));
    expect(form.state.field?.v).toEqual({ type: element.type, ...Object(initially) });
    expect((await form.select('field', choice)).ok).toBe(true);
    expect(await form.submit()).toEqual({ ok: true });
    expect(heard().at(-1)).toMatchObject({
      type: 'view_submission',
      view: { state: { values: { field: { v: { type: element.type, ...afterwards } } } } },
    });
  });

  it('tells the app at once with dispatch_action, and only then', async () => {
    for (const dispatch_action of [true, false]) {
      const { form, heard } = await open(input(element, { dispatch_action }));
      await form.select('field', choice);
      const actions = [{ block_id: 'field', action_id: 'v', type: element.type, ...afterwards }];
      const told = { type: 'block_actions', actions };
      expect(heard().slice(1)).toMatchObject(dispatch_action ? [told] : []);
    }
  });

  it('keeps its value over an update under the same ids, and starts anew under others', async () => {
    const { client, form } = await open(input(element));
    await form.select('field', choice);
    const value = form.state.field?.v;
    const update = (view: object) => client.apiCall('views.update', { view_id: form.id, view });
    await update(modal({ type: 'divider' }, input(element)));
    expect(form.state.field?.v).toEqual(value);
    await update(modal(input(element, { block_id: 'other' })));
    expect(form.state).toEqual({ other: { v: { type: element.type, ...Object(initially) } } });
  });
});

describe('a number input', () => {
  const number = (extra: object = {}) =>
    input({ type: 'number_input', is_decimal_allowed: false, ...extra });

  it('holds its number as a string', async () => {
    const { form, heard } = await open(number({ initial_value: '3' }));
    expect(form.state.field?.v).toEqual({ type: 'number_input', value: '3' });
    await form.type('field', '12');
    await form.submit();
    expect(heard().at(-1)).toMatchObject({
      view: { state: { values: { field: { v: { value: '12' } } } } },
    });
  });

  it.each([
    ['0', 'Must be at least 1.'],
    ['11', 'Must be at most 10.'],
    ['2.5', 'Please enter a whole number.'],
    ['two', 'Please enter a valid number.'],
    ['', 'Please complete this required field.'],
  ])('refuses %j in the client itself', async (text, message) => {
    const { form, heard } = await open(number({ min_value: '1', max_value: '10' }));
    await form.type('field', text);
    expect(await form.submit()).toMatchObject({ errors: { field: message } });
    expect(heard()).toHaveLength(1);
  });

  it.each([
    [{ min_value: 1 }, '/blocks/0/element/min_value'],
    [{ min_value: '5', max_value: '4' }, '/blocks/0/element/min_value'],
    [{ is_decimal_allowed: undefined }, '/blocks/0/element'],
  ])('may not be sent with %j', (extra, pointer) => {
    const checked = checkBlocks([number(extra)], 'modal');
    expect(checked.ok ? [] : checked.problems).toMatchObject([{ pointer }]);
  });
});

describe('a text input with dispatch_action', () => {
  const text = (on: string) => ({
    type: 'plain_text_input',
    dispatch_action_config: { trigger_actions_on: [on] },
  });

  it('tells each change when it asks for characters, and Enter otherwise', async () => {
    for (const on of ['on_character_entered', 'on_enter_pressed']) {
      const { form, heard } = await open(input(text(on), { dispatch_action: true }));
      await form.type('field', 'hello');
      expect(heard()).toHaveLength(on === 'on_character_entered' ? 2 : 1);
      await form.pressEnter('field');
      expect(heard().at(-1)).toMatchObject({ actions: [{ value: 'hello' }] });
    }
  });
});

describe('elements outside input blocks', () => {
  const menu = { type: 'overflow', action_id: 'more', options };
  const section = { type: 'section', block_id: 'menu', text: plain('Menu'), accessory: menu };
  const pick = { type: 'static_select', action_id: 'pick', options };
  const go = (value: string) => ({
    type: 'button',
    action_id: `go_${value}`,
    text: plain(value),
    value,
  });
  const actions = { type: 'actions', block_id: 'acts', elements: [pick, go('1'), go('2')] };

  it('always tell the app; an overflow menu has no state', async () => {
    const { form, heard } = await open(section, actions);
    await form.select('more', 'b');
    await form.select('pick', 'a');
    await form.click({ value: '2' });
    expect(heard().slice(1)).toMatchObject([
      { actions: [{ type: 'overflow', selected_option: option('b') }] },
      { actions: [{ type: 'static_select', selected_option: option('a') }] },
      {
        actions: [{ type: 'button', action_id: 'go_2', value: '2' }],
        view: { state: { values: { acts: { pick: { selected_option: option('a') } } } } },
      },
    ]);
    expect(form.state).not.toHaveProperty('menu');
  });

  it('cannot be clicked or chosen in as what they are not', async () => {
    const { form } = await open(section, actions);
    await expect(form.click('pick')).rejects.toThrow('no button');
    await expect(form.select('go_1', 'x')).rejects.toThrow('one cannot select one in a button');
    await expect(form.select('pick', ['a'])).rejects.toThrow('one cannot select several');
    await expect(form.select('pick', 'z')).rejects.toThrow('it offers: a, b, c');
  });
});

describe('no client can have chosen', () => {
  it.each([
    { type: 'users_select', selected_user: 'U0NOBODY' },
    { type: 'multi_users_select', selected_users: ['U0ANA', 'U0NOBODY'] },
    { type: 'channels_select', selected_channel: 'C0NOWHERE' },
    { type: 'datepicker', selected_date: '2026-13-01' },
    { type: 'checkboxes', selected_options: [option('z')] },
  ])('%j', async (value) => {
    const extra = value.type === 'checkboxes' ? { options } : {};
    const { ws, form, heard } = await open(input({ type: value.type, ...extra }));
    const state = { field: { v: value } };
    const result = await ws.as('ana').act({ type: 'submit_view', view: form.id, state });
    expect(result).toMatchObject({ ok: false });
    expect(heard()).toHaveLength(1);
  });
});
