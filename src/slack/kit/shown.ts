import type { Decision, Discussion } from '../../domain/decision.ts';
import type { DecisionContext } from '../../domain/decision-context.ts';
import type { HistoryEntry } from '../../domain/events.ts';
import type { Panel } from '../../engine/index.ts';
import type { Tally } from '../../i18n/messages.ts';

/** What the messages of a thread may tell of. */
export type ThreadView = DecisionContext & {
  readonly panel: Panel;
  /** The entry of the history that a reply tells of. */
  readonly entry: HistoryEntry | null;
  readonly supersedes: Decision | null;
  readonly supersededBy: Decision | null;
  readonly botUserId: string;
};

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
