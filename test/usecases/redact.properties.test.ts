import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { isHidden, type Vote } from '../../src/domain/decision.ts';
import { eventSchema, type HistoryEntry } from '../../src/domain/events.ts';
import { DEFAULT_RUBRIC, panelOf } from '../../src/engine/index.ts';
import { madr } from '../../src/exports/madr/madr.ts';
import { decisionRecord } from '../../src/exports/record/record.ts';
import { en } from '../../src/i18n/en/english.ts';
import { redact } from '../../src/rules/redact.ts';
import { runs } from '../runs.ts';
import { ANYBODY, DECIDER, OWNER } from './a-context.ts';
import { anySteps } from './any-simulation.ts';
import { markedEvent, markedSubmission, markOf } from './marked-texts.ts';
import { beginSimulation, type Simulation, simulate } from './simulation.ts';

const RUNS = runs(300);
const PEOPLE = [OWNER, DECIDER, ANYBODY, 'U4', 'U5'];
const person = fc.constantFrom(...PEOPLE);

/** A simulation in which every text has its author's mark. */
const anyMarkedSimulation: fc.Arbitrary<Simulation> = anySteps.map(([asked, events]) => {
  let simulation = beginSimulation(markedSubmission(asked));
  for (const event of events) {
    const step = event === 'time passes' ? event : markedEvent(event, simulation.context.decision);
    simulation = simulate(simulation, [step]).at(-1)?.after ?? simulation;
  }
  return simulation;
});

/** The simulation after everything that a person wrote was redacted. */
function without({ context, history }: Simulation, personId: string) {
  const { decision, history: left, vote, dropsRating } = redact(context, history, personId);
  return {
    decision,
    history: left,
    votes: context.votes.map((each) => (each.userId === personId ? (vote ?? each) : each)),
    ratings: context.ratings.filter(({ userId }) => !dropsRating || userId !== personId),
  };
}

/** Every primitive in a value, by its path. */
function leavesOf(value: unknown, path = ''): readonly (readonly [string, unknown])[] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, part]) => leavesOf(part, `${path}.${key}`));
}

/** The positions at which they put a case differently. */
const cuts = (history: readonly HistoryEntry[], text: 'title' | 'context', mark: string): number =>
  history.findIndex(
    ({ event }) =>
      (event.kind === 'submitted' && event[text].includes(mark)) ||
      (event.kind === 'revised' && event.after[text].includes(mark)),
  );

describe('what a person wrote', () => {
  test.prop([anyMarkedSimulation, person], RUNS)(
    'is nowhere any more once taken out',
    (simulation, who) => {
      expect(JSON.stringify(without(simulation, who))).not.toContain(markOf(who));
    },
  );

  test.prop([anyMarkedSimulation, person], RUNS)('is all that changes', (simulation, who) => {
    const { context, history } = simulation;
    const before = { decision: context.decision, history, votes: context.votes };
    const after = new Map(leavesOf({ ...without(simulation, who), ratings: undefined }));
    const own = new Set(history.filter(({ actorId }) => actorId === who).map((e) => e.position));
    for (const [path, value] of leavesOf(before)) {
      if (after.get(path) === value) continue;
      const [, part, position = ''] = path.split('.');
      const text = String(value);
      const isTheirs = text.includes(markOf(who));
      const isAnswer =
        part === 'history' && own.has(Number(position)) && path.includes('.answers.');
      const isWish = path.endsWith('.preferred');
      const since = ['title', 'context'].some(
        (name) =>
          path.endsWith(`.${name}`) &&
          cuts(history, name === 'title' ? 'title' : 'context', markOf(who)) !== -1,
      );
      expect([path, text, isTheirs || isAnswer || isWish || since]).toEqual([path, text, true]);
    }
  });

  test.prop([anyMarkedSimulation, person], RUNS)(
    'leaves every count and every position',
    (simulation, who) => {
      const { history, votes, ratings } = without(simulation, who);
      const kinds = (entries: readonly HistoryEntry[]) =>
        entries.map(({ position, actorId, at, event }) => [position, actorId, at, event.kind]);
      expect(kinds(history)).toEqual(kinds(simulation.history));
      const voices = (of: readonly Vote[]) =>
        of.map(({ userId, voice, castAt }) => [userId, voice, castAt]);
      expect(voices(votes)).toEqual(voices(simulation.context.votes));
      expect(ratings.length).toBeGreaterThan(0);
      for (const { event } of history) expect(eventSchema.parse(event)).toEqual(event);
    },
  );

  test.prop([anyMarkedSimulation, person], RUNS)(
    'is not there to be taken out again',
    (simulation, who) => {
      const { decision, history, votes, ratings } = without(simulation, who);
      const of = { ...simulation.context, decision, votes, ratings };
      const again = redact(of, history, who);
      expect(again.decision).toEqual(decision);
      expect(again.history).toEqual(history);
      expect(again.vote).toEqual(votes.find(({ userId }) => userId === who) ?? null);
    },
  );

  test.prop([anyMarkedSimulation, person], runs(100))(
    'is in no record either',
    (simulation, who) => {
      const { decision, history, votes, ratings } = without(simulation, who);
      const answers = ratings.map(({ userId: raterId, answers }) => ({ raterId, answers }));
      const record = decisionRecord(en, {
        discussion: { decision, votes, ratings },
        history,
        panel: panelOf(answers),
        names: new Map(),
        related: { supersedes: null, supersededBy: null },
        rubric: DEFAULT_RUBRIC,
        exportedAt: simulation.now,
      });
      expect(isHidden(decision)).toBe(isHidden(simulation.context.decision));
      expect(madr(en, record) + JSON.stringify(record)).not.toContain(markOf(who));
    },
  );
});
