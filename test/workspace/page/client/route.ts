export type Route =
  | { readonly page: 'start' }
  | { readonly page: 'home' }
  | {
      readonly page: 'channel';
      readonly channel: string;
      /** The root of the open thread. */
      readonly thread: string | null;
      /** The message a permalink points at. */
      readonly highlight: string | null;
    };

const channelPath = /^\/c\/([A-Z0-9]+)(?:\/t\/(\d+\.\d+))?\/?$/;
const permalinkPath = /^\/archives\/([A-Z0-9]+)(?:\/p(\d+))?\/?$/;

/** Slack writes `1700000000.000100` as `p1700000000000100` in a permalink. */
const tsFromDigits = (digits: string): string => `${digits.slice(0, -6)}.${digits.slice(-6)}`;

export function parseRoute(url: URL): Route {
  if (url.pathname === '/home') return { page: 'home' };
  const plain = channelPath.exec(url.pathname);
  if (plain?.[1] !== undefined) {
    return { page: 'channel', channel: plain[1], thread: plain[2] ?? null, highlight: null };
  }
  const permalink = permalinkPath.exec(url.pathname);
  if (permalink?.[1] === undefined) return { page: 'start' };
  const highlight = permalink[2] === undefined ? null : tsFromDigits(permalink[2]);
  const thread = url.searchParams.get('thread_ts');
  return { page: 'channel', channel: permalink[1], thread, highlight };
}

/** The path of a route; the person acting is added by the caller. */
export function formatRoute(route: Route): string {
  if (route.page === 'start') return '/';
  if (route.page === 'home') return '/home';
  if (route.highlight === null) {
    return `/c/${route.channel}${route.thread === null ? '' : `/t/${route.thread}`}`;
  }
  const thread = route.thread === null ? '' : `?thread_ts=${route.thread}`;
  return `/archives/${route.channel}/p${route.highlight.replace('.', '')}${thread}`;
}

export const channelRoute = (channel: string, thread: string | null = null): Route => ({
  page: 'channel',
  channel,
  thread,
  highlight: null,
});

/** A link that leads into this workspace, whatever host the app was told it lives on. */
export function routeOfLink(href: string, here: URL): Route | null {
  const url = URL.canParse(href, here) ? new URL(href, here) : null;
  if (url === null || !permalinkPath.test(url.pathname)) return null;
  return url.host === here.host || url.hostname.endsWith('.slack.com') ? parseRoute(url) : null;
}
