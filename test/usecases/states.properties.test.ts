import { test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import type { Command } from '../../src/domain/commands.ts';
import { isHidden, type Status } from '../../src/domain/decision.ts';
import { SYSTEM_ACTOR } from '../../src/domain/events.ts';
import type { TimerKind } from '../../src/domain/job.ts';
import { panelOf, recommend } from '../../src/engine/index.ts';
import { runs } from '../runs.ts';
import { DECIDER, OWNER } from './a-context.ts';
import { anySimulation } from './any-simulation.ts';
import { changedNothing, newEntries, requestsOf, type StepResult } from './simulation.ts';

const RUNS = runs(300);

/** What may still change a closed decision, and what may happen before a closed blind rating is revealed. */
const AFTERWARDS: Partial<Record<Status, readonly Command['kind'][]>> = {
  decided: ['review', 'supersede', 'export', 'move', 'due'],
  withdrawn: ['export', 'move'],
  superseded: ['export', 'move'],
};
const BLIND_EFFECTS = [
  'root',
  'refresh root',
  'rating_reminder',
  'open_reminder',
  'withdrawn',
  // The record as a file, which tells nothing either as long as nothing is told.
  'export',
];
const TIMERS_IN: Readonly<Record<Status, readonly TimerKind[]>> = {
  rating: ['remind_raters', 'reveal', 'remind_open'],
  open: ['remind_open'],
  decided: ['review'],
  withdrawn: [],
  superseded: [],
};
/** Nobody else may. */
const FOR_DECIDERS = ['revealed', 'revised', 'decided', 'withdrawn', 'superseded', 'reviewed'];

const statusOf = (simulation: StepResult['before']): Status => simulation.context.decision.status;

describe('whatever people try to do to a decision', () => {
  test.prop([anySimulation], RUNS)('what is refused changes nothing', (simulation) => {
    for (const { outcome, before, after } of simulation) {
      if (!('refused' in outcome)) continue;
      expect(Object.keys(outcome)).toEqual(['refused']);
      expect(after).toBe(before);
    }
  });

  test.prop([anySimulation], RUNS)(
    'its version rises with every change of it, and never falls',
    (simulation) => {
      for (const { outcome, before, after } of simulation) {
        const rise = 'decision' in outcome ? 1 : 0;
        expect(after.context.decision.version).toBe(before.context.decision.version + rise);
      }
    },
  );

  test.prop([anySimulation], RUNS)(
    'its revision rises by one with other answers, else never',
    (simulation) => {
      for (const { command, before, after } of simulation) {
        const [from, to] = [before.context.decision, after.context.decision];
        const isOther = JSON.stringify(from.answers) !== JSON.stringify(to.answers);
        const rise = command.kind === 'revise' && isOther ? 1 : 0;
        expect(to.revision).toBe(from.revision + rise);
      }
    },
  );

  test.prop([anySimulation], RUNS)(
    'once it is over only little may still happen to it',
    (simulation) => {
      for (const result of simulation) {
        const allowed = AFTERWARDS[statusOf(result.before)];
        if (allowed !== undefined && !changedNothing(result)) {
          expect(allowed).toContain(result.command.kind);
        }
      }
    },
  );

  test.prop([anySimulation], RUNS)('what was decided stays decided, as it was', (simulation) => {
    for (const { before, after } of simulation) {
      const { decided, recommendation, answers } = before.context.decision;
      if (decided === null) continue;
      expect(after.context.decision).toMatchObject({ decided, recommendation, answers });
      expect(['decided', 'superseded']).toContain(statusOf(after));
    }
  });

  test.prop([anySimulation], RUNS)('nobody decides for its deciders', (simulation) => {
    for (const result of simulation) {
      const { actorId, command } = result;
      if (changedNothing(result)) continue;
      if (FOR_DECIDERS.includes(command.kind)) expect([OWNER, DECIDER]).toContain(actorId);
      if (command.kind === 'move') expect(actorId).toBe(OWNER);
      expect(actorId === SYSTEM_ACTOR).toBe(command.kind === 'due');
    }
  });

  test.prop([anySimulation], RUNS)(
    'nothing that tells answers leaves while it is hidden',
    (simulation) => {
      for (const result of simulation) {
        if (!isHidden(result.after.context.decision)) continue;
        for (const { message } of requestsOf(result)) {
          const name = message.kind === 'refresh' ? `refresh ${message.live}` : message.kind;
          expect(BLIND_EFFECTS).toContain(name);
        }
      }
    },
  );

  test.prop([anySimulation], RUNS)('what was shown once is never hidden again', (simulation) => {
    for (const { before, after } of simulation) {
      const { revealedAt } = before.context.decision;
      if (revealedAt !== null) expect(after.context.decision.revealedAt).toBe(revealedAt);
      if (statusOf(after) === 'open') expect(isHidden(after.context.decision)).toBe(false);
    }
  });

  test.prop([anySimulation], RUNS)(
    'a reveal shows the verdict of the middle answers',
    (simulation) => {
      for (const { before, after } of simulation) {
        if (statusOf(before) !== 'rating' || statusOf(after) !== 'open') continue;
        const all = after.context.ratings.map(({ userId: raterId, answers }) => ({
          raterId,
          answers,
        }));
        const { answers } = panelOf(all);
        const { considerations, details, recommendation } = after.context.decision;
        expect(after.context.decision.answers).toEqual(answers);
        expect(recommendation).toEqual(recommend(answers, { considerations, details }));
      }
    },
  );

  test.prop([anySimulation], RUNS)('a decision against the verdict has a reason', (simulation) => {
    for (const { after } of simulation) {
      const { decided, recommendation } = after.context.decision;
      if (decided === null || decided.outcome === recommendation.verdict) continue;
      expect(decided.reason).not.toBe('');
    }
  });
});

describe('whatever falls due', () => {
  test.prop([anySimulation], RUNS)(
    'only what still matters is waited for, each once',
    (simulation) => {
      for (const { after } of simulation) {
        const kinds = after.timers.map(({ kind }) => kind);
        expect(kinds).toEqual([...new Set(kinds)]);
        for (const kind of kinds) expect(TIMERS_IN[statusOf(after)]).toContain(kind);
      }
    },
  );

  test.prop([anySimulation], RUNS)(
    'reminders come at most three times, at 7, 21 and 49 days',
    (simulation) => {
      let days: number[] = [];
      for (const what of simulation.flatMap(newEntries).map((entry) => entry.event)) {
        // Shown at last, it lies open anew.
        if (what.kind === 'revealed') days = [];
        if (what.kind === 'reminded') days.push(what.days);
        expect([7, 21, 49].slice(0, days.length)).toEqual(days);
      }
    },
  );

  test.prop([anySimulation], RUNS)(
    'raters are reminded at most once, and only who is silent',
    (simulation) => {
      let times = 0;
      for (const result of simulation) {
        const { before } = result;
        for (const { event } of newEntries(result)) {
          if (event.kind !== 'raters_reminded') continue;
          times += 1;
          const silent = (before.context.decision.blind?.invited ?? []).filter(
            (id) => !before.context.ratings.some(({ userId }) => userId === id),
          );
          expect(event.people).toEqual(silent);
          expect(silent.length).toBeGreaterThan(0);
        }
      }
      expect(times).toBeLessThanOrEqual(1);
    },
  );
});
