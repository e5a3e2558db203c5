import { describe, expect, it } from 'vitest';
import { SYSTEM_ACTOR } from '../../src/domain/events.ts';
import { NOON } from '../store/a-decision.ts';
import { aBoardWith } from './harness.ts';
import { ANSWERS, ANYBODY, DAY, DECIDER, OWNER } from './a-context.ts';
import { decided, rated, revealed, withdrawn } from './commands.ts';

const WEEK = 7 * DAY;

describe('what falls due', () => {
  it('happens when its time has come, and not before', async () => {
    const board = await aBoardWith();
    board.pass(WEEK - 1);
    const before = await board.everything();
    expect(await board.performDue('d1', 'remind_open')).toBe('not_due');
    expect(await board.everything()).toEqual(before);
    board.pass(1);
    expect(await board.performDue('d1', 'remind_open')).toBe('done');
    expect((await board.history()).slice(1)).toMatchObject([
      { actorId: SYSTEM_ACTOR, event: { kind: 'reminded', days: 7 } },
    ]);
  });

  it('happens once, however late and however many look', async () => {
    const board = await aBoardWith();
    board.pass(3 * WEEK);
    const all = await Promise.all([1, 2, 3].map(() => board.performDue('d1', 'remind_open')));
    expect(all).toEqual(['done', 'not_due', 'not_due']);
    expect(await board.history()).toHaveLength(2);
  });

  it('is set again from when it happened: a week too late delays the next one', async () => {
    const board = await aBoardWith();
    board.pass(2 * WEEK);
    await board.performDue('d1', 'remind_open');
    board.pass(2 * WEEK - 1);
    expect(await board.performDue('d1', 'remind_open')).toBe('not_due');
    board.pass(1);
    expect(await board.performDue('d1', 'remind_open')).toBe('done');
  });

  it('comes three times while a decision lies open, then never', async () => {
    const board = await aBoardWith();
    const days: number[] = [];
    for (let day = 1; day <= 200; day += 1) {
      board.pass(DAY);
      if ((await board.performDue('d1', 'remind_open')) === 'done') days.push(day);
    }
    expect(days).toEqual([7, 21, 49]);
    expect(await board.timers()).toEqual([]);
  });

  it('wakes the delivery and the jobs when it happens', async () => {
    const board = await aBoardWith();
    const before = board.woken();
    await board.performDue('d1', 'remind_open');
    expect(board.woken()).toEqual(before);
    board.pass(WEEK);
    await board.performDue('d1', 'remind_open');
    expect(board.woken()).toEqual({ delivery: before.delivery + 1, jobs: before.jobs + 1 });
  });

  it.each([
    { over: 'decided', doing: decided() },
    { over: 'withdrawn', doing: withdrawn() },
  ])('is not waited for any more once it is $over', async ({ doing }) => {
    const board = await aBoardWith();
    await board.does(OWNER, doing, 'form-1');
    board.pass(WEEK);
    expect(await board.performDue('d1', 'remind_open')).toBe('not_due');
  });

  it('that brings about nothing is gone all the same', async () => {
    const blind = { invited: [ANYBODY], enough: null, deadline: null };
    const board = await aBoardWith({ blind });
    await board.does(ANYBODY, rated(ANSWERS), 'form-1');
    board.pass(2 * DAY);
    expect(await board.performDue('d1', 'remind_raters')).toBe('done');
    expect(await board.timers()).toEqual(['remind_open']);
    expect(await board.history()).toHaveLength(2);
  });

  it('that fails half-way is still to come', async () => {
    const board = await aBoardWith();
    board.pass(WEEK);
    const { jobs, ...before } = await board.everything();
    await board.db.schema.alterTable('outbox').renameTo('elsewhere').execute();
    await expect(board.performDue('d1', 'remind_open')).rejects.toThrow('outbox');
    await board.db.schema.alterTable('elsewhere').renameTo('outbox').execute();
    const { jobs: left, ...after } = await board.everything();
    expect(after).toEqual(before);
    expect(left).toMatchObject([{ id: jobs?.[0]?.id, attempts: 1 }]);
    board.pass(1);
    expect(await board.performDue('d1', 'remind_open')).toBe('done');
  });

  it('of a decision that nobody knows is nothing', async () => {
    const board = await aBoardWith();
    expect(await board.performDue('nobody', 'remind_open')).toBe('not_due');
  });
});

describe('the deadline of a blind rating', () => {
  const withDeadline = () =>
    aBoardWith({ blind: { invited: [ANYBODY, DECIDER], enough: null, deadline: NOON + DAY } });

  it('reminds each silent person alone, halfway, then reveals', async () => {
    const board = await withDeadline();
    board.pass(DAY / 2);
    await board.performDue('d1', 'remind_raters');
    expect((await board.outbox()).slice(1)).toMatchObject([
      { kind: 'rating_reminder', to: ANYBODY },
      { kind: 'rating_reminder', to: DECIDER },
    ]);
    board.pass(DAY / 2);
    await board.performDue('d1', 'reveal');
    expect((await board.at()).decision.status).toBe('open');
    expect(await board.timers()).toEqual(['remind_open']);
  });

  it('comes to nothing when it is revealed before, and the weeks count from then', async () => {
    const board = await withDeadline();
    board.pass(DAY / 4);
    await board.does(OWNER, revealed, 'click-1');
    board.pass(DAY);
    expect(await board.performDue('d1', 'reveal')).toBe('not_due');
    expect(await board.performDue('d1', 'remind_raters')).toBe('not_due');
    board.pass(WEEK - DAY - 1);
    expect(await board.performDue('d1', 'remind_open')).toBe('not_due');
    board.pass(1);
    expect(await board.performDue('d1', 'remind_open')).toBe('done');
  });

  it('and the owner at the same moment reveal once', async () => {
    const board = await withDeadline();
    board.pass(DAY);
    const [due, wished] = await Promise.all([
      board.performDue('d1', 'reveal'),
      board.does(OWNER, revealed, 'click-1'),
    ]);
    expect([due === 'done', 'done' in wished].toSorted()).toEqual([false, true]);
    const kinds = (await board.history()).map(({ event }) => event.kind);
    expect(kinds).toEqual(['submitted', 'revealed']);
  });
});
