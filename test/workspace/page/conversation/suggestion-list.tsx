import type { Suggestion } from './suggestions.ts';

/** The commands that begin with what has been typed; the input keeps the focus. */
export function SuggestionList(props: {
  id: string;
  suggestions: readonly Suggestion[];
  chosen: Suggestion;
  onChoose: (command: string) => void;
}) {
  return (
    <div className="suggestions" role="listbox" id={`${props.id}-list`} aria-label="Commands">
      {props.suggestions.map((item) => (
        <div
          key={item.command}
          id={`${props.id}-${item.command}`}
          role="option"
          tabIndex={-1}
          aria-selected={item === props.chosen}
          // Before the input loses the focus.
          onMouseDown={(event) => {
            event.preventDefault();
            props.onChoose(item.command);
          }}
        >
          <span className="suggestion-words">
            <strong>{item.command}</strong> <span className="hint">{item.usageHint}</span>
            <small>{item.description}</small>
          </span>
          <small className="suggestion-source">{item.source}</small>
        </div>
      ))}
    </div>
  );
}
