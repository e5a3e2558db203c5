import { optionsOf, type PlacedElement, placedElements } from './elements.ts';
import { isJson } from './json.ts';
import type { Block, InputValue } from './protocol.ts';
import { valueKey } from './view-state.ts';

/** Names an input by its exact `block_id` (or `action_id`), by several ids, or by a test. */
export type Which =
  | string
  | { readonly blockId?: string; readonly actionId?: string; readonly value?: string }
  | ((placed: PlacedElement) => boolean);

/** Finds one element a person can use; throws with what there is when it finds none. */
export function findInput(blocks: readonly Block[], which: Which): PlacedElement {
  const all = placedElements(blocks);
  const found = all.find(test(which)) ?? all.find(({ actionId }) => actionId === which);
  if (found === undefined) {
    const there = all.map(
      ({ blockId, actionId, element }) => `${blockId}/${actionId} (${element.type})`,
    );
    const wanted = isJson(which) ? JSON.stringify(which) : String(which);
    throw new Error(`no input ${wanted}; there are: ${there.join(', ') || 'none'}`);
  }
  return found;
}

function test(which: Which): (placed: PlacedElement) => boolean {
  if (typeof which === 'function') return which;
  if (typeof which === 'string') return ({ blockId }) => blockId === which;
  return ({ blockId, actionId, element }) =>
    blockId === (which.blockId ?? blockId) &&
    actionId === (which.actionId ?? actionId) &&
    (which.value === undefined || element.value === which.value);
}

/** Whether each character typed is told to the app, not only Enter. */
export function dispatchesTyping({ element, input }: PlacedElement): boolean {
  const config = element.dispatch_action_config;
  const on = isJson(config) ? config.trigger_actions_on : undefined;
  const wanted = Array.isArray(on) && on.includes('on_character_entered');
  return input?.dispatch_action === true && wanted;
}

/** The value of a text field in Slack's shape; an emptied field is null. */
export function typed({ element }: PlacedElement, text: string): InputValue {
  const { type } = element;
  if (type === 'rich_text_input') {
    const elements = [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }];
    return { type, rich_text_value: text === '' ? null : { type: 'rich_text', elements } };
  }
  if (valueKey(type) !== 'value') throw new Error(`one cannot type into a ${type}`);
  return { type, value: text === '' ? null : text };
}

const wellFormed: Readonly<Record<string, RegExp>> = {
  selected_date: /^\d{4}-\d\d-\d\d$/,
  selected_time: /^\d\d:\d\d$/,
  selected_date_time: /^\d{10}$/,
};

/** The value after one choice in a select, radio group, picker or overflow menu. */
export function chosen(placed: PlacedElement, choice: string | number | null): InputValue {
  const { type } = placed.element;
  const key = type === 'overflow' ? 'selected_option' : valueKey(type);
  if (key === null || !key.startsWith('selected_') || key.endsWith('s')) {
    throw new Error(`one cannot select one in a ${type}`);
  }
  if (choice === null) return { type, [key]: null };
  if (key === 'selected_option') return { type, [key]: optionNamed(placed, String(choice)) };
  if (wellFormed[key]?.test(String(choice)) === false) {
    throw new Error(`a ${type} does not take ${choice}`);
  }
  return { type, [key]: key === 'selected_date_time' ? Number(choice) : choice };
}

/** The value after choosing several, e.g. ticking exactly these checkboxes. */
export function ticked(placed: PlacedElement, choices: readonly string[]): InputValue {
  const { type } = placed.element;
  const key = valueKey(type);
  if (key === null || !key.endsWith('s')) throw new Error(`one cannot select several in a ${type}`);
  if (key !== 'selected_options') return { type, [key]: choices };
  return { type, [key]: choices.map((choice) => optionNamed(placed, choice)) };
}

function optionNamed(placed: PlacedElement, choice: string): unknown {
  const options = optionsOf(placed.element);
  const option = options.find(({ value }) => value === choice);
  if (option === undefined) {
    const offered = options.map(({ value }) => value).join(', ');
    throw new Error(`${placed.blockId} offers no option ${choice}; it offers: ${offered}`);
  }
  return option;
}
