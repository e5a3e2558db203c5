import { describe, expect, it } from 'vitest';
import { SYSTEM_ACTOR } from '../../src/domain/events.ts';
import { NOON } from '../store/a-decision.ts';
import { ANSWERS, ANYBODY, DAY, DECIDER, OWNER } from './a-context.ts';
import { decided, rated, revealed, withdrawn } from './commands.ts';
import { harnessWith } from './harness.ts';

const WEEK = 7 * DAY;

describe('what falls due', () => {
  it('happens when its time has come, and not before', async () => {
    const harness = await harnessWith();
    harness.pass(WEEK - 1);
    const before = await harness.everything();
    expect(await harness.performDue('d1', 'remind_open')).toBe('not_due');
    expect(await harness.everything()).toEqual(before);
    harness.pass(1);
    expect(await harness.performDue('d1', 'remind_open')).toBe('done');
    expect((await harness.history()).slice(1)).toMatchObject([
      { actorId: SYSTEM_ACTOR, event: { kind: 'reminded', days: 7 } },
    ]);
  });

  it('happens once, however late and however many look', async () => {
    const harness = await harnessWith();
    harness.pass(3 * WEEK);
    const all = await Promise.all([1, 2, 3].map(() => harness.performDue('d1', 'remind_open')));
    expect(all).toEqual(['done', 'not_due', 'not_due']);
    expect(await harness.history()).toHaveLength(2);
  });

  it('is set again from when it happened: a week too late delays the next one', async () => {
    const harness = await harnessWith();
    harness.pass(2 * WEEK);
    await harness.performDue('d1', 'remind_open');
    harness.pass(2 * WEEK - 1);
    expect(await harness.performDue('d1', 'remind_open')).toBe('not_due');
    harness.pass(1);
    expect(await harness.performDue('d1', 'remind_open')).toBe('done');
  });

  it('comes three times while a decision lies open, then never', async () => {
    const harness = await harnessWith();
    const days: number[] = [];
    for (let day = 1; day <= 200; day += 1) {
      harness.pass(DAY);
      if ((await harness.performDue('d1', 'remind_open')) === 'done') days.push(day);
    }
    expect(days).toEqual([7, 21, 49]);
    expect(await harness.timers()).toEqual([]);
  });

  it('wakes the delivery and the jobs when it happens', async () => {
    const harness = await harnessWith();
    const before = harness.woken();
    await harness.performDue('d1', 'remind_open');
    expect(harness.woken()).toEqual(before);
    harness.pass(WEEK);
    await harness.performDue('d1', 'remind_open');
    expect(harness.woken()).toEqual({ delivery: before.delivery + 1, jobs: before.jobs + 1 });
  });

  it.each([
    { over: 'decided', step: decided() },
    { over: 'withdrawn', step: withdrawn() },
  ])('is not waited for any more once it is $over', async ({ step }) => {
    const harness = await harnessWith();
    await harness.does(OWNER, step, 'form-1');
    harness.pass(WEEK);
    expect(await harness.performDue('d1', 'remind_open')).toBe('not_due');
  });

  it('that brings about nothing is gone all the same', async () => {
    const blind = { invited: [ANYBODY], enough: null, deadline: null };
    const harness = await harnessWith({ blind });
    await harness.does(ANYBODY, rated(ANSWERS), 'form-1');
    harness.pass(2 * DAY);
    expect(await harness.performDue('d1', 'remind_raters')).toBe('done');
    expect(await harness.timers()).toEqual(['remind_open']);
    expect(await harness.history()).toHaveLength(2);
  });

  it('that fails half-way is still to come', async () => {
    const harness = await harnessWith();
    harness.pass(WEEK);
    const { jobs, ...before } = await harness.everything();
    await harness.db.schema.alterTable('outbox').renameTo('elsewhere').execute();
    await expect(harness.performDue('d1', 'remind_open')).rejects.toThrow('outbox');
    await harness.db.schema.alterTable('elsewhere').renameTo('outbox').execute();
    const { jobs: left, ...after } = await harness.everything();
    expect(after).toEqual(before);
    expect(left).toMatchObject([{ id: jobs?.[0]?.id, attempts: 1 }]);
    harness.pass(1);
    expect(await harness.performDue('d1', 'remind_open')).toBe('done');
  });

  it('of a decision that nobody knows is nothing', async () => {
    const harness = await harnessWith();
    expect(await harness.performDue('nobody', 'remind_open')).toBe('not_due');
  });
});

describe('the deadline of a blind rating', () => {
  const withDeadline = () =>
    harnessWith({ blind: { invited: [ANYBODY, DECIDER], enough: null, deadline: NOON + DAY } });

  it('reminds each silent person alone, halfway, then reveals', async () => {
    const harness = await withDeadline();
    harness.pass(DAY / 2);
    await harness.performDue('d1', 'remind_raters');
    expect((await harness.outbox()).slice(1)).toMatchObject([
      { kind: 'rating_reminder', to: ANYBODY },
      { kind: 'rating_reminder', to: DECIDER },
    ]);
    harness.pass(DAY / 2);
    await harness.performDue('d1', 'reveal');
    expect((await harness.at()).decision.status).toBe('open');
    expect(await harness.timers()).toEqual(['remind_open']);
  });

  it('comes to nothing when it is revealed before, and the weeks count from then', async () => {
    const harness = await withDeadline();
    harness.pass(DAY / 4);
    await harness.does(OWNER, revealed, 'click-1');
    harness.pass(DAY);
    expect(await harness.performDue('d1', 'reveal')).toBe('not_due');
    expect(await harness.performDue('d1', 'remind_raters')).toBe('not_due');
    harness.pass(WEEK - DAY - 1);
    expect(await harness.performDue('d1', 'remind_open')).toBe('not_due');
    harness.pass(1);
    expect(await harness.performDue('d1', 'remind_open')).toBe('done');
  });

  it('and the owner at the same moment reveal once', async () => {
    const harness = await withDeadline();
    harness.pass(DAY);
    const [due, wished] = await Promise.all([
      harness.performDue('d1', 'reveal'),
      harness.does(OWNER, revealed, 'click-1'),
    ]);
    expect([due === 'done', 'done' in wished].toSorted()).toEqual([false, true]);
    const kinds = (await harness.history()).map(({ event }) => event.kind);
    expect(kinds).toEqual(['submitted', 'revealed']);
  });
});
