import { placedElements } from './elements.ts';
import type { Block, InputValue, ViewState } from './protocol.ts';
import { innerValue, isEmpty } from './view-state.ts';

/**
 * What Slack's own client refuses before anything is sent: error text by block id, or nothing.
 * Shared by the workspace and the page: no Node imports here.
 */
export function clientErrors(
  blocks: readonly Block[],
  state: ViewState,
): Readonly<Record<string, string>> {
  const errors: Record<string, string> = {};
  for (const { blockId, actionId, element, input } of placedElements(blocks)) {
    if (input === null) continue;
    const error = inputError(element, state[blockId]?.[actionId], input.optional === true);
    if (error !== null) errors[blockId] = error;
  }
  return errors;
}

function inputError(
  element: Readonly<Record<string, unknown>> & { type: string },
  value: InputValue | undefined,
  optional: boolean,
): string | null {
  if (value === undefined || isEmpty(value)) {
    return optional ? null : 'Please complete this required field.';
  }
  const inner = innerValue(value);
  if (Array.isArray(inner)) return selectionError(element, inner.length);
  return typeof inner === 'string' ? textError(element, inner) : null;
}

function selectionError(element: Readonly<Record<string, unknown>>, count: number): string | null {
  const most = element.max_selected_items;
  return typeof most === 'number' && count > most ? `You can select up to ${most} items.` : null;
}

function textError(
  element: Readonly<Record<string, unknown>> & { type: string },
  text: string,
): string | null {
  const { min_length: least, max_length: most } = element;
  switch (element.type) {
    case 'plain_text_input':
      if (typeof least === 'number' && text.length < least) {
        return `Please enter at least ${least} characters.`;
      }
      // A field without `max_length` still takes no more than 3,000 characters.
      return text.length > (typeof most === 'number' ? most : 3000)
        ? `Please enter no more than ${typeof most === 'number' ? most : 3000} characters.`
        : null;
    case 'email_text_input':
      return /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(text) ? null : 'Please enter a valid email address.';
    case 'url_text_input':
      return URL.canParse(text) ? null : 'Please enter a valid URL.';
    case 'number_input':
      return numberError(element, text);
    default:
      return null;
  }
}

function numberError(element: Readonly<Record<string, unknown>>, text: string): string | null {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) return 'Please enter a valid number.';
  if (element.is_decimal_allowed !== true && !Number.isInteger(value)) {
    return 'Please enter a whole number.';
  }
  const { min_value: least, max_value: most } = element;
  if (typeof least === 'string' && value < Number(least)) return `Must be at least ${least}.`;
  if (typeof most === 'string' && value > Number(most)) return `Must be at most ${most}.`;
  return null;
}
