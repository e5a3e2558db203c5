import type { Discussion } from './decision.ts';
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
