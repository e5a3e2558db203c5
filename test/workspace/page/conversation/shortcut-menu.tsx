import { useWorkspace } from '../client/workspace-context.ts';
import { BoltIcon } from '../ui/icons.tsx';
import { Menu } from '../ui/menu.tsx';

export function ShortcutMenu({ onFailure }: { onFailure: (text: string | null) => void }) {
  const { snapshot, act } = useWorkspace();
  const shortcuts = snapshot.app.shortcuts.filter((shortcut) => shortcut.type === 'global');
  if (shortcuts.length === 0) return <span />;

  const run = async (callbackId: string): Promise<void> => {
    const result = await act({ type: 'shortcut', callbackId });
    onFailure(!result.ok && result.reason === 'failed' ? result.message : null);
  };
  return (
    <Menu
      label="Shortcuts"
      className="icon-button"
      heading={snapshot.app.name}
      items={shortcuts.map((shortcut) => ({
        id: shortcut.callbackId,
        text: shortcut.name,
        detail: shortcut.description,
        select: () => void run(shortcut.callbackId),
      }))}
    >
      <BoltIcon />
    </Menu>
  );
}
