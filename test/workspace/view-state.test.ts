import { describe, expect, it } from 'vitest';
import type { Block } from './protocol.ts';
import { clientErrors } from './view-check.ts';
import { carryOver, completeState, initialState } from './view-state.ts';

const option = (value: string) => ({ text: { type: 'plain_text', text: value }, value });
const field = (blockId: string, actionId: string, element: object = {}): Block => ({
  type: 'input',
  block_id: blockId,
  element: { type: 'plain_text_input', action_id: actionId, ...element },
});
const pick = (values: readonly string[], extra: object = {}): Block =>
  field('pick', 'v', { type: 'static_select', options: values.map(option), ...extra });
const text = (value: string | null) => ({ type: 'plain_text_input', value });

describe('the state of a fresh view', () => {
  it('holds every input, empty or with its initial value, and no buttons', () => {
    const blocks: Block[] = [
      field('name', 'v'),
      field('note', 'v', { initial_value: 'hi' }),
      pick(['a', 'b'], { initial_option: option('b') }),
      field('ticks', 'v', { type: 'checkboxes', options: [option('x')] }),
      { type: 'actions', block_id: 'acts', elements: [{ type: 'button', action_id: 'go' }] },
      {
        type: 'section',
        block_id: 'menu',
        accessory: { type: 'users_select', action_id: 'who' },
      },
    ];
    expect(initialState(blocks)).toEqual({
      name: { v: text(null) },
      note: { v: text('hi') },
      pick: { v: { type: 'static_select', selected_option: option('b') } },
      ticks: { v: { type: 'checkboxes', selected_options: [] } },
      menu: { who: { type: 'users_select', selected_user: null } },
    });
  });
});

describe('after an update', () => {
  const before = { name: { v: text('typed') } };

  it('an input of the same block_id and action_id keeps what was entered', () => {
    const state = carryOver(before, [field('name', 'v', { initial_value: 'other' })]);
    expect(state).toEqual({ name: { v: text('typed') } });
  });

  it.each([
    ['block_id', field('name2', 'v', { initial_value: 'fresh' }), { name2: { v: text('fresh') } }],
    ['action_id', field('name', 'v2', { initial_value: 'fresh' }), { name: { v2: text('fresh') } }],
  ])('a new %s starts from the initial value', (_name, block, state) => {
    expect(carryOver(before, [block])).toEqual(state);
  });

  it('another kind of input, or a choice no longer offered, starts afresh', () => {
    expect(carryOver({ pick: { v: text('typed') } }, [pick(['a'])])).toEqual({
      pick: { v: { type: 'static_select', selected_option: null } },
    });
    const chosen = { pick: { v: { type: 'static_select', selected_option: option('gone') } } };
    expect(carryOver(chosen, [pick(['a'])])).toEqual({
      pick: { v: { type: 'static_select', selected_option: null } },
    });
  });
});

describe('the state Slack sends', () => {
  it('has null for what was left blank, even where an initial value had stood', () => {
    const blocks = [field('name', 'v', { initial_value: 'was here' }), field('note', 'v')];
    const state = completeState({ name: { v: text('') }, stray: { v: text('x') } }, blocks);
    expect(state).toEqual({ name: { v: text(null) }, note: { v: text(null) } });
  });
});

describe('the client itself refuses', () => {
  it.each([
    [
      'an empty required field',
      field('a', 'v'),
      text(null),
      'Please complete this required field.',
    ],
    ['too short a text', field('a', 'v', { min_length: 3 }), text('ab'), 'at least 3'],
    ['too long a text', field('a', 'v', { max_length: 3 }), text('abcd'), 'no more than 3'],
    [
      'too many choices',
      field('a', 'v', { type: 'multi_users_select', max_selected_items: 1 }),
      { type: 'multi_users_select', selected_users: ['U1', 'U2'] },
      'up to 1',
    ],
    [
      'half a number',
      field('a', 'v', { type: 'number_input', is_decimal_allowed: false }),
      { type: 'number_input', value: '1.5' },
      'whole number',
    ],
  ])('%s', (_name, block, value, message) => {
    expect(clientErrors([block], { a: { v: value } }).a).toContain(message);
  });

  it('nothing about an empty optional field', () => {
    const block = { ...field('a', 'v', { min_length: 3 }), optional: true };
    expect(clientErrors([block], { a: { v: text(null) } })).toEqual({});
  });
});
