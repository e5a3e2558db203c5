import { describe, expect, it } from 'vitest';
import { insertDecision } from '../../src/store/decisions.ts';
import {
  appendHistory,
  readDecisions,
  readDiscussions,
  readHistory,
} from '../../src/store/history.ts';
import { loadContext, putRating, putVote } from '../../src/store/ratings-and-votes.ts';
import { rate } from '../engine/answers.ts';
import { aDecision, NOON } from '../store/a-decision.ts';
import { queueOf } from './queue.ts';
import type { StoreUnderTest } from './store-under-test.ts';

const ANSWERS = rate('3 4 4 3 3 2');

export function describeDiscussions(store: StoreUnderTest): void {
  const { inTx } = queueOf(store);

  /** A decision on which these people rated and voted, in this order. */
  const discussed = (id: string, people: readonly string[]) =>
    inTx(async (tx) => {
      await insertDecision(tx, aDecision({ id }));
      for (const [index, userId] of people.entries()) {
        const at = NOON + index;
        await putRating(tx, id, { userId, answers: ANSWERS, revision: 1, ratedAt: at });
        const voice = { voice: 'disagree', reason: `${userId} says`, preferred: 'rag' } as const;
        await putVote(tx, id, { userId, ...voice, revision: 1, castAt: at });
        const entry = { actorId: userId, event: { kind: 'rated', answers: ANSWERS, revision: 1 } };
        await appendHistory(tx, id, [{ ...entry, event: { ...entry.event, kind: 'rated' } }], {
          from: index,
          at,
        });
      }
    });

  describe('several discussions', () => {
    it('are read together as each alone, in the order that was asked for', async () => {
      await discussed('d1', ['U2', 'U1']);
      await discussed('d2', []);
      await discussed('d3', ['U3', 'U1', 'U2']);
      const ids = ['d3', 'd1', 'd2'];
      const alone = await Promise.all(
        ids.map(async (id) => {
          const { settings: _, ...said } = await loadContext(store.db, aDecision({ id }));
          return { ...said, history: await readHistory(store.db, id) };
        }),
      );
      expect(await readDiscussions(store.db, ids)).toEqual(alone);
      expect(alone[0]?.ratings.map(({ userId }) => userId)).toEqual(['U3', 'U1', 'U2']);
    });

    it('are only those that there are', async () => {
      await discussed('d1', ['U1']);
      const found = await readDiscussions(store.db, ['d9', 'd1']);
      expect(found.map(({ decision }) => decision.id)).toEqual(['d1']);
      expect(await readDiscussions(store.db, [])).toEqual([]);
      expect(await readDiscussions(store.db, ['d9'])).toEqual([]);
      expect([...(await readDecisions(store.db, ['d1', 'd9'])).keys()]).toEqual(['d1']);
    });
  });
}
