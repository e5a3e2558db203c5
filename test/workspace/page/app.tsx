import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Person } from '../protocol.ts';
import { fetchPeople } from './client/api.ts';
import { useRoute } from './client/use-route.ts';
import { useSnapshot } from './client/use-snapshot.ts';
import { useTheme } from './client/use-theme.ts';
import { WorkspaceContext } from './client/workspace-context.ts';
import { Shell } from './shell.tsx';

const personKey = 'workspace-person';

/** Everybody one may act as; asked again until the workspace answers. */
function usePeople(): readonly Person[] {
  const [people, setPeople] = useState<readonly Person[]>([]);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    fetchPeople().then(setPeople, () => {
      timer = setTimeout(() => setAttempt(attempt + 1), 1000);
    });
    return () => clearTimeout(timer);
  }, [attempt]);
  return people;
}

/** The address says who one is; else whoever it was last time; else the first human colleague. */
function choosePerson(people: readonly Person[], wanted: string | null): string | null {
  const known = (id: string | null) => people.find((person) => person.id === id)?.id;
  const colleague = people.find((person) => !person.isBot && person.guest === null) ?? people[0];
  return known(wanted) ?? known(window.localStorage.getItem(personKey)) ?? colleague?.id ?? null;
}

export function App() {
  const people = usePeople();
  const { route, as: wanted, go } = useRoute();
  const as = choosePerson(people, wanted);
  const { snapshot, offline, act } = useSnapshot(as);
  const { theme, toggle } = useTheme();

  useEffect(() => {
    if (as === null) return;
    window.localStorage.setItem(personKey, as);
    if (wanted !== as) go(route, { as, replace: true });
  }, [as, wanted, go, route]);

  const actAs = useCallback((id: string) => go(route, { as: id }), [go, route]);
  const workspace = useMemo(
    () => (snapshot === null ? null : { snapshot, route, theme, act, go }),
    [snapshot, route, theme, act, go],
  );

  if (workspace === null) {
    return (
      <p className="loading" role="status">
        {offline ? 'Waiting for the workspace…' : 'Loading…'}
      </p>
    );
  }
  return (
    <WorkspaceContext value={workspace}>
      {/* Another person is another client: nothing typed as one may be sent as the other. */}
      <Shell
        key={workspace.snapshot.me.id}
        people={people}
        offline={offline}
        onActAs={actAs}
        onToggleTheme={toggle}
      />
    </WorkspaceContext>
  );
}
