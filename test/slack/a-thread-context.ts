import type { Decision, PersonalRating, Vote } from '../../src/domain/decision.ts';
import type { ThreadContext } from '../../src/domain/decision-context.ts';
import type { DecisionEvent, HistoryEntry } from '../../src/domain/events.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/settings.ts';
import { panelOf } from '../../src/engine/index.ts';
import { rate } from '../engine/answers.ts';
import { aDecision, NOON } from '../store/a-decision.ts';

export const OWNER = 'U1';

/** What a message may show of a decision that only its owner has rated, but for the overrides. */
export function aThreadContext(
  overrides: Partial<Omit<ThreadContext, 'panel'>> = {},
): ThreadContext {
  const { decision = aDecision(), ratings = [ownersRating(decision)] } = overrides;
  return {
    votes: [],
    entry: null,
    supersedes: null,
    supersededBy: null,
    livePlace: null,
    settings: DEFAULT_SETTINGS,
    ...overrides,
    decision,
    ratings,
    panel: panelOf(ratings.map(({ userId: raterId, answers }) => ({ raterId, answers }))),
  };
}

const ownersRating = ({ ownerId: userId, answers }: Decision): PersonalRating => ({
  userId,
  answers,
  revision: 1,
  ratedAt: NOON,
});

/** What several people answered, in the order of the form; the first of them is the owner. */
export const ratedBy = (...all: readonly string[]): readonly PersonalRating[] =>
  all.map((answers, index) => rating(`U${index + 1}`, answers));

export const rating = (userId: string, answers: string, revision = 1): PersonalRating => ({
  userId,
  answers: rate(answers),
  revision,
  ratedAt: NOON,
});

export const agreement = (userId: string, revision = 1): Vote => ({
  userId,
  voice: 'agree',
  reason: '',
  preferred: null,
  revision,
  castAt: NOON,
});

/** An entry of the history that a reply reports. */
export const anEntry = (event: DecisionEvent, actorId = OWNER): HistoryEntry => ({
  position: 3,
  actorId,
  at: NOON,
  event,
});
