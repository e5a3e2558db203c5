import type { KeyboardEvent } from 'react';
import { isJson, objects, textOf } from '../../json.ts';
import { plainText } from '../text/text-object.tsx';
import { attributes, type ElementProps, useControl } from './control.ts';

const types: Readonly<Record<string, string>> = {
  email_text_input: 'email',
  url_text_input: 'url',
  number_input: 'number',
};

const richText = (text: string) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
});

function plainOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (!isJson(value)) return '';
  return textOf(value, 'text') + objects(value.elements).map(plainOf).join('');
}

export function TextInput(props: ElementProps) {
  const { element } = props;
  const { value, set, submit } = useControl(props);
  const placeholder = plainText(element.placeholder);
  const rich = element.type === 'rich_text_input';

  const common = {
    ...attributes(props, placeholder || 'Text'),
    placeholder,
    value: plainOf(value),
    ...(typeof element.max_length === 'number' ? { maxLength: element.max_length } : {}),
    onChange: (event: { target: { value: string } }) => {
      const text = event.target.value;
      set(text === '' ? null : rich ? richText(text) : text);
    },
  };
  if (rich || element.multiline === true) return <textarea rows={4} {...common} />;

  const number = element.type === 'number_input';
  return (
    <input
      {...common}
      type={types[element.type] ?? 'text'}
      {...(number
        ? {
            step: element.is_decimal_allowed === true ? 'any' : 1,
            min: textOf(element, 'min_value') || undefined,
            max: textOf(element, 'max_value') || undefined,
          }
        : {})}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
        if (props.dispatch === 'enter') event.preventDefault();
        submit();
      }}
    />
  );
}
