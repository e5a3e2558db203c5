import type { Panel } from '../engine/index.ts';
import type { Decision, Discussion, Place } from './decision.ts';
import type { HistoryEntry } from './events.ts';
import type { Settings } from './settings.ts';

/** A decision with everything that people said about it, and what holds in its channel. */
export type DecisionContext = Discussion & { readonly settings: Settings };

/**
 * Whether this person may decide, revise, reveal, withdraw, replace and review it; `standsIn` for a
 * manager where nobody who may is left.
 */
export const mayDecide = (
  { decision: { ownerId, deciders }, settings }: Pick<DecisionContext, 'decision' | 'settings'>,
  userId: string,
  standsIn = false,
): boolean =>
  standsIn || settings.decide === 'members' || userId === ownerId || deciders.includes(userId);

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
