import { expect } from 'vitest';
import type { Command, RefusalReason, RuleContext, Transition } from '../../src/domain/commands.ts';
import type { Blind } from '../../src/domain/decision.ts';
import type { DecisionContext } from '../../src/domain/decision-context.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/settings.ts';
import { DEFAULT_RUBRIC } from '../../src/engine/index.ts';
import { transition } from '../../src/rules/transition.ts';
import { rate } from '../engine/answers.ts';
import { aDecision, NOON } from '../store/a-decision.ts';

export const OWNER = 'U1';
/** The owner lets this person decide, too. */
export const DECIDER = 'U2';
/** A channel member without any role in the decision. */
export const ANYBODY = 'U3';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
export const LATER = NOON + HOUR;

/** The engine's verdict for `ANSWERS`. */
export const VERDICT = 'hybrid';
export const ANSWERS = rate('3 4 4 3 3 2');
export const OTHER_ANSWERS = rate('0 0 0 0 0 0');

type Overrides = Parameters<typeof aDecision>[0];

/** A decision that has just been submitted, rated by its owner alone. */
export function aContext(overrides: Overrides = {}): DecisionContext {
  const decision = aDecision({ deciders: [DECIDER], ...overrides });
  const { ownerId: userId, answers, revision } = decision;
  const ratings = [{ userId, answers, revision, ratedAt: NOON }];
  return { decision, ratings, votes: [], settings: DEFAULT_SETTINGS };
}

/** A new decision that the team rates blind first. */
export const aBlindContext = (
  blind: Partial<Blind> = {},
  overrides: Overrides = {},
): DecisionContext =>
  aContext({
    status: 'rating',
    blind: { invited: [], enough: null, deadline: null, ...blind },
    revealedAt: null,
    ...overrides,
  });

/** The rule context of an actor, with the default rubric. */
export const by = (actorId: string, now = LATER): RuleContext => ({
  actorId,
  now,
  rubric: DEFAULT_RUBRIC,
});

/** The transition that the rules answer; throws on a refusal. */
export function transitionOf(
  context: DecisionContext,
  command: Command,
  moment = by(OWNER),
): Transition {
  const change = transition(context, command, moment);
  if ('refused' in change) throw new Error(`refused: ${change.refused}`);
  return change;
}

/** The reason of a refusal; null when the command is allowed. Checks that a refusal has no other field. */
export function refusal(
  context: DecisionContext,
  command: Command,
  moment = by(OWNER),
): RefusalReason | null {
  const change = transition(context, command, moment);
  if (!('refused' in change)) return null;
  expect(Object.keys(change)).toEqual(['refused']);
  return change.refused;
}

/** The context that the store would load after this transition. */
export function applied(
  { decision, ratings, votes, settings }: DecisionContext,
  change: Transition,
): DecisionContext {
  const { rating, vote } = change;
  const isNew = change.decision !== undefined;
  return {
    decision: isNew ? { ...change.decision, version: change.decision.version + 1 } : decision,
    ratings:
      rating === undefined
        ? ratings
        : [...ratings.filter(({ userId }) => userId !== rating.userId), rating],
    votes:
      vote === undefined ? votes : [...votes.filter(({ userId }) => userId !== vote.userId), vote],
    settings,
  };
}

export type ActorCommand = readonly [command: Command, actorId: string, now?: number];

/** The context after these commands, all of which must be allowed. */
export const afterCommands = (
  context: DecisionContext,
  ...steps: readonly ActorCommand[]
): DecisionContext =>
  steps.reduce(
    (so, [command, actorId, now]) =>
      applied(so, transitionOf(so, command, by(actorId, now ?? LATER))),
    context,
  );

/** The messages that a transition requests, without their addresses. */
export const messagesOf = ({ outbox = [] }: Transition) => outbox.map(({ message }) => message);

export const REFRESH_ROOT = { kind: 'refresh', live: 'root' } as const;
export const REFRESH_PANEL = { kind: 'refresh', live: 'panel' } as const;
