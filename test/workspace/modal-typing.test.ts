import { describe, expect, it } from 'vitest';
import { checkBlocks } from './check/check-blocks.ts';
import { input, openForm, option, options, plain } from './form-probe.ts';

describe('a number input', () => {
  const number = (extra: object = {}) =>
    input({ type: 'number_input', is_decimal_allowed: false, ...extra });

  it('holds its number as a string', async () => {
    const { form, heard } = await openForm(number({ initial_value: '3' }));
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
    const { form, heard } = await openForm(number({ min_value: '1', max_value: '10' }));
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
      const { form, heard } = await openForm(input(text(on), { dispatch_action: true }));
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
    const { form, heard } = await openForm(section, actions);
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
    const { form } = await openForm(section, actions);
    await expect(form.click('pick')).rejects.toThrow('no button');
    await expect(form.select('go_1', 'x')).rejects.toThrow('one cannot select one in a button');
    await expect(form.select('pick', ['a'])).rejects.toThrow('one cannot select several');
    await expect(form.select('pick', 'z')).rejects.toThrow('it offers: a, b, c');
  });
});
