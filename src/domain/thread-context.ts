import type { Panel } from '../engine/index.ts';
import type { Decision, Place } from './decision.ts';
import type { DecisionContext } from './decision-context.ts';
import type { HistoryEntry } from './events.ts';

/** All that a message of a decision's thread may show, as it is now. */
export type ThreadContext = DecisionContext & {
  /** What all ratings say together. */
  readonly panel: Panel;
  /** The entry of the history that the message reports; null if it reports none. */
  readonly entry: HistoryEntry | null;
  /** Where the live message that a refresh updates is; null if it was never posted. */
  readonly livePlace: Place | null;
  readonly supersedes: Decision | null;
  readonly supersededBy: Decision | null;
};
