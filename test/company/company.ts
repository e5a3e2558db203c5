import type { Submission } from '../../src/domain/commands.ts';
import type { Blind, Decision } from '../../src/domain/decision.ts';
import { plannedActions } from './actions.ts';
import { type Room, rooms } from './channels.ts';
import type { Refusal } from './delivered.ts';
import { type Colleague, colleagues } from './people.ts';
import { type Asked, asked } from './plan.ts';
import { type Profile, profiles } from './profiles.ts';
import { chance } from './random.ts';
import { type SimulatedDecision, simulate } from './simulate.ts';
import { topic } from './texts.ts';

export type Company = {
  readonly people: readonly Colleague[];
  /** The busiest first. */
  readonly rooms: readonly Room[];
  /** The decisions of a year, oldest first. Each call generates the same ones. */
  readonly decisions: () => Generator<CompanyDecision>;
};

/** A simulated decision, and why its thread is not in Slack; null when it is. */
export type CompanyDecision = { readonly simulated: SimulatedDecision; readonly refusal: Refusal };

export const decisionOf = ({ simulated }: CompanyDecision): Decision => simulated.context.decision;

export type Size = {
  readonly decisions: number;
  readonly channels?: number;
  readonly people?: number;
  readonly seed?: number;
  /** The year ends then. */
  readonly now: number;
};

const DAY = 24 * 3_600_000;
/** How often it happens. */
const SHARE = { blind: 0.1, undelivered: 0.003 } as const;

/** A company that has used the bot for a year: the same for the same seed. */
export function company({
  decisions,
  now,
  channels = 200,
  people: heads = 500,
  seed = 1,
}: Size): Company {
  const luck = chance(seed);
  const people = colleagues(luck, heads);
  const all = rooms(luck, people, channels);
  const answered = profiles(luck, Math.min(1_000, decisions));
  return {
    people,
    rooms: all,
    *decisions() {
      for (const one of asked({ seed, decisions, rooms: all, now })) {
        yield lived(one, one.luck.of(answered), now);
      }
    },
  };
}

function lived(one: Asked, profile: Profile, now: number): CompanyDecision {
  const { id, index, luck, at, room, ownerId, supersedes } = one;
  const { recommendation, ...answered } = profile;
  const said = topic(luck, index);
  const submission: Submission = {
    ...answered,
    sourceKey: `V${id}`,
    teamId: 'T0WORKSPACE',
    channelId: room.id,
    userId: ownerId,
    title: said.title,
    context: said.context,
    deciders: luck.is(0.3) ? [luck.of(room.circle).id].filter((who) => who !== ownerId) : [],
    blind: luck.is(SHARE.blind) ? blindly(one) : null,
    source: null,
    supersedes,
  };
  const start = { id, submission, recommendation, at };
  // Nobody sees a thread that Slack refused.
  const isLost = one.supersededBy === null && luck.is(SHARE.undelivered);
  const refusal = isLost ? luck.of(['not_in_channel', 'is_archived'] as const) : null;
  return {
    simulated: simulate(start, isLost ? [] : plannedActions(one, submission, said), now),
    refusal,
  };
}

function blindly({ at, luck, room, ownerId }: Asked): Blind {
  const invited = luck
    .some(room.circle, luck.between(2, 4))
    .map(({ id }) => id)
    .filter((id) => id !== ownerId);
  return {
    invited,
    enough: luck.is(0.5) ? Math.max(2, invited.length) : null,
    deadline: luck.is(0.5) ? at + luck.between(3, 9) * DAY : null,
  };
}
