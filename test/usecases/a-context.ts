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
/** Named by the owner to decide as well. */
export const DECIDER = 'U2';
/** Anybody else in the channel. */
export const ANYBODY = 'U3';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
export const LATER = NOON + HOUR;

/** What the engine says of the case below. */
export const VERDICT = 'hybrid';
export const ANSWERS = rate('3 4 4 3 3 2');
export const OTHER_ANSWERS = rate('0 0 0 0 0 0');

type Said = Parameters<typeof aDecision>[0];

/** A decision that has just been submitted, rated by its owner alone. */
export function aCase(said: Said = {}): DecisionContext {
  const decision = aDecision({ deciders: [DECIDER], ...said });
  const { ownerId: userId, answers, revision } = decision;
  const ratings = [{ userId, answers, revision, ratedAt: NOON }];
  return { decision, ratings, votes: [], settings: DEFAULT_SETTINGS };
}

/** The same while the team rates blind. */
export const aBlindCase = (blind: Partial<Blind> = {}, said: Said = {}): DecisionContext =>
  aCase({
    status: 'rating',
    blind: { invited: [], enough: null, deadline: null, ...blind },
    revealedAt: null,
    ...said,
  });

/** Somebody acts, by the rubric that everybody has. */
export const by = (actorId: string, now = LATER): RuleContext => ({
  actorId,
  now,
  rubric: DEFAULT_RUBRIC,
});

/** What follows; fails when it may not happen. */
export function whatFollows(
  context: DecisionContext,
  command: Command,
  moment = by(OWNER),
): Transition {
  const change = transition(context, command, moment);
  if ('refused' in change) throw new Error(`refused: ${change.refused}`);
  return change;
}

/** Why it may not happen; null when it may. A refusal says nothing but its reason. */
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

/** The case as the store holds it after a change. */
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

export type Doing = readonly [command: Command, actorId: string, now?: number];

/** The case after all of this has happened to it. */
export const lived = (context: DecisionContext, ...doings: readonly Doing[]): DecisionContext =>
  doings.reduce(
    (so, [command, actorId, now]) =>
      applied(so, whatFollows(so, command, by(actorId, now ?? LATER))),
    context,
  );

/** What is wished for, without where it goes. */
export const effectsOf = ({ outbox = [] }: Transition) => outbox.map(({ message }) => message);

export const REFRESH_ROOT = { kind: 'refresh', live: 'root' } as const;
export const REFRESH_PANEL = { kind: 'refresh', live: 'panel' } as const;
