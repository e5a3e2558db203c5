import type { Clock } from '../clock.ts';
import type { Sight } from '../decisions/portfolio.ts';
import type { Logger } from '../logger.ts';
import type { Gateway } from './gateway.ts';
import type { People } from './people.ts';

/** How long what Slack said about membership is believed; a removal is noticed no later. */
const FRESH_MS = 45_000;

/** The conversations whose decisions somebody may see, and what they are called. */
export type Visible = Sight & {
  /** As far as it is known. */
  readonly names: ReadonlyMap<string, string>;
};

export type Visibility = {
  readonly of: (userId: string) => Promise<Visible>;
  /** Somebody left or was removed, or the bot was: what was known of them is not believed any more. */
  readonly forget: (userId: string | 'everybody') => void;
};

type Channels = ReadonlyMap<string, string>;
type Known = { readonly at: number; readonly channels: Promise<Channels | null> };

const NOTHING: Channels = new Map();

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
    known != null && clock.now() - known.at < FRESH_MS;

  async function ask(of: string | null): Promise<Channels | null> {
    const answer = await gateway.channels(of);
    if (answer.kind === 'done') return new Map(answer.value.map(({ id, name }) => [id, name]));
    log.warn({ error: answer.error }, 'Slack did not say which channels somebody may see');
    return null;
  }

  const publicChannels = (): Known['channels'] => {
    if (!isFresh(open)) open = { at: clock.now(), channels: ask(null) };
    const { channels } = open;
    return channels.then((found) => {
      if (found === null) open = null;
      return found;
    });
  };

  const privateChannels = (userId: string): Known['channels'] => {
    for (const [id, known] of closed) if (!isFresh(known)) closed.delete(id);
    const known = closed.get(userId) ?? { at: clock.now(), channels: ask(userId) };
    closed.set(userId, known);
    return known.channels.then((found) => {
      if (found === null && closed.get(userId) === known) closed.delete(userId);
      return found;
    });
  };

  return {
    of: async (userId) => {
      const standing = await people.standing(userId, undefined);
      if (standing !== 'member') {
        return visible(NOTHING, standing !== 'unknown_person');
      }
      const [anybody, own] = await Promise.all([publicChannels(), privateChannels(userId)]);
      return visible(
        new Map([...(anybody ?? NOTHING), ...(own ?? NOTHING)]),
        anybody !== null && own !== null,
      );
    },
    forget: (userId) => {
      if (userId === 'everybody') closed.clear();
      else closed.delete(userId);
    },
  };
}

const visible = (names: Channels, isComplete: boolean): Visible => ({
  channels: new Set(names.keys()),
  names: new Map([...names].filter(([, name]) => name !== '')),
  isComplete,
});
