import type { Clock } from '../../clock.ts';

/** The time at Slack, as its answers tell it: no clock of ours has a say in it. */
export type SlackClock = {
  /**
   * Whole milliseconds since 1970 by Slack's clock, at most a moment behind it and never ahead; 0 before
   * Slack has answered anything.
   */
  readonly now: () => number;
  /** The same calls, from whose answers the time is taken. */
  readonly hearing: (call: typeof fetch) => typeof fetch;
};

export function createSlackClock(clock: Pick<Clock, 'elapsed'>): SlackClock {
  let heard: { readonly time: number; readonly at: number } | null = null;
  return {
    now: () => (heard === null ? 0 : Math.floor(heard.time + clock.elapsed() - heard.at)),
    hearing: (call) => async (input, init) => {
      const answer = await call(input, init);
      const time = Date.parse(answer.headers.get('date') ?? '');
      // A page of some proxy's own may carry that proxy's time.
      const isSlacks = answer.headers.get('content-type')?.includes('json') === true;
      if (isSlacks && !Number.isNaN(time)) heard = { time, at: clock.elapsed() };
      return answer;
    },
  };
}
