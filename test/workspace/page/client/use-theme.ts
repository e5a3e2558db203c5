import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';

export type Theme = 'light' | 'dark';

const key = 'workspace-theme';
const dark = window.matchMedia('(prefers-color-scheme: dark)');

const followSystem = (changed: () => void): (() => void) => {
  dark.addEventListener('change', changed);
  return () => dark.removeEventListener('change', changed);
};

function stored(): Theme | null {
  const value = window.localStorage.getItem(key);
  return value === 'light' || value === 'dark' ? value : null;
}

/** The system's theme until the person chooses one. */
export function useTheme(): { theme: Theme; toggle: () => void } {
  const system: Theme = useSyncExternalStore(followSystem, () => dark.matches) ? 'dark' : 'light';
  const [chosen, setChosen] = useState(stored);
  const theme = chosen ?? system;

  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);

  const toggle = useCallback(() => {
    const next = theme === 'dark' ? 'light' : 'dark';
    window.localStorage.setItem(key, next);
    setChosen(next);
  }, [theme]);

  return { theme, toggle };
}
