/** Calls per minute and method: https://docs.slack.dev/apis/web-api/rate-limits */
const tiers = { t1: 20, t2: 20, t3: 50, t4: 100, special: 600 } as const;

const tierOf: Readonly<Record<string, keyof typeof tiers>> = {
  'apps.connections.open': 't1',
  'users.list': 't2',
  'users.conversations': 't2',
  'conversations.list': 't2',
  'chat.update': 't3',
  'chat.delete': 't3',
  'conversations.info': 't3',
  'conversations.open': 't3',
  'conversations.join': 't3',
  'conversations.history': 't3',
  'conversations.replies': 't3',
  'reactions.add': 't3',
};
const tier4 = /^(views\.|chat\.postEphemeral|users\.info|conversations\.members|files\.)/;

export type LimitOptions = {
  /** One post per channel in this time; 0 turns the limit off. */
  readonly postIntervalMs: number;
  /** How many posts may come at once after a pause. */
  readonly postBurst: number;
  /** Multiplies every tier; `Infinity` turns the tiers off. */
  readonly tierFactor: number;
};

export type RateLimits = {
  /** Milliseconds to wait, or 0 when the call may pass (and is counted). */
  readonly takeCall: (method: string) => number;
  readonly takePost: (channel: string) => number;
};

export function createRateLimits(
  options: LimitOptions,
  clock = (): number => performance.now(),
): RateLimits {
  const windows = new Map<string, { readonly since: number; readonly calls: number }>();
  const paidUntil = new Map<string, number>();
  return {
    takeCall: (method) => {
      const tier = tierOf[method] ?? (tier4.test(method) ? 't4' : 'special');
      const now = clock();
      const open = windows.get(method);
      const window = open === undefined || now - open.since >= 60_000 ? fresh(now) : open;
      if (window.calls >= tiers[tier] * options.tierFactor) return window.since + 60_000 - now;
      windows.set(method, { ...window, calls: window.calls + 1 });
      return 0;
    },
    takePost: (channel) => {
      if (options.postIntervalMs === 0) return 0;
      const now = clock();
      // Each post pays one interval; being at most `postBurst` intervals ahead is allowed.
      const paid = Math.max(paidUntil.get(channel) ?? 0, now) + options.postIntervalMs;
      const ahead = paid - now - options.postBurst * options.postIntervalMs;
      if (ahead > 0) return ahead;
      paidUntil.set(channel, paid);
      return 0;
    },
  };
}

const fresh = (now: number) => ({ since: now, calls: 0 });
