import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import { useWorkspace } from '../client/workspace-context.ts';
import { SendIcon } from '../ui/icons.tsx';
import { send } from './send.ts';
import { ShortcutMenu } from './shortcut-menu.tsx';
import { SuggestionList } from './suggestion-list.tsx';
import { commandsOf, suggestionsFor } from './suggestions.ts';

/** What was typed and not sent, by person and conversation, while the page is open. */
const drafts = new Map<string, string>();

export function Composer(props: { label: string; channel: string; threadTs: string | null }) {
  const { snapshot, act } = useWorkspace();
  const draft = `${snapshot.me.id}/${props.channel}/${props.threadTs}`;
  const [text, setText] = useState(() => drafts.get(draft) ?? '');
  const [redLine, setRedLine] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const [hidden, setHidden] = useState(false);
  const input = useRef<HTMLTextAreaElement>(null);
  const id = useId();

  const commands = commandsOf(snapshot);
  const suggestions = hidden ? [] : suggestionsFor(text, commands);
  const chosen = suggestions[Math.min(active, suggestions.length - 1)];

  const write = (next: string): void => {
    drafts.set(draft, next);
    setText(next);
    setActive(0);
    setHidden(false);
  };

  useLayoutEffect(() => {
    const box = input.current;
    if (box === null) return;
    box.style.height = 'auto';
    if (text !== '') box.style.height = `${Math.min(box.scrollHeight, 240)}px`;
  }, [text]);

  const submit = async (): Promise<void> => {
    const words = text.trim();
    if (words === '') return;
    setRedLine(null);
    write('');
    const failure = await send(snapshot, act, props.channel, props.threadTs, words);
    setRedLine(failure);
    // Nothing typed is lost, unless something else has been typed since.
    if (failure !== null && (drafts.get(draft) ?? '') === '') write(text);
    if (failure !== null) setHidden(true);
  };

  const complete = (command: string): void => {
    write(`${command} `);
    input.current?.focus();
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (chosen !== undefined && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : suggestions.length - 1;
      setActive((active + step) % suggestions.length);
    } else if (chosen !== undefined && event.key === 'Escape') {
      setHidden(true);
    } else if (chosen !== undefined && event.key === 'Tab' && !event.shiftKey) {
      event.preventDefault();
      complete(chosen.command);
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      // A command typed in full is sent; a part of one is completed first.
      if (chosen !== undefined && chosen.command !== text.trim()) complete(chosen.command);
      else void submit();
    }
  };

  return (
    <div className="composer">
      {redLine !== null && (
        <p className="red-line" role="alert">
          {redLine}
        </p>
      )}
      {chosen !== undefined && (
        <SuggestionList id={id} suggestions={suggestions} chosen={chosen} onChoose={complete} />
      )}
      <div className="composer-box">
        <textarea
          ref={input}
          rows={1}
          role="combobox"
          aria-label={props.label}
          aria-autocomplete="list"
          aria-expanded={chosen !== undefined}
          aria-controls={`${id}-list`}
          aria-activedescendant={chosen === undefined ? undefined : `${id}-${chosen.command}`}
          placeholder={props.label}
          value={text}
          onChange={(event) => write(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <div className="composer-tools">
          <ShortcutMenu onFailure={setRedLine} />
          <button
            type="button"
            className="send"
            aria-label="Send now"
            disabled={text.trim() === ''}
            onClick={() => void submit()}
          >
            <SendIcon />
          </button>
        </div>
      </div>
    </div>
  );
}
