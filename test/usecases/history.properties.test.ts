import { test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { type DecisionEvent, eventSchema } from '../../src/domain/events.ts';
import { outboxMessageSchema } from '../../src/domain/outbox-entry.ts';
import { runs } from '../runs.ts';
import { OWNER } from './a-context.ts';
import { newIn, wishedIn } from './simulation.ts';
import { anyLife } from './any-simulation.ts';
import { tellingOf, toldBy } from './replay.ts';

const RUNS = runs(300);

/** The kind of entry that a reply of this kind tells of. */
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
  test.prop([anyLife], RUNS)('explains how everything came to be, at every moment', (life) => {
    for (const moment of life) {
      const told = toldBy(tellingOf(moment.before.context), OWNER, newIn(moment));
      expect(told).toEqual(tellingOf(moment.after.context));
    }
  });

  test.prop([anyLife], RUNS)('only grows, without gaps', (life) => {
    for (const { before, after } of life) {
      expect(after.history.slice(0, before.history.length)).toEqual(before.history);
      expect(after.history.map(({ position }) => position)).toEqual([...after.history.keys()]);
    }
  });

  test.prop([anyLife], RUNS)('can be kept and read back', (life) => {
    for (const { event } of life.flatMap(newIn)) {
      expect(eventSchema.parse(JSON.parse(JSON.stringify(event)))).toEqual(event);
    }
    for (const { message } of life.flatMap(wishedIn)) {
      expect(outboxMessageSchema.parse(JSON.parse(JSON.stringify(message)))).toEqual(message);
    }
  });

  test.prop([anyLife], RUNS)(
    'has an entry of its kind for every reply that tells of one',
    (life) => {
      for (const moment of life) {
        for (const { message } of wishedIn(moment)) {
          if (!('entry' in message)) continue;
          expect(newIn(moment)[message.entry]?.event.kind).toBe(TOLD_OF[message.kind]);
        }
      }
    },
  );
});

describe('voices', () => {
  test.prop([anyLife], RUNS)('are one vote a person, and the last one counts', (life) => {
    const last = new Map<string, unknown>();
    for (const { actorId, command, outcome, after } of life) {
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
  });

  test.prop([anyLife], RUNS)('are one rating a person, and the last one counts', (life) => {
    const [first] = life;
    const last = new Map(
      first?.before.context.ratings.map(({ userId, answers }) => [userId, answers]),
    );
    for (const { actorId, command, outcome, before, after } of life) {
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
  });

  test.prop([anyLife], RUNS)('are of the revision that they were given for', (life) => {
    for (const { after } of life) {
      const { revision } = after.context.decision;
      for (const voice of [...after.context.ratings, ...after.context.votes]) {
        expect(voice.revision).toBeLessThanOrEqual(revision);
        expect(voice.revision).toBeGreaterThan(0);
      }
    }
  });
});
