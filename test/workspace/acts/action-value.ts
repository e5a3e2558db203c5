import { optionsOf, type PlacedElement } from '../elements.ts';
import { isJson, type Json, textOf } from '../json.ts';
import type { InputValue, ViewState } from '../protocol.ts';
import { isEmpty, valueKey } from '../view-state.ts';
import type { World } from '../world.ts';

/**
 * The part of an `actions[]` entry that depends on the element. Only what the element offers can
 * be chosen: null when a client claims anything else.
 */
export function actionValue(world: World, placed: PlacedElement, given: InputValue): Json | null {
  const { element } = placed;
  if (given.type !== element.type) return null;
  const offered = optionsOf(element);
  const option = (value: unknown) =>
    offered.find((candidate) => candidate.value === textOf(value, 'value')) ?? null;
  switch (element.type) {
    case 'button':
    case 'icon_button':
      return { text: element.text, ...defined({ value: element.value, style: element.style }) };
    case 'feedback_buttons': {
      const buttons = [element.positive_button, element.negative_button].filter(isJson);
      const pressed = buttons.find((candidate) => candidate.value === given.value);
      return pressed === undefined ? null : { text: pressed.text, value: pressed.value };
    }
    case 'overflow': {
      const chosen = option(given.selected_option);
      return chosen === null ? null : { selected_option: chosen };
    }
    case 'static_select':
    case 'radio_buttons': {
      const chosen = option(given.selected_option);
      return chosen === null && !isEmpty(given) ? null : { selected_option: chosen };
    }
    case 'multi_static_select':
    case 'checkboxes': {
      const chosen = Array.isArray(given.selected_options) ? given.selected_options : [];
      const known = chosen.map(option);
      return known.every((item) => item !== null) ? { selected_options: known } : null;
    }
    default: {
      const { type: _type, ...value } = given;
      return isPossible(world, given) ? value : null;
    }
  }
}

const formats: Readonly<Record<string, RegExp>> = {
  selected_date: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  selected_time: /^([01]\d|2[0-3]):[0-5]\d$/,
  selected_date_time: /^\d{10}$/,
};

/** Whether the chosen people and conversations exist, and dates and times are some. */
function isPossible(world: World, given: InputValue): boolean {
  if (isEmpty(given)) return true;
  const key = valueKey(given.type) ?? '';
  const chosen = [given[key]].flat().map(String);
  if (/_users?$/.test(key)) return chosen.every((id) => world.people.has(id));
  if (/_(channel|conversation)s?$/.test(key)) return chosen.every((id) => world.channels.has(id));
  return formats[key]?.test(String(given[key])) !== false;
}

/** Whether a client can have come by these inputs with these elements. */
export function isOffered(
  world: World,
  placed: readonly PlacedElement[],
  state: ViewState,
): boolean {
  return placed.every((it) => {
    const value = state[it.blockId]?.[it.actionId];
    return value === undefined || actionValue(world, it, value) !== null;
  });
}

function defined(fields: Json): Json {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
