import { describe, expect, it } from 'vitest';
import type { Choice } from './choices.ts';
import { input, modal, openForm, option, options } from './form-probe.ts';

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
    const { form, heard } = await openForm(input(element));
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
      const { form, heard } = await openForm(input(element, { dispatch_action }));
      await form.select('field', choice);
      const actions = [{ block_id: 'field', action_id: 'v', type: element.type, ...afterwards }];
      const told = { type: 'block_actions', actions };
      expect(heard().slice(1)).toMatchObject(dispatch_action ? [told] : []);
    }
  });

  it('keeps its value over an update under the same ids, and starts anew under others', async () => {
    const { client, form } = await openForm(input(element));
    await form.select('field', choice);
    const value = form.state.field?.v;
    const update = (view: object) => client.apiCall('views.update', { view_id: form.id, view });
    await update(modal({ type: 'divider' }, input(element)));
    expect(form.state.field?.v).toEqual(value);
    await update(modal(input(element, { block_id: 'other' })));
    expect(form.state).toEqual({ other: { v: { type: element.type, ...Object(initially) } } });
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
    const { ws, form, heard } = await openForm(input({ type: value.type, ...extra }));
    const state = { field: { v: value } };
    const result = await ws.as('ana').act({ type: 'submit_view', view: form.id, state });
    expect(result).toMatchObject({ ok: false });
    expect(heard()).toHaveLength(1);
  });
});
