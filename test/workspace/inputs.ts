import { optionsOf, type PlacedElement, placedElements } from './elements.ts';
import type { Block, InputValue } from './protocol.ts';
import { valueKey } from './view-state.ts';

/** Names an input by its exact `block_id` (or `action_id`), or by a test of the block. */
export type Which = string | ((placed: PlacedElement) => boolean);

/** Finds one element a person can use; throws with what there is when it finds none. */
export function findInput(blocks: readonly Block[], which: Which): PlacedElement {
  const all = placedElements(blocks);
  const fits =
    typeof which === 'string' ? (placed: PlacedElement) => placed.blockId === which : which;
  const byAction = (placed: PlacedElement) => placed.actionId === which;
  const found = all.find(fits) ?? all.find(byAction);
  if (found === undefined) {
    const there = all.map(
      ({ blockId, actionId, element }) => `${blockId}/${actionId} (${element.type})`,
    );
    throw new Error(`no input ${String(which)}; there are: ${there.join(', ') || 'none'}`);
  }
  return found;
}

/** The value of a text field in Slack's shape; an emptied field is null. */
export function typed({ element }: PlacedElement, text: string): InputValue {
  if (valueKey(element.type) !== 'value') {
    throw new Error(`one cannot type into a ${element.type}`);
  }
  return { type: element.type, value: text === '' ? null : text };
}

/** The value after one choice in a select, radio group, picker or overflow menu. */
export function chosen(placed: PlacedElement, choice: string | null): InputValue {
  const { type } = placed.element;
  const key = type === 'overflow' ? 'selected_option' : valueKey(type);
  if (key === null || key.endsWith('s')) throw new Error(`one cannot select one in a ${type}`);
  if (key !== 'selected_option' || choice === null) {
    const isTime = key === 'selected_date_time' && choice !== null;
    return { type, [key]: isTime ? Number(choice) : choice };
  }
  return { type, [key]: optionNamed(placed, choice) };
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
