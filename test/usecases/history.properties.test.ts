import { test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { type DecisionEvent, eventSchema } from '../../src/domain/events.ts';
import { outboxMessageSchema } from '../../src/domain/outbox-entry.ts';
import { runs } from '../runs.ts';
import { OWNER } from './a-context.ts';
import { anySimulation } from './any-simulation.ts';
import { factsOf, replay } from './replay.ts';
import { newEntries, requestsOf } from './simulation.ts';

const RUNS = runs(300);

/** Which kind of event each kind of reply announces. */
const TOLD_OF: Readonly<Record<string, DecisionEvent['kind']>> = {
  objection: 'voted',
  revised: 'revised',
  proposal: 'proposed',
  decided: 'decided',
  withdrawn: 'withdrawn',
  open_reminder: 'reminded',
  review_asked: 'review_asked',
  reviewed: 'reviewed',
};

describe('the history', () => {
  test.prop([anySimulation], RUNS)(
    'explains how everything came to be, at every moment',
    (simulation) => {
      for (const result of simulation) {
        const facts = replay(factsOf(result.before.context), OWNER, newEntries(result));
        expect(facts).toEqual(factsOf(result.after.context));
      }
    },
  );

  test.prop([anySimulation], RUNS)('only grows, without gaps', (simulation) => {
    for (const { before, after } of simulation) {
      expect(after.history.slice(0, before.history.length)).toEqual(before.history);
      expect(after.history.map(({ position }) => position)).toEqual([...after.history.keys()]);
    }
  });

  test.prop([anySimulation], RUNS)('can be kept and read back', (simulation) => {
    for (const { event } of simulation.flatMap(newEntries)) {
      expect(eventSchema.parse(JSON.parse(JSON.stringify(event)))).toEqual(event);
    }
    for (const { message } of simulation.flatMap(requestsOf)) {
      expect(outboxMessageSchema.parse(JSON.parse(JSON.stringify(message)))).toEqual(message);
    }
  });

  test.prop([anySimulation], RUNS)(
    'has an entry of its kind for every reply that tells of one',
    (simulation) => {
      for (const result of simulation) {
        for (const { message } of requestsOf(result)) {
          if (!('entry' in message)) continue;
          expect(newEntries(result)[message.entry]?.event.kind).toBe(TOLD_OF[message.kind]);
        }
      }
    },
  );
});

describe('voices', () => {
  test.prop([anySimulation], RUNS)(
    'are one vote a person, and the last one counts',
    (simulation) => {
      const last = new Map<string, unknown>();
      for (const { actorId, command, outcome, after } of simulation) {
        if (!('refused' in outcome) && command.kind === 'agree') last.set(actorId, 'agree');
        if (!('refused' in outcome) && command.kind === 'disagree') {
          last.set(actorId, [command.reason, command.preferred]);
        }
        const votes = after.context.votes.map(
          ({ userId, voice, reason, preferred }) =>
            [userId, voice === 'agree' ? voice : [reason, preferred]] as const,
        );
        expect(votes).toHaveLength(last.size);
        expect(new Map<string, unknown>(votes)).toEqual(last);
      }
    },
  );

  test.prop([anySimulation], RUNS)(
    'are one rating a person, and the last one counts',
    (simulation) => {
      const [first] = simulation;
      const last = new Map(
        first?.before.context.ratings.map(({ userId, answers }) => [userId, answers]),
      );
      for (const { actorId, command, outcome, before, after } of simulation) {
        if (!('refused' in outcome)) {
          if (command.kind === 'rate') last.set(actorId, command.answers);
          const isNew = before.context.decision.revision !== after.context.decision.revision;
          if (command.kind === 'revise' && isNew && actorId === OWNER) {
            last.set(OWNER, command.to.answers);
          }
        }
        const ratings = after.context.ratings.map(
          ({ userId, answers }) => [userId, answers] as const,
        );
        expect(ratings).toHaveLength(last.size);
        expect(new Map(ratings)).toEqual(last);
      }
    },
  );

  test.prop([anySimulation], RUNS)('are of the revision that they were given for', (simulation) => {
    for (const { after } of simulation) {
      const { revision } = after.context.decision;
      for (const voice of [...after.context.ratings, ...after.context.votes]) {
        expect(voice.revision).toBeLessThanOrEqual(revision);
        expect(voice.revision).toBeGreaterThan(0);
      }
    }
  });
});
