import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { isHidden } from '../../../src/domain/decision.ts';
import type { ThreadContext } from '../../../src/domain/decision-context.ts';
import { anyAnswers } from '../../engine/answers.ts';
import { runs } from '../../runs.ts';
import { aDecision } from '../../store/a-decision.ts';
import { aThreadContext } from '../a-thread-context.ts';
import { anyMessageOf } from '../any-message.ts';
import { anyHidden, anyRatings, anyVotes, anyWords } from '../any-thread-context.ts';
import { rendered } from '../rendered.ts';

/** What is to stay hidden: the answers of record and of everybody, and what people said of them. */
const anySecret = fc.record({
  answers: anyAnswers,
  ratings: anyRatings,
  votes: anyVotes(anyWords),
});
type Secret = typeof anySecret extends fc.Arbitrary<infer T> ? T : never;

/** The same decision, rated by the same people, with other answers and other voices. */
function otherwise(thread: ThreadContext, { answers, ratings, votes }: Secret): ThreadContext {
  const { recommendation, ...decision } = thread.decision;
  return aThreadContext({
    ...thread,
    decision: aDecision({ ...decision, answers }),
    ratings: thread.ratings.map((rating, index) => ({
      ...rating,
      answers: ratings[index]?.answers ?? answers,
    })),
    votes,
  });
}

const RUNS = runs(1000);

describe('while nothing is revealed,', () => {
  test.prop([anyMessageOf(anyHidden(anyWords), anyWords), anySecret], RUNS)(
    'every message is the same whatever was answered, recommended or said of it',
    ({ message, thread }, secret) => {
      for (const channelId of ['C1', 'U2', 'U99']) {
        expect(rendered(message, otherwise(thread, secret), channelId)).toEqual(
          rendered(message, thread, channelId),
        );
      }
    },
  );

  test.prop([anyMessageOf(anyHidden(anyWords), anyWords)], RUNS)(
    'nothing leaves but the invitation or what became of it, reminders and notices',
    ({ message, thread }) => {
      expect(isHidden(thread.decision)).toBe(true);
      if (rendered(message, thread, 'U99').length === 0) return;
      const name = message.kind === 'refresh' ? message.live : message.kind;
      expect([
        ...['root', 'withdrawn', 'superseded', 'open_reminder', 'rating_reminder'],
        ...['undelivered', 'delivered_after_all'],
      ]).toContain(name);
    },
  );
});

describe('once it is revealed,', () => {
  test.prop([anySecret, anySecret])('the reply that says why tells answers apart', (one, other) => {
    fc.pre(JSON.stringify(one.answers) !== JSON.stringify(other.answers));
    const [why, otherWhy] = [one, other].map((secret) =>
      rendered({ kind: 'why' }, otherwise(aThreadContext(), secret)),
    );
    expect(why).not.toEqual(otherWhy);
  });
});
