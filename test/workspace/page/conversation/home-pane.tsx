import { useEffect, useState } from 'react';
import type { View } from '../../protocol.ts';
import { InteractiveBlocks } from '../blocks/interactive-blocks.tsx';
import { useCarriedState } from '../blocks/use-carried-state.ts';
import { useWorkspace } from '../client/workspace-context.ts';
import { Avatar } from '../ui/avatar.tsx';
import { MenuIcon } from '../ui/icons.tsx';
import { AppTabs } from './app-tabs.tsx';

function HomeView({ view, onFailure }: { view: View; onFailure: (text: string | null) => void }) {
  const [state, setState, latest] = useCarriedState(view.blocks);
  return (
    <InteractiveBlocks
      blocks={view.blocks}
      at={{ view: view.id }}
      state={state}
      setState={setState}
      latest={latest}
      onFailure={onFailure}
    />
  );
}

export function HomePane({ onMenu }: { onMenu: () => void }) {
  const { snapshot, act } = useWorkspace();
  const { app, home, me } = snapshot;
  const [failure, setFailure] = useState<string | null>(null);

  // Opening the tab is an act of its own: it is what makes an app draw its Home.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per person, not per refresh
  useEffect(() => void act({ type: 'open_home' }), [me.id]);

  return (
    <main className="channel" aria-label={`${app.name} Home`}>
      <header className="pane-header">
        <button
          type="button"
          className="icon-button sidebar-toggle"
          aria-label="Show sidebar"
          onClick={onMenu}
        >
          <MenuIcon />
        </button>
        <h1>
          <Avatar id={app.userId} name={app.name} size="small" /> {app.name}
        </h1>
      </header>
      <AppTabs current="home" />
      <div className="home">
        {failure !== null && (
          <p className="red-line" role="alert">
            {failure}
          </p>
        )}
        {home === null ? (
          <div className="empty">
            <h2>This is {app.name}’s Home</h2>
            <p>The app has not shown anything here yet.</p>
          </div>
        ) : (
          <HomeView key={home.id} view={home} onFailure={setFailure} />
        )}
      </div>
    </main>
  );
}
