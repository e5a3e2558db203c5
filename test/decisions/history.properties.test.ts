import { test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { effectSchema } from '../../src/records/effect.ts';
import { type Happened, happenedSchema } from '../../src/records/history.ts';
import { runs } from '../runs.ts';
import { OWNER } from './a-case.ts';
import { newIn, wishedIn } from './a-life.ts';
import { anyLife } from './any-life.ts';
import { tellingOf, toldBy } from './by-history.ts';

const RUNS = runs(300);

/** The kind of entry that a reply of this kind tells of. */
const TOLD_OF: Readonly<Record<string, Happened['kind']>> = {
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
      const told = toldBy(tellingOf(moment.before.of), OWNER, newIn(moment));
      expect(told).toEqual(tellingOf(moment.after.of));
    }
  });

  test.prop([anyLife], RUNS)('only grows, without gaps', (life) => {
    for (const { before, after } of life) {
      expect(after.history.slice(0, before.history.length)).toEqual(before.history);
      expect(after.history.map(({ position }) => position)).toEqual([...after.history.keys()]);
    }
  });

  test.prop([anyLife], RUNS)('can be kept and read back', (life) => {
    for (const { what } of life.flatMap(newIn)) {
      expect(happenedSchema.parse(JSON.parse(JSON.stringify(what)))).toEqual(what);
    }
    for (const { effect } of life.flatMap(wishedIn)) {
      expect(effectSchema.parse(JSON.parse(JSON.stringify(effect)))).toEqual(effect);
    }
  });

  test.prop([anyLife], RUNS)(
    'has an entry of its kind for every reply that tells of one',
    (life) => {
      for (const moment of life) {
        for (const { effect } of wishedIn(moment)) {
          if (!('entry' in effect)) continue;
          expect(newIn(moment)[effect.entry]?.what.kind).toBe(TOLD_OF[effect.kind]);
        }
      }
    },
  );
});

describe('voices', () => {
  test.prop([anyLife], RUNS)('are one vote a person, and the last one counts', (life) => {
    const last = new Map<string, unknown>();
    for (const { actorId, happening, outcome, after } of life) {
      if (!('refused' in outcome) && happening.kind === 'agreed') last.set(actorId, 'agree');
      if (!('refused' in outcome) && happening.kind === 'disagreed') {
        last.set(actorId, [happening.reason, happening.preferred]);
      }
      const votes = after.of.votes.map(
        ({ userId, voice, reason, preferred }) =>
          [userId, voice === 'agree' ? voice : [reason, preferred]] as const,
      );
      expect(votes).toHaveLength(last.size);
      expect(new Map<string, unknown>(votes)).toEqual(last);
    }
  });

  test.prop([anyLife], RUNS)('are one rating a person, and the last one counts', (life) => {
    const [first] = life;
    const last = new Map(first?.before.of.ratings.map(({ userId, answers }) => [userId, answers]));
    for (const { actorId, happening, outcome, before, after } of life) {
      if (!('refused' in outcome)) {
        if (happening.kind === 'rated') last.set(actorId, happening.answers);
        const isNew = before.of.decision.revision !== after.of.decision.revision;
        if (happening.kind === 'revised' && isNew && actorId === OWNER) {
          last.set(OWNER, happening.to.answers);
        }
      }
      const ratings = after.of.ratings.map(({ userId, answers }) => [userId, answers] as const);
      expect(ratings).toHaveLength(last.size);
      expect(new Map(ratings)).toEqual(last);
    }
  });

  test.prop([anyLife], RUNS)('are of the revision that they were given for', (life) => {
    for (const { after } of life) {
      const { revision } = after.of.decision;
      for (const voice of [...after.of.ratings, ...after.of.votes]) {
        expect(voice.revision).toBeLessThanOrEqual(revision);
        expect(voice.revision).toBeGreaterThan(0);
      }
    }
  });
});
