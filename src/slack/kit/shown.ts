import type { Discussion } from '../../domain/decision.ts';
import type { Tally } from '../../i18n/messages.ts';

export function tallyOf({ decision, votes }: Discussion): Tally {
  return {
    agree: votes.filter(({ voice }) => voice === 'agree').length,
    disagree: votes.filter(({ voice }) => voice === 'disagree').length,
    before: votes.filter(({ revision }) => revision < decision.revision).length,
  };
}

/** Ratings that were given for earlier answers of record. */
export const ratedBefore = ({ decision, ratings }: Discussion): number =>
  ratings.filter(({ revision }) => revision < decision.revision).length;
