import type { Message } from '../../protocol.ts';
import { channelRoute, formatRoute } from '../client/route.ts';
import { useWorkspace } from '../client/workspace-context.ts';
import { MoreIcon, ReplyIcon } from '../ui/icons.tsx';
import { Menu, type MenuItem } from '../ui/menu.tsx';
import { isReply } from './threads.ts';

/** Appears over a message on hover and focus: the thread, and what apps offer for a message. */
export function MessageTools(props: {
  message: Message;
  inThread: boolean;
  onFailure: (text: string | null) => void;
}) {
  const { message } = props;
  const { snapshot, act, go } = useWorkspace();
  if (message.ephemeral) return null;

  const run = async (callbackId: string): Promise<void> => {
    const at = { channel: message.channel, ts: message.ts };
    const result = await act({ type: 'shortcut', callbackId, message: at });
    props.onFailure(!result.ok && result.reason === 'failed' ? result.message : null);
  };
  const shortcuts: readonly MenuItem[] = snapshot.app.shortcuts
    .filter((shortcut) => shortcut.type === 'message')
    .map((shortcut) => ({
      id: shortcut.callbackId,
      text: shortcut.name,
      detail: snapshot.app.name,
      select: () => void run(shortcut.callbackId),
    }));
  const link: MenuItem = {
    id: 'copy-link',
    text: 'Copy link',
    select: () => {
      const thread = isReply(message) ? (message.threadTs ?? null) : null;
      const path = formatRoute({
        page: 'channel',
        channel: message.channel,
        thread,
        highlight: message.ts,
      });
      void navigator.clipboard?.writeText(`${window.location.origin}${path}`);
    },
  };

  return (
    <div className="message-tools">
      {!props.inThread && (
        <button
          type="button"
          aria-label="Reply in thread"
          title="Reply in thread"
          onClick={() => go(channelRoute(message.channel, message.ts))}
        >
          <ReplyIcon />
        </button>
      )}
      <Menu label="More actions" items={[...shortcuts, link]}>
        <MoreIcon />
      </Menu>
    </div>
  );
}
