import { optionsOf, type PlacedElement } from '../elements.ts';
import { isJson, type Json, textOf } from '../json.ts';
import type { InputValue } from '../protocol.ts';

/**
 * The part of an `actions[]` entry that depends on the element. Only what the element offers can
 * be chosen: null when a client claims anything else.
 */
export function actionValue(placed: PlacedElement, given: InputValue): Json | null {
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
    case 'static_select':
    case 'radio_buttons':
    case 'overflow': {
      const chosen = option(given.selected_option);
      return chosen === null ? null : { selected_option: chosen };
    }
    case 'multi_static_select':
    case 'checkboxes': {
      const chosen = Array.isArray(given.selected_options) ? given.selected_options : [];
      const known = chosen.map(option);
      return known.every((item) => item !== null) ? { selected_options: known } : null;
    }
    default: {
      const { type: _type, ...value } = given;
      return value;
    }
  }
}

function defined(fields: Json): Json {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
