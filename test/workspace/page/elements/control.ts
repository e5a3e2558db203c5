import type { InputValue } from '../../protocol.ts';
import { valueKey } from '../../view-state.ts';
import { type Element, useSurface } from '../blocks/surface.ts';

/** How a control hangs together with the label, hint and error of its input block. */
export type Field = {
  readonly id: string;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
  readonly required: boolean;
};

/** Input blocks are silent unless they ask; elements in sections and actions always tell the app. */
export type Dispatch = 'never' | 'always' | 'enter';

export type ElementProps = {
  readonly blockId: string;
  readonly element: Element;
  readonly dispatch: Dispatch;
  readonly field?: Field;
  /** The name of a control without a label of its own. */
  readonly label?: string;
};

export function useControl({ blockId, element, dispatch }: ElementProps) {
  const { state, change } = useSurface();
  const key = valueKey(element.type) ?? 'value';
  const held: InputValue = state[blockId]?.[String(element.action_id)] ?? { type: element.type };
  return {
    value: held[key],
    set: (value: unknown): void =>
      change(blockId, element, { type: element.type, [key]: value }, dispatch === 'always'),
    /** Tells the app without a change, as Enter does in a text input that asks for it. */
    submit: (): void => {
      if (dispatch === 'enter') change(blockId, element, held, true);
    },
  };
}

/** The attributes that tie a control to its label, hint and error. */
export function attributes(props: ElementProps, fallback: string) {
  const { field } = props;
  const focus = props.element.focus_on_load === true ? { 'data-autofocus': true } : {};
  if (field === undefined) return { 'aria-label': props.label || fallback, ...focus };
  return {
    id: field.id,
    'aria-describedby': field.describedBy,
    'aria-invalid': field.invalid,
    'aria-required': field.required,
    ...focus,
  };
}
