import { describe, expect, it } from 'vitest';
import { type DecisionEvent, SYSTEM_ACTOR } from '../../src/domain/events.ts';
import { insertDecision } from '../../src/store/decisions.ts';
import {
  appendHistory,
  historyLength,
  isKnown,
  type NewEntry,
  readHistory,
  rememberKey,
} from '../../src/store/history.ts';
import { setTimer } from '../../src/store/jobs.ts';
import { enqueue } from '../../src/store/outbox.ts';
import { putRating, putVote } from '../../src/store/ratings-and-votes.ts';
import { ALL_DETAILS } from '../domain/details.ts';
import { rate } from '../engine/answers.ts';
import { aDecision, NOON } from '../store/a-decision.ts';
import { allRows } from './all-rows.ts';
import { queueOf, REFRESH } from './queue.ts';
import type { StoreUnderTest } from './store-under-test.ts';

const answers = rate('3 4 - 0 1 2');
const put = {
  title: 'Bot',
  context: 'For all.',
  answers,
  considerations: ['cost'],
  details: ALL_DETAILS,
} as const;
const judged = { ...put, verdict: 'hybrid', strength: 'leaning' } as const;
const DECIDED = {
  outcome: 'other',
  reason: 'We buy one.',
  check: '',
  reviewOn: '2026-06-01',
  zone: 'Europe/Zurich',
  deciders: ['U2'],
  by: 'U1',
  at: NOON,
} as const;

/** One of each kind of what may happen. */
const EVERYTHING: readonly DecisionEvent[] = [
  {
    ...put,
    kind: 'submitted',
    deciders: ['U2'],
    blind: { invited: ['U3'], enough: 2, deadline: NOON },
    supersedes: 'd0',
  },
  { kind: 'moved', from: 'C1', to: 'C2' },
  { kind: 'rated', answers, revision: 1 },
  {
    kind: 'revealed',
    because: 'deadline',
    raters: 3,
    answers,
    verdict: 'rag',
    strength: 'fragile',
  },
  { kind: 'voted', voice: 'disagree', reason: 'No.', preferred: 'other', revision: 1 },
  { kind: 'revised', before: judged, after: { ...judged, title: 'Bot 2' }, revision: 2 },
  {
    kind: 'proposed',
    answers,
    note: 'What if?',
    verdict: 'rag',
    strength: 'robust',
    revision: 2,
  },
  { ...DECIDED, kind: 'decided', verdict: 'hybrid' },
  { kind: 'withdrawn', reason: 'Nobody asks.' },
  { kind: 'superseded', by: 'd9' },
  { kind: 'raters_reminded', people: ['U3', 'U4'] },
  { kind: 'reminded', days: 21 },
  { kind: 'review_asked' },
  { kind: 'exported' },
  {
    kind: 'reviewed',
    answers,
    verdict: 'rag',
    holds: false,
    by: 'U1',
    at: NOON,
    nextOn: null,
    before: answers,
    was: 'hybrid',
  },
];

const moved = (to: string, actorId = 'U1'): NewEntry => ({
  actorId,
  event: { kind: 'moved', from: 'C1', to },
});

export function describeHistory(store: StoreUnderTest): void {
  const { inTx } = queueOf(store);
  const keep = (id = 'd1') => inTx((tx) => insertDecision(tx, aDecision({ id })));
  const add = (entries: readonly NewEntry[], key: string | null = null, id = 'd1', at = NOON) =>
    inTx(async (tx) => {
      const from = await historyLength(tx, id);
      await appendHistory(tx, id, entries, { from, at });
      if (key !== null) await rememberKey(tx, id, key);
    });
  const told = async (id = 'd1') =>
    (await readHistory(store.db, id)).map(({ position, event }) => [
      position,
      event.kind === 'moved' ? event.to : event.kind,
    ]);

  describe('the history of a decision', () => {
    it('is empty at first', async () => {
      await keep();
      expect(await readHistory(store.db, 'd1')).toEqual([]);
      expect(await inTx((tx) => historyLength(tx, 'd1'))).toBe(0);
    });

    it('tells of everything that may happen as it was written down', async () => {
      await keep();
      await add(EVERYTHING.map((event) => ({ actorId: SYSTEM_ACTOR, event })));
      const history = await readHistory(store.db, 'd1');
      expect(history).toEqual(
        EVERYTHING.map((event, position) => ({ position, actorId: SYSTEM_ACTOR, at: NOON, event })),
      );
    });

    it('goes on where it ended, without gaps, for each decision by itself', async () => {
      await keep('d1');
      await keep('d2');
      await add([moved('C2'), moved('C3')]);
      await add([moved('C4')], null, 'd2');
      await add([]);
      await add([moved('C5')], null, 'd1', NOON + 1);
      expect(await told('d1')).toEqual([
        [0, 'C2'],
        [1, 'C3'],
        [2, 'C5'],
      ]);
      expect(await told('d2')).toEqual([[0, 'C4']]);
      expect((await readHistory(store.db, 'd1')).map(({ at }) => at)).toEqual([
        NOON,
        NOON,
        NOON + 1,
      ]);
    });

    it('never holds two entries at one position', async () => {
      await keep();
      await add([moved('C2')]);
      const again = inTx((tx) => appendHistory(tx, 'd1', [moved('C3')], { from: 0, at: NOON }));
      await expect(again).rejects.toThrow(/unique|duplicate/i);
      expect(await told()).toEqual([[0, 'C2']]);
    });
  });

  describe('a delivery that comes twice', () => {
    const known = (key: string, id = 'd1') => inTx((tx) => isKnown(tx, id, key));

    it('is known by its key, for its own decision alone', async () => {
      await keep('d1');
      await keep('d2');
      expect(await known('K1')).toBe(false);
      await add([moved('C2'), moved('C3')], 'K1');
      expect(await known('K1')).toBe(true);
      expect(await known('K2')).toBe(false);
      expect(await known('K1', 'd2')).toBe(false);
      await add([moved('C2')], 'K1', 'd2');
      expect(await known('K1', 'd2')).toBe(true);
    });

    it('cannot be written down twice, even by one that did not ask', async () => {
      await keep();
      await add([moved('C2')], 'K1');
      await expect(add([moved('C3')], 'K1')).rejects.toThrow(/unique|duplicate/i);
      expect(await told()).toEqual([[0, 'C2']]);
    });

    it('is no matter for what has no key, of which there may be any number', async () => {
      await keep();
      await add([moved('C2')]);
      await add([moved('C3')]);
      expect(await told()).toHaveLength(2);
    });
  });

  describe('a transaction that fails', () => {
    const pace = { now: NOON, refreshMs: REFRESH };

    it('leaves nothing of what it did', async () => {
      const failing = inTx(async (tx) => {
        await insertDecision(tx, aDecision());
        await putRating(tx, 'd1', { userId: 'U1', answers, revision: 1, ratedAt: NOON });
        await putVote(tx, 'd1', {
          userId: 'U1',
          voice: 'agree',
          reason: '',
          preferred: null,
          revision: 1,
          castAt: NOON,
        });
        await appendHistory(tx, 'd1', [moved('C2')], { from: 0, at: NOON });
        await rememberKey(tx, 'd1', 'K1');
        await enqueue(tx, 'd1', [{ message: { kind: 'root' }, channelId: 'C1' }], pace);
        await setTimer(tx, 'd1', { kind: 'review', dueAt: NOON, count: 0 });
        throw new Error('the disk is full');
      });
      await expect(failing).rejects.toThrow('the disk is full');
      const left = Object.entries(await allRows(store.db));
      expect(left.filter(([, rows]) => rows.length > 0)).toEqual([]);
    });

    it('does not stand in the way of the next attempt', async () => {
      const failing = inTx(async (tx) => {
        await insertDecision(tx, aDecision());
        await appendHistory(tx, 'nobody', [moved('C2')], { from: 0, at: NOON });
      });
      await expect(failing).rejects.toThrow(/foreign key/i);
      expect(await keep()).toBe(true);
    });
  });
}
