import { optionsOf, placedElements } from './elements.ts';
import type { Block, InputValue, ViewState } from './protocol.ts';

/** Shared by the workspace and the page: no Node imports here. */
type Shape = {
  readonly key: string;
  readonly initial: string;
  readonly empty: null | readonly never[];
};

const one = (key: string, initial: string): Shape => ({ key, initial, empty: null });
const many = (key: string, initial: string): Shape => ({ key, initial, empty: [] });

/** Where each input keeps its value in `view.state.values`. Buttons and overflow menus have none. */
const shapes: Readonly<Record<string, Shape>> = {
  plain_text_input: one('value', 'initial_value'),
  email_text_input: one('value', 'initial_value'),
  url_text_input: one('value', 'initial_value'),
  number_input: one('value', 'initial_value'),
  rich_text_input: one('rich_text_value', 'initial_value'),
  static_select: one('selected_option', 'initial_option'),
  external_select: one('selected_option', 'initial_option'),
  radio_buttons: one('selected_option', 'initial_option'),
  users_select: one('selected_user', 'initial_user'),
  conversations_select: one('selected_conversation', 'initial_conversation'),
  channels_select: one('selected_channel', 'initial_channel'),
  datepicker: one('selected_date', 'initial_date'),
  timepicker: one('selected_time', 'initial_time'),
  datetimepicker: one('selected_date_time', 'initial_date_time'),
  checkboxes: many('selected_options', 'initial_options'),
  multi_static_select: many('selected_options', 'initial_options'),
  multi_external_select: many('selected_options', 'initial_options'),
  multi_users_select: many('selected_users', 'initial_users'),
  multi_conversations_select: many('selected_conversations', 'initial_conversations'),
  multi_channels_select: many('selected_channels', 'initial_channels'),
  file_input: many('files', 'files'),
};

/** The field of `InputValue` that holds the value, e.g. `selected_option`; null without a state. */
export function valueKey(elementType: string): string | null {
  return shapes[elementType]?.key ?? null;
}

/** The value itself, e.g. the text or the selected option; null and `[]` mean empty. */
export function innerValue(value: InputValue): unknown {
  const key = valueKey(value.type);
  return key === null ? null : value[key];
}

/** Nothing typed, nothing selected. */
export function isEmpty(value: InputValue | undefined): boolean {
  const inner = value === undefined ? null : innerValue(value);
  return (
    inner === null || inner === undefined || inner === '' || (Array.isArray(inner) && !inner.length)
  );
}

function initialValue(
  element: Readonly<Record<string, unknown>> & { type: string },
): InputValue | null {
  const shape = shapes[element.type];
  if (shape === undefined) return null;
  return { type: element.type, [shape.key]: element[shape.initial] ?? shape.empty };
}

function collect(
  blocks: readonly Block[],
  pick: (
    blockId: string,
    actionId: string,
    initial: InputValue,
    options: readonly string[],
  ) => InputValue,
): ViewState {
  const state: Record<string, Record<string, InputValue>> = {};
  for (const { blockId, actionId, element } of placedElements(blocks)) {
    const initial = initialValue(element);
    if (initial === null) continue;
    const options = optionsOf(element).map((option) => option.value);
    state[blockId] = { ...state[blockId], [actionId]: pick(blockId, actionId, initial, options) };
  }
  return state;
}

/** The state of a freshly opened view: each input's `initial_*`, or its empty value. */
export function initialState(blocks: readonly Block[]): ViewState {
  return collect(blocks, (_block, _action, initial) => initial);
}

/**
 * The state after an update: an input keeps what the person entered only where a `block_id` and an
 * `action_id` stand for the same kind of input as before and still offer the chosen options;
 * everything else starts from its `initial_*`.
 */
export function carryOver(previous: ViewState, newBlocks: readonly Block[]): ViewState {
  return collect(newBlocks, (blockId, actionId, initial, options) => {
    const kept = previous[blockId]?.[actionId];
    if (kept === undefined || kept.type !== initial.type) return initial;
    return stillOffered(kept, options) ? kept : initial;
  });
}

/** Every input of the blocks with the value a client holds; what it lacks or left blank is empty. */
export function completeState(given: ViewState, blocks: readonly Block[]): ViewState {
  return collect(blocks, (blockId, actionId, initial) => {
    const held = given[blockId]?.[actionId];
    const shape = shapes[initial.type];
    if (shape === undefined) return initial;
    const empty = { type: initial.type, [shape.key]: shape.empty };
    if (held === undefined || held.type !== initial.type || isEmpty(held)) return empty;
    return held;
  });
}

function stillOffered(value: InputValue, offered: readonly string[]): boolean {
  if (!('selected_option' in value) && !('selected_options' in value)) return true;
  if (value.type === 'external_select' || value.type === 'multi_external_select') return true;
  const chosen = [value.selected_option, value.selected_options].flat().filter(hasValue);
  return chosen.every((option) => offered.includes(option.value));
}

function hasValue(option: unknown): option is { readonly value: string } {
  return (
    typeof option === 'object' &&
    option !== null &&
    'value' in option &&
    typeof option.value === 'string'
  );
}
