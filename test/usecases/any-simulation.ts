import { fc } from '@fast-check/vitest';
import type { Command, Submission } from '../../src/domain/commands.ts';
import { OUTCOMES } from '../../src/domain/decision.ts';
import type { DecisionInput } from '../../src/domain/events.ts';
import { anyDetails } from '../domain/details.ts';
import { rate } from '../engine/answers.ts';
import { NOON } from '../store/a-decision.ts';
import { ANYBODY, DAY, DECIDER, OWNER } from './a-context.ts';
import { beginSimulation, type SimulationStep, type StepResult, simulate } from './simulation.ts';

const people = fc.constantFrom(OWNER, DECIDER, ANYBODY, 'U4', 'U5');

/** Few values, so that some repeat, with different verdicts. */
const answers = fc.constantFrom(
  ...['0 0 0 0 0 0', '4 0 3 0 3 3', '4 4 4 4 4 4', '0 4 0 4 0 0', '- - - - - -', '3 4 4 3 3 2'].map(
    rate,
  ),
);
const considerations = fc.constantFrom<DecisionInput['considerations']>(
  [],
  ['latency'],
  ['cost', 'latency'],
);
const words = fc.constantFrom('', 'Because', 'Otherwise');
const days = fc.option(fc.integer({ min: 1, max: 90 }));
const day = (number: number): string => new Date(NOON + number * DAY).toISOString().slice(0, 10);

const putCase: fc.Arbitrary<DecisionInput> = fc.record({
  title: fc.constantFrom('Billing bot', 'Invoice bot'),
  context: words,
  answers,
  considerations,
  details: anyDetails,
});

const command: fc.Arbitrary<Exclude<Command, { kind: 'due' }>> = fc.oneof(
  { weight: 6, arbitrary: answers.map((given) => ({ kind: 'rate', answers: given }) as const) },
  { weight: 4, arbitrary: fc.constant({ kind: 'agree' } as const) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('disagree' as const),
      reason: words,
      preferred: fc.constantFrom(...OUTCOMES),
    }),
  },
  { weight: 2, arbitrary: fc.constant({ kind: 'reveal' } as const) },
  { weight: 3, arbitrary: putCase.map((to) => ({ kind: 'revise', to }) as const) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('propose' as const), answers, note: words }),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({
        outcome: fc.constantFrom(...OUTCOMES),
        reason: words,
        check: words,
        after: days,
        deciders: fc.uniqueArray(people, { minLength: 1, maxLength: 3 }),
      })
      .map(
        ({ after, ...said }) =>
          ({
            kind: 'decide',
            ...said,
            reviewOn: after === null ? null : day(after),
            reviewAt: after === null ? null : NOON + after * DAY,
            zone: 'Europe/Berlin',
          }) as const,
      ),
  },
  {
    weight: 2,
    arbitrary: fc.record({ answers, after: days }).map(
      ({ after, ...said }) =>
        ({
          kind: 'review',
          ...said,
          nextOn: after === null ? null : day(after),
          nextAt: after === null ? null : NOON + after * DAY,
        }) as const,
    ),
  },
  { weight: 1, arbitrary: words.map((reason) => ({ kind: 'withdraw', reason }) as const) },
  { weight: 1, arbitrary: fc.constant({ kind: 'supersede', by: 'd2' } as const) },
  { weight: 1, arbitrary: fc.constant({ kind: 'export' } as const) },
  { weight: 1, arbitrary: fc.constant({ kind: 'move', channelId: 'C9' } as const) },
);

const event: fc.Arbitrary<SimulationStep> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ actorId: people, command }) },
  { weight: 1, arbitrary: fc.constant('time passes' as const) },
);

const blind = fc.record({
  invited: fc.uniqueArray(people, { maxLength: 4 }),
  enough: fc.option(fc.integer({ min: 2, max: 5 })),
  deadline: fc.option(fc.integer({ min: 1, max: 20 }).map((after) => NOON + after * DAY)),
});

const submission: fc.Arbitrary<Submission> = fc
  .record({ to: putCase, blind: fc.option(blind, { freq: 2 }) })
  .map(({ to, blind }) => ({
    ...to,
    blind,
    sourceKey: 'view-1',
    teamId: 'T1',
    channelId: 'C1',
    userId: OWNER,
    deciders: [DECIDER],
    source: null,
    supersedes: null,
  }));

/** A submission and random steps, allowed or not, in any order. */
export const anySteps: fc.Arbitrary<readonly [Submission, readonly SimulationStep[]]> = fc.tuple(
  submission,
  fc.array(event, { minLength: 1, maxLength: 30 }),
);

/** Random steps with their results. */
export const anySimulation: fc.Arbitrary<readonly StepResult[]> = anySteps.map(([asked, events]) =>
  simulate(beginSimulation(asked), events),
);
