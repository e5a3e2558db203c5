import { describe, expect, it } from 'vitest';
import { SYSTEM_ACTOR } from '../../src/domain/events.ts';
import { rate } from '../engine/answers.ts';
import {
  ANSWERS,
  aContext,
  afterCommands,
  by,
  DECIDER,
  LATER,
  messagesOf,
  OTHER_ANSWERS,
  OWNER,
  REFRESH_ROOT,
  transitionOf,
  VERDICT,
} from './a-context.ts';
import { CASES, decided, reviewed } from './commands.ts';

const context = CASES.decided;
const due = { kind: 'due', timer: { kind: 'review', dueAt: LATER, count: 0 } } as const;

describe('a decision that is looked at again', () => {
  it('holds while its answers carry the same verdict, if not the same answers', () => {
    const answers = rate('4 4 4 4 4 4');
    const change = transitionOf(context, reviewed({ answers }), by(DECIDER));
    const review = {
      answers,
      verdict: VERDICT,
      holds: true,
      by: DECIDER,
      at: LATER,
      nextOn: null,
    };
    expect(change.decision).toEqual({ ...context.decision, review });
    expect(change.events).toEqual([{ kind: 'reviewed', ...review, before: ANSWERS, was: VERDICT }]);
  });

  it('would be another one now when its answers carry another verdict', () => {
    const { decision, events } = transitionOf(context, reviewed({ answers: OTHER_ANSWERS }));
    expect(decision?.review).toMatchObject({ verdict: 'prompting', holds: false });
    expect(events).toMatchObject([{ verdict: 'prompting', was: VERDICT, holds: false }]);
  });

  it('stays made, on the answers and the verdict that it was made on', () => {
    const { decision } = transitionOf(context, reviewed({ answers: OTHER_ANSWERS }));
    const { review: _, ...rest } = context.decision;
    expect(decision).toMatchObject(rest);
  });

  it('is compared with the verdict, also where people decided otherwise', () => {
    const otherwise = afterCommands(aContext(), [
      decided({ outcome: 'rag', reason: 'No labels' }),
      OWNER,
    ]);
    const { decision } = transitionOf(otherwise, reviewed({ answers: ANSWERS }));
    expect(decision?.review).toMatchObject({ verdict: VERDICT, holds: true });
  });

  it('is told in the thread and shown in the root', () => {
    expect(messagesOf(transitionOf(context, reviewed()))).toEqual([
      REFRESH_ROOT,
      { kind: 'reviewed', entry: 0 },
    ]);
  });

  it('is not asked about any more', () => {
    const asked = afterCommands(context, [due, SYSTEM_ACTOR]);
    expect(asked.decision.reviewAskedAt).toBe(LATER);
    const { decision, clear, timers } = transitionOf(asked, reviewed());
    expect(decision?.reviewAskedAt).toBeNull();
    expect([clear, timers]).toEqual([['review'], []]);
  });

  it('is asked about again on the next day that was named', () => {
    const nextAt = LATER + 1;
    const { decision, timers } = transitionOf(context, reviewed({ nextOn: '2026-07-15', nextAt }));
    expect(decision?.review?.nextOn).toBe('2026-07-15');
    expect(timers).toEqual([{ kind: 'review', dueAt: nextAt, count: 0 }]);
  });

  it('may be looked at any number of times; the last one counts', () => {
    const twice = afterCommands(
      context,
      [reviewed({ answers: OTHER_ANSWERS }), OWNER],
      [reviewed({ answers: ANSWERS }), DECIDER],
    );
    expect(twice.decision.review).toMatchObject({ by: DECIDER, holds: true });
  });
});
