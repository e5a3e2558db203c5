import { channelRoute } from '../client/route.ts';
import { expectConversation } from '../client/use-new-conversation.ts';
import { appChannel, useWorkspace } from '../client/workspace-context.ts';

export function AppTabs({ current }: { current: 'home' | 'messages' }) {
  const { snapshot, act, go } = useWorkspace();

  const openMessages = async (): Promise<void> => {
    const channel = appChannel(snapshot);
    if (channel !== null) go(channelRoute(channel.id));
    else {
      expectConversation();
      await act({ type: 'open_im', user: snapshot.app.userId });
    }
  };
  return (
    <nav className="tabs" aria-label={`${snapshot.app.name} tabs`}>
      {snapshot.app.homeEnabled && (
        <button
          type="button"
          aria-current={current === 'home' ? 'page' : undefined}
          onClick={() => go({ page: 'home' })}
        >
          Home
        </button>
      )}
      <button
        type="button"
        aria-current={current === 'messages' ? 'page' : undefined}
        onClick={() => void openMessages()}
      >
        Messages
      </button>
    </nav>
  );
}
