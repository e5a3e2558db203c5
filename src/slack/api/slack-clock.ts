import type { Clock } from '../../clock.ts';

/** The time by Slack's clock, from the `Date` header of its answers. */
export type SlackClock = {
  /**
   * Whole milliseconds since 1970 by Slack's clock, slightly behind it and never ahead; 0 before the
   * first answer.
   */
  readonly now: () => number;
  /** Wraps `fetch` to read the time from each answer. */
  readonly hearing: (call: typeof fetch) => typeof fetch;
};

export function createSlackClock(clock: Pick<Clock, 'elapsed'>): SlackClock {
  let heard: { readonly time: number; readonly at: number } | null = null;
  return {
    now: () => (heard === null ? 0 : Math.floor(heard.time + clock.elapsed() - heard.at)),
    hearing: (call) => async (input, init) => {
      const answer = await call(input, init);
      const time = Date.parse(answer.headers.get('date') ?? '');
      // A proxy's own page carries the proxy's time.
      const isSlacks = answer.headers.get('content-type')?.includes('json') === true;
      if (isSlacks && !Number.isNaN(time)) heard = { time, at: clock.elapsed() };
      return answer;
    },
  };
}
