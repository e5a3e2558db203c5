import type { AccessScope } from '../../src/domain/portfolio.ts';
import type { Company } from './company.ts';

const among = (channels: readonly string[]): AccessScope => ({
  channels: new Set(channels),
  isComplete: true,
});

/** The scope of a person who is in no private channel. */
export const publicChannels = ({ rooms }: Company): AccessScope =>
  among(rooms.filter(({ isPrivate }) => !isPrivate).map(({ id }) => id));

/** The two private channels in which the least is asked, and nothing else. */
export const twoPrivateChannels = ({ rooms }: Company): AccessScope =>
  among(
    rooms
      .filter(({ isPrivate }) => isPrivate)
      .slice(-2)
      .map(({ id }) => id),
  );
