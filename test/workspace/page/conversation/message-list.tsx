import { Fragment, type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import type { Message } from '../../protocol.ts';
import { nameOf, useWorkspace } from '../client/workspace-context.ts';
import { dayOf } from '../text/slack-date.ts';
import { spoken } from '../text/spoken.ts';
import { MessageRow } from './message-row.tsx';
import { continues, dayKey, type Thread } from './threads.ts';

const nearBottom = 80;

/**
 * Stays at the newest message unless the person has scrolled up, or follows a permalink. A thread
 * is read from its top, and stays there until somebody scrolls or writes.
 */
function useScroll(
  messages: readonly Message[],
  highlight: string | null,
  me: string,
  isThread: boolean,
) {
  const box = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLOListElement>(null);
  const stuck = useRef(!isThread);
  const newest = messages.at(-1);
  const own = newest?.user === me ? newest.ts : null;
  const known = useRef(own);

  useEffect(() => {
    if (own !== null && own !== known.current) stuck.current = true;
    known.current = own;
  }, [own]);

  useLayoutEffect(() => {
    const pane = box.current;
    const target = highlight && pane?.querySelector(`[data-ts="${CSS.escape(highlight)}"]`);
    if (!pane || !target) return;
    stuck.current = false;
    const fits = target.clientHeight < pane.clientHeight;
    target.scrollIntoView({ block: fits ? 'center' : 'start' });
  }, [highlight]);

  useEffect(() => {
    const pane = box.current;
    if (pane === null || content.current === null) return;
    // Heights also change after rendering: a chart draws itself, an image arrives.
    const follow = new ResizeObserver(() => {
      if (stuck.current) pane.scrollTop = pane.scrollHeight;
    });
    follow.observe(content.current);
    follow.observe(pane);
    return () => follow.disconnect();
  }, []);

  const onScroll = (): void => {
    const pane = box.current;
    if (pane === null) return;
    stuck.current = pane.scrollHeight - pane.scrollTop - pane.clientHeight < nearBottom;
  };
  return { box, content, onScroll };
}

/** Says the newest message of somebody else aloud; what was there on opening is not news. */
function Announcer({ messages }: { messages: readonly Message[] }) {
  const { snapshot } = useWorkspace();
  const first = useRef(messages.at(-1)?.ts ?? '');
  const newest = messages.findLast((message) => message.user !== snapshot.me.id);
  const isNews = newest !== undefined && newest.ts > first.current;
  return (
    <div className="visually-hidden" aria-live="polite">
      {isNews && `${nameOf(snapshot, newest.user)}: ${spoken(snapshot, newest.text)}`}
    </div>
  );
}

export function MessageList(props: {
  label: string;
  messages: readonly Message[];
  threads?: ReadonlyMap<string, Thread>;
  highlight: string | null;
  inThread?: boolean;
  children?: ReactNode;
}) {
  const { messages } = props;
  const { snapshot } = useWorkspace();
  const { box, content, onScroll } = useScroll(
    messages,
    props.highlight,
    snapshot.me.id,
    props.inThread === true,
  );

  return (
    <div className="message-list" ref={box} onScroll={onScroll}>
      {props.children}
      <ol ref={content} aria-label={props.label}>
        {messages.map((message, index) => {
          const before = messages[index - 1];
          const newDay = before === undefined || dayKey(before.ts) !== dayKey(message.ts);
          return (
            <Fragment key={`${message.ts}${message.ephemeral ? 'e' : ''}`}>
              {newDay && !props.inThread && (
                <li className="day">
                  <span>{dayOf(message.ts)}</span>
                </li>
              )}
              <li>
                <MessageRow
                  message={message}
                  continued={continues(message, before) && !(props.inThread && index === 1)}
                  highlighted={message.ts === props.highlight}
                  thread={props.threads?.get(message.ts)}
                  inThread={props.inThread === true}
                />
                {props.inThread && index === 0 && messages.length > 1 && (
                  <p className="reply-rule">
                    {messages.length - 1} {messages.length === 2 ? 'reply' : 'replies'}
                  </p>
                )}
              </li>
            </Fragment>
          );
        })}
      </ol>
      <Announcer messages={messages} />
    </div>
  );
}
