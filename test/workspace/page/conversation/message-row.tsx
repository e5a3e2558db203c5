import { useState } from 'react';
import type { Message } from '../../protocol.ts';
import { InteractiveBlocks } from '../blocks/interactive-blocks.tsx';
import { useCarriedState } from '../blocks/use-carried-state.ts';
import { channelRoute } from '../client/route.ts';
import { nameOf, personById, useWorkspace } from '../client/workspace-context.ts';
import { MrkdwnText } from '../text/mrkdwn-text.tsx';
import { agoOf, formatSlackDate, timeOf } from '../text/slack-date.ts';
import { Avatar } from '../ui/avatar.tsx';
import { EyeIcon } from '../ui/icons.tsx';
import { FileList } from './file-list.tsx';
import { MessageTools } from './message-tools.tsx';
import type { Thread } from './threads.ts';

function Body({
  message,
  onFailure,
}: {
  message: Message;
  onFailure: (text: string | null) => void;
}) {
  const [state, setState, latest] = useCarriedState(message.blocks);
  return (
    <InteractiveBlocks
      blocks={message.blocks}
      at={{ message: { channel: message.channel, ts: message.ts } }}
      state={state}
      setState={setState}
      latest={latest}
      onFailure={onFailure}
    />
  );
}

function ThreadSummary({ message, thread }: { message: Message; thread: Thread }) {
  const { snapshot, go } = useWorkspace();
  return (
    <button
      type="button"
      className="thread-summary"
      onClick={() => go(channelRoute(message.channel, message.ts))}
    >
      <span className="thread-people">
        {thread.people.slice(0, 4).map((id) => (
          <Avatar key={id} id={id} name={nameOf(snapshot, id)} size="small" />
        ))}
      </span>
      <strong>
        {thread.replies} {thread.replies === 1 ? 'reply' : 'replies'}
      </strong>
      <span className="thread-last"> · last reply {agoOf(thread.last)}</span>
    </button>
  );
}

export function MessageRow(props: {
  message: Message;
  continued: boolean;
  highlighted: boolean;
  thread?: Thread | undefined;
  inThread?: boolean;
}) {
  const { message } = props;
  const { snapshot } = useWorkspace();
  const [failure, setFailure] = useState<string | null>(null);
  const name = nameOf(snapshot, message.user);
  const person = personById(snapshot, message.user);
  const isBot = message.user === snapshot.app.userId || person?.isBot === true;
  const time = timeOf(message.ts);
  const classes = [
    'message',
    props.continued ? 'continued' : '',
    props.highlighted ? 'highlighted' : '',
    message.ephemeral ? 'ephemeral' : '',
  ];

  return (
    <article className={classes.join(' ')} aria-label={`${name}, ${time}`} data-ts={message.ts}>
      <div className="message-side">
        {props.continued ? (
          <span className="message-time-side" aria-hidden="true">
            {time}
          </span>
        ) : (
          <Avatar id={message.user} name={name} />
        )}
      </div>
      <div className="message-main">
        {message.ephemeral && (
          <p className="only-you">
            <EyeIcon /> Only visible to you
          </p>
        )}
        {!props.continued && (
          <header className="message-head">
            <strong>{name}</strong>
            {isBot && <span className="badge">APP</span>}
            <time
              dateTime={new Date(Number(message.ts) * 1000).toISOString()}
              title={formatSlackDate(Number(message.ts), '{date_long} {time_secs}')}
            >
              {time}
            </time>
          </header>
        )}
        {message.blocks.length > 0 ? (
          <Body message={message} onFailure={setFailure} />
        ) : (
          message.text !== '' && <MrkdwnText text={message.text} />
        )}
        {message.files !== undefined && <FileList files={message.files} />}
        {message.edited && <span className="edited">(edited)</span>}
        {failure !== null && (
          <p className="red-line" role="alert">
            {failure}
          </p>
        )}
        {props.thread !== undefined && <ThreadSummary message={message} thread={props.thread} />}
      </div>
      <MessageTools message={message} inThread={props.inThread === true} onFailure={setFailure} />
    </article>
  );
}
