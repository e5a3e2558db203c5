import { type Clock, within } from '../clock.ts';
import type { Sight } from '../decisions/portfolio.ts';
import type { Logger } from '../logger.ts';
import type { Answer } from './answer.ts';
import type { Gateway } from './gateway.ts';
import { PATIENCE_MS, type People, RECENT_MS } from './people.ts';

/** The conversations whose decisions somebody may see, and what they are called. */
export type Visible = Sight & {
  /** As far as it is known. */
  readonly names: ReadonlyMap<string, string>;
  /** How long Slack wishes not to be asked again. */
  readonly retryAfterMs?: number;
};

export type Visibility = {
  readonly of: (userId: string) => Promise<Visible>;
  /** The same in time for the answer to a form: what Slack has not said by then is not known. */
  readonly soon: (userId: string) => Promise<Visible>;
  /** Somebody left or was removed, or the bot was: what was known of them is not believed any more. */
  readonly forget: (userId: string | 'everybody') => void;
};

type Channels = ReadonlyMap<string, string>;
type Told = Answer<Channels>;
type Known = { readonly at: number; readonly told: Promise<Told> };

const BUSY = { kind: 'later', error: 'ratelimited', inDoubt: false } as const;

/**
 * Who may see what, from Slack's own membership: members see the public channels and the private
 * ones they are in; guests, people of other companies and whoever Slack says nothing about see
 * nothing. What is not known is not shown.
 */
export function createVisibility({
  gateway,
  people,
  clock,
  log,
}: {
  readonly gateway: Gateway;
  readonly people: People;
  readonly clock: Clock;
  readonly log: Logger;
}): Visibility {
  let open: Known | null = null;
  const closed = new Map<string, Known>();
  const isFresh = (known: Known | null | undefined): known is Known =>
    known != null && clock.elapsed() - known.at < RECENT_MS;

  /** One of Slack's questions, which is not asked while Slack wishes to be left alone with it. */
  function question(): (of: string | null) => Promise<Told> {
    let restUntil = Number.NEGATIVE_INFINITY;
    return async (of) => {
      const retryAfterMs = restUntil - clock.elapsed();
      if (retryAfterMs > 0) return { ...BUSY, retryAfterMs };
      const answer = await gateway.channels(of);
      if (answer.kind === 'done') {
        return { kind: 'done', value: new Map(answer.value.map(({ id, name }) => [id, name])) };
      }
      log.warn({ error: answer.error }, 'Slack did not say which channels somebody may see');
      if (answer.kind === 'later') {
        restUntil = Math.max(restUntil, clock.elapsed() + (answer.retryAfterMs ?? 0));
      }
      return answer;
    };
  }
  const askOpen = question();
  const askClosed = question();

  const publicChannels = (): Known['told'] => {
    if (!isFresh(open)) open = { at: clock.elapsed(), told: askOpen(null) };
    return open.told.then((told) => {
      if (told.kind !== 'done') open = null;
      return told;
    });
  };

  const privateChannels = (userId: string): Known['told'] => {
    for (const [id, known] of closed) if (!isFresh(known)) closed.delete(id);
    const known = closed.get(userId) ?? { at: clock.elapsed(), told: askClosed(userId) };
    closed.set(userId, known);
    return known.told.then((told) => {
      if (told.kind !== 'done' && closed.get(userId) === known) closed.delete(userId);
      return told;
    });
  };

  async function of(userId: string): Promise<Visible> {
    const standing = await people.standing(userId, undefined, RECENT_MS);
    if (standing === 'unknown_person') return NOT_KNOWN;
    if (standing !== 'member') return visible([]);
    return visible(await Promise.all([publicChannels(), privateChannels(userId)]));
  }

  return {
    of,
    soon: (userId) => within(clock, PATIENCE_MS, { coming: of(userId), instead: NOT_KNOWN }),
    forget: (userId) => {
      if (userId === 'everybody') closed.clear();
      else closed.delete(userId);
    },
  };
}

/** Nothing, until Slack says more. */
const NOT_KNOWN: Visible = {
  channels: new Set(),
  names: new Map(),
  isComplete: false,
  reason: 'busy',
};

function visible(told: readonly Told[]): Visible {
  const found = told.flatMap((answer) => (answer.kind === 'done' ? [...answer.value] : []));
  const sight = {
    channels: new Set(found.map(([id]) => id)),
    names: new Map(found.filter(([, name]) => name !== '')),
  };
  if (told.every(({ kind }) => kind === 'done')) return { ...sight, isComplete: true };
  const later = told.filter((answer) => answer.kind === 'later');
  if (later.length === 0) return { ...sight, isComplete: false, reason: 'not_permitted' };
  const retryAfterMs = Math.max(...later.map(({ retryAfterMs: ms = 0 }) => ms));
  return {
    ...sight,
    isComplete: false,
    reason: 'busy',
    ...(retryAfterMs > 0 ? { retryAfterMs } : {}),
  };
}

/** What needs to know all that somebody may see waits for it. */
export const unseenYet = ({ retryAfterMs }: Pick<Visible, 'retryAfterMs'>): Answer<never> => ({
  kind: 'later',
  error: 'sight_unknown',
  inDoubt: false,
  ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
});
