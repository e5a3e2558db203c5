import { type Block as LibraryType, Message, type MessageProps } from 'slack-blocks-to-jsx';
import type { Block } from '../../protocol.ts';
import { useWorkspace } from '../client/workspace-context.ts';
import { withEmoji } from '../text/emoji.ts';
import { ChannelMention, UserMention, WorkspaceLink } from '../text/references.tsx';

/** What the library draws well. The rest is ours: it has no hook for actions, and parses plain text. */
const drawn: ReadonlySet<string> = new Set([
  'rich_text',
  'data_visualization',
  'markdown',
  'video',
  'file',
  'card',
  'carousel',
  'plan',
  'task_card',
]);

const isDrawn = (block: Block): block is Block & LibraryType => drawn.has(block.type);

// The library keeps the hooks it was first given, so these read the workspace when they render.
const hooks: NonNullable<MessageProps['hooks']> = {
  user: ({ id }) => <UserMention id={id} />,
  channel: ({ id }) => <ChannelMention id={id} />,
  emoji: (data, parse) => {
    const ours = withEmoji(`:${data.name}:`);
    return ours.startsWith(':') ? parse(data) : ours;
  },
  link: ({ href, children }) => <WorkspaceLink href={href}>{children}</WorkspaceLink>,
};

export function LibraryBlock({ block }: { block: Block }) {
  const { theme } = useWorkspace();
  if (!isDrawn(block)) {
    return <p className="unknown-block">This client cannot show “{block.type}” blocks.</p>;
  }
  // The library makes block ids DOM ids, and it reads a message's content only when mounted.
  const { block_id: _, ...content } = block;
  return (
    <Message
      key={JSON.stringify(content)}
      blocks={[block]}
      hooks={hooks}
      theme={theme}
      name=""
      logo=""
      withoutWrapper
    />
  );
}
