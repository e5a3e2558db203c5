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
import { born, type Life, live } from './simulation.ts';
import { anyDoings } from './any-simulation.ts';
import { markedEvent, markedSubmission, markOf } from './marked-texts.ts';

const RUNS = runs(300);
const PEOPLE = [OWNER, DECIDER, ANYBODY, 'U4', 'U5'];
const person = fc.constantFrom(...PEOPLE);

/** A life in which every text says who wrote it. */
const anyMarkedLife: fc.Arbitrary<Life> = anyDoings.map(([asked, events]) => {
  let life = born(markedSubmission(asked));
  for (const event of events) {
    const doing = event === 'time passes' ? event : markedEvent(event, life.context.decision);
    life = live(life, [doing]).at(-1)?.after ?? life;
  }
  return life;
});

/** A life after what a person wrote was taken out of it. */
function without({ context, history }: Life, personId: string) {
  const { decision, history: left, vote, dropsRating } = redact(context, history, personId);
  return {
    decision,
    history: left,
    votes: context.votes.map((each) => (each.userId === personId ? (vote ?? each) : each)),
    ratings: context.ratings.filter(({ userId }) => !dropsRating || userId !== personId),
  };
}

/** Everything in a value that is not an object or a list, by the way to it. */
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
  test.prop([anyMarkedLife, person], RUNS)('is nowhere any more once taken out', (life, who) => {
    expect(JSON.stringify(without(life, who))).not.toContain(markOf(who));
  });

  test.prop([anyMarkedLife, person], RUNS)('is all that changes', (life, who) => {
    const { context, history } = life;
    const before = { decision: context.decision, history, votes: context.votes };
    const after = new Map(leavesOf({ ...without(life, who), ratings: undefined }));
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

  test.prop([anyMarkedLife, person], RUNS)('leaves every count and every position', (life, who) => {
    const { history, votes, ratings } = without(life, who);
    const kinds = (entries: readonly HistoryEntry[]) =>
      entries.map(({ position, actorId, at, event }) => [position, actorId, at, event.kind]);
    expect(kinds(history)).toEqual(kinds(life.history));
    const voices = (of: readonly Vote[]) =>
      of.map(({ userId, voice, castAt }) => [userId, voice, castAt]);
    expect(voices(votes)).toEqual(voices(life.context.votes));
    expect(ratings.length).toBeGreaterThan(0);
    for (const { event } of history) expect(eventSchema.parse(event)).toEqual(event);
  });

  test.prop([anyMarkedLife, person], RUNS)('is not there to be taken out again', (life, who) => {
    const { decision, history, votes, ratings } = without(life, who);
    const of = { ...life.context, decision, votes, ratings };
    const again = redact(of, history, who);
    expect(again.decision).toEqual(decision);
    expect(again.history).toEqual(history);
    expect(again.vote).toEqual(votes.find(({ userId }) => userId === who) ?? null);
  });

  test.prop([anyMarkedLife, person], runs(100))('is in no record either', (life, who) => {
    const { decision, history, votes, ratings } = without(life, who);
    const answers = ratings.map(({ userId: raterId, answers }) => ({ raterId, answers }));
    const record = decisionRecord(en, {
      case: { decision, votes, ratings },
      history,
      panel: panelOf(answers),
      names: new Map(),
      related: { supersedes: null, supersededBy: null },
      rubric: DEFAULT_RUBRIC,
      exportedAt: life.now,
    });
    expect(isHidden(decision)).toBe(isHidden(life.context.decision));
    expect(madr(en, record) + JSON.stringify(record)).not.toContain(markOf(who));
  });
});
