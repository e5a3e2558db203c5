import { panelIn } from '../../src/domain/decision.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/settings.ts';
import type { ThreadContext } from '../../src/domain/thread-context.ts';
import { DEFAULT_RUBRIC } from '../../src/engine/index.ts';
import { aDecision, NOON } from '../store/a-decision.ts';

/** What a message may tell of a decision that only its owner has rated. */
export function aScene(said: Partial<ThreadContext> = {}): ThreadContext {
  const { decision = aDecision(), ...others } = said;
  const { ownerId: userId, answers } = decision;
  const ratings = said.ratings ?? [{ userId, answers, revision: 1, ratedAt: NOON }];
  return {
    decision,
    ratings,
    votes: [],
    settings: DEFAULT_SETTINGS,
    panel: panelIn({ ratings }, DEFAULT_RUBRIC),
    entry: null,
    standsAt: null,
    supersedes: null,
    supersededBy: null,
    ...others,
  };
}
