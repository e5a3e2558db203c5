import type { Sight } from '../../src/decisions/portfolio.ts';
import type { Company } from './company.ts';

const among = (channels: readonly string[]): Sight => ({
  channels: new Set(channels),
  isComplete: true,
});

/** What somebody sees who is in no private channel. */
export const publicChannels = ({ rooms }: Company): Sight =>
  among(rooms.filter(({ isPrivate }) => !isPrivate).map(({ id }) => id));

/** The two private channels in which the least is asked, and nothing else. */
export const twoPrivateChannels = ({ rooms }: Company): Sight =>
  among(
    rooms
      .filter(({ isPrivate }) => isPrivate)
      .slice(-2)
      .map(({ id }) => id),
  );
