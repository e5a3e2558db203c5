import { useId } from 'react';
import { isJson, textOf } from '../../json.ts';
import type { Block } from '../../protocol.ts';
import { ElementView } from '../elements/element-view.tsx';
import { plainText } from '../text/text-object.tsx';
import { type Element, isElement, useSurface } from './surface.ts';

/** Elements that are several controls take a legend where a single control takes a label. */
const isGroup = (element: Element): boolean =>
  element.type === 'radio_buttons' ||
  element.type === 'checkboxes' ||
  element.type.startsWith('multi_');

function dispatchOf(block: Block, element: Element): 'never' | 'always' | 'enter' {
  if (block.dispatch_action !== true) return 'never';
  if (!element.type.endsWith('_input')) return 'always';
  const config = isJson(element.dispatch_action_config) ? element.dispatch_action_config : {};
  const on = Array.isArray(config.trigger_actions_on) ? config.trigger_actions_on : [];
  return on.includes('on_character_entered') ? 'always' : 'enter';
}

/**
 * A labelled input. The library's inputs keep their value to themselves and have no error, so all
 * inputs are native controls here.
 */
export function InputBlock({ block }: { block: Block }) {
  const { errors } = useSurface();
  const id = useId();
  const { element } = block;
  if (!isElement(element)) return null;

  const blockId = block.block_id ?? '';
  const error = errors[blockId];
  const hint = isJson(block.hint) ? plainText(block.hint) : '';
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  const group = isGroup(element);
  const Label = group ? 'legend' : 'label';
  const Wrapper = group ? 'fieldset' : 'div';
  return (
    <Wrapper
      className={`input-block${error === undefined ? '' : ' invalid'}`}
      {...(group && describedBy ? { 'aria-describedby': describedBy } : {})}
    >
      <Label className="input-label" {...(group ? {} : { htmlFor: id })}>
        {plainText(block.label) || textOf(block.label, 'text')}
        {block.optional === true && <span className="optional"> (optional)</span>}
      </Label>
      <ElementView
        blockId={blockId}
        element={element}
        dispatch={dispatchOf(block, element)}
        field={{
          id,
          describedBy: describedBy || undefined,
          invalid: error !== undefined,
          required: block.optional !== true,
        }}
      />
      {error !== undefined && (
        <p className="input-error" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
      {hint && (
        <p className="input-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </Wrapper>
  );
}
