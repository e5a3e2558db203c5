import { useWorkspace } from '../client/workspace-context.ts';
import { plainText } from '../text/text-object.tsx';
import { type Choice, choicesOf, idOf } from './choices.ts';
import { attributes, type ElementProps, useControl } from './control.ts';

// Styled selects show the description beside each option; others show the chosen one's below.
const options = (choices: readonly Choice[]) =>
  choices.map((choice) => (
    <option
      key={choice.id}
      value={choice.id}
      {...(choice.description ? { 'data-description': choice.description } : {})}
    >
      {choice.text}
    </option>
  ));

export function Select(props: ElementProps) {
  const { snapshot } = useWorkspace();
  const { value, set } = useControl(props);
  const groups = choicesOf(props.element, snapshot);
  const all = groups.flatMap((group) => group.choices);
  const placeholder = plainText(props.element.placeholder) || 'Choose an option';
  const chosen = all.find((choice) => choice.id === idOf(value));

  // As in Slack, a choice can be taken back only where none is needed.
  const clearable = chosen === undefined || props.field?.required === false;

  return (
    <div className="select">
      <select
        {...attributes(props, placeholder)}
        value={chosen?.id ?? ''}
        className={chosen === undefined ? 'empty' : undefined}
        onChange={(event) => {
          const picked = all.find((choice) => choice.id === event.target.value);
          set(picked?.kept ?? null);
        }}
      >
        {clearable && <option value="">{placeholder}</option>}
        {groups.map((group) =>
          group.label === '' ? (
            options(group.choices)
          ) : (
            <optgroup key={group.label} label={group.label}>
              {options(group.choices)}
            </optgroup>
          ),
        )}
      </select>
      {chosen?.description && <p className="select-description">{chosen.description}</p>}
    </div>
  );
}
