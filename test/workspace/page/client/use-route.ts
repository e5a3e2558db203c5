import { useCallback, useEffect, useState } from 'react';
import { formatRoute, parseRoute, type Route } from './route.ts';

const here = (): URL => new URL(window.location.href);

/** The address bar says where one is and who one is, so that a reload or a second tab keeps both. */
export function useRoute(): {
  route: Route;
  as: string | null;
  go: (route: Route, options?: { as?: string; replace?: boolean }) => void;
} {
  const [url, setUrl] = useState(here);

  useEffect(() => {
    const follow = () => setUrl(here());
    window.addEventListener('popstate', follow);
    return () => window.removeEventListener('popstate', follow);
  }, []);

  const go = useCallback((route: Route, options: { as?: string; replace?: boolean } = {}) => {
    const current = here();
    const next = new URL(formatRoute(route), current);
    const as = options.as ?? current.searchParams.get('as');
    if (as !== null) next.searchParams.set('as', as);
    if (next.href === current.href) return;
    if (options.replace) window.history.replaceState(null, '', next);
    else window.history.pushState(null, '', next);
    setUrl(next);
  }, []);

  return { route: parseRoute(url), as: url.searchParams.get('as'), go };
}
