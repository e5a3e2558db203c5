import { useId, useState } from 'react';
import { isJson } from '../../json.ts';
import { useWorkspace } from '../client/workspace-context.ts';
import { plainText, TextObject } from '../text/text-object.tsx';
import { type Choice, choicesOf, idOf } from './choices.ts';
import { type ElementProps, useControl } from './control.ts';

const searchFrom = 12;

function ChoiceRow(props: {
  choice: Choice;
  type: 'radio' | 'checkbox';
  name: string;
  checked: boolean;
  disabled: boolean;
  invalid: boolean;
  onChange: (checked: boolean) => void;
}) {
  const { choice } = props;
  const id = useId();
  return (
    <div className="choice">
      <input
        id={id}
        type={props.type}
        name={props.name}
        value={choice.id}
        checked={props.checked}
        disabled={props.disabled}
        aria-invalid={props.invalid}
        aria-describedby={choice.description ? `${id}-about` : undefined}
        onChange={(event) => props.onChange(event.target.checked)}
      />
      <span className="choice-words">
        <label htmlFor={id}>
          {isJson(choice.option.text) ? <TextObject value={choice.option.text} /> : choice.text}
        </label>
        {choice.description && (
          <span className="choice-about" id={`${id}-about`}>
            <TextObject value={choice.option.description} />
          </span>
        )}
      </span>
    </div>
  );
}

/** Radio buttons, checkboxes, and multi-selects, which are checkboxes in a box that scrolls. */
export function ChoiceList(props: ElementProps) {
  const { element, field } = props;
  const { snapshot } = useWorkspace();
  const { value, set } = useControl(props);
  const [words, setWords] = useState('');
  const name = useId();

  const radio = element.type === 'radio_buttons';
  const boxed = element.type.startsWith('multi_');
  const groups = choicesOf(element, snapshot);
  const all = groups.flatMap((group) => group.choices);
  const kept = new Set((Array.isArray(value) ? value : [value]).map(idOf).filter(Boolean));
  const limit =
    typeof element.max_selected_items === 'number' ? element.max_selected_items : all.length;
  const matches = (choice: Choice) => choice.text.toLowerCase().includes(words.toLowerCase());

  const toggle = (choice: Choice, checked: boolean): void => {
    const next = all.filter((it) => (it.id === choice.id ? checked : kept.has(it.id)));
    set(radio ? choice.kept : next.map((it) => it.kept));
  };

  return (
    <div
      className={boxed ? 'choices boxed' : 'choices'}
      {...(field === undefined
        ? { role: radio ? 'radiogroup' : 'group', 'aria-label': props.label || 'Options' }
        : {})}
    >
      {boxed && all.length > searchFrom && (
        <input
          type="search"
          aria-label="Search options"
          placeholder={plainText(element.placeholder) || 'Search'}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      )}
      {groups.map((group) => (
        <div className="choice-group" key={group.label}>
          {group.label && <p className="choice-heading">{group.label}</p>}
          {group.choices.filter(matches).map((choice) => (
            <ChoiceRow
              key={choice.id}
              choice={choice}
              type={radio ? 'radio' : 'checkbox'}
              name={name}
              checked={kept.has(choice.id)}
              disabled={!radio && !kept.has(choice.id) && kept.size >= limit}
              invalid={field?.invalid ?? false}
              onChange={(checked) => toggle(choice, checked)}
            />
          ))}
        </div>
      ))}
    </div>
  );
}
