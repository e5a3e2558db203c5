import { describe, expect, it } from 'vitest';
import type { DecisionContext } from '../../src/domain/decision-context.ts';
import { createSettings } from '../../src/usecases/settings.ts';
import { NOON } from '../store/a-decision.ts';
import { aContext, by, DAY, transitionOf } from './a-context.ts';
import { aSubmission, createHarness } from './harness.ts';

const reminding = (days: number): DecisionContext => {
  const context = aContext();
  return { ...context, settings: { ...context.settings, remindAfterDays: days } };
};
const falling = (context: DecisionContext, count: number) =>
  transitionOf(context, { kind: 'due', timer: { kind: 'remind_open', count } }, by('clock', NOON))
    .timers;

describe('the reminder of an open decision', () => {
  it.each([
    { days: 3, count: 0, next: 6 },
    { days: 3, count: 1, next: 12 },
    { days: 10, count: 0, next: 20 },
  ])('set for $days days comes again after $next more', ({ days, count, next }) => {
    expect(falling(reminding(days), count)).toEqual([
      { kind: 'remind_open', dueAt: NOON + next * DAY, count: count + 1 },
    ]);
  });

  it('that is due still comes when there are to be none any more, and none after it', () => {
    expect(falling(reminding(0), 0)).toEqual([]);
  });

  it('is set by what the channel has when somebody asks', async () => {
    const harness = await createHarness();
    const settings = createSettings({
      db: harness.db,
      now: () => NOON,
      refreshMs: 0,
      wakeDelivery: () => {},
      wakeJobs: () => {},
    });
    const set = (scope: string, remindAfterDays: number) =>
      settings.change({ scope, actorId: 'U1', key: scope, to: { remindAfterDays } });
    await set('workspace', 0);
    await set('C2', 3);
    await harness.submit(aSubmission({ sourceKey: 'one', channelId: 'C1' }));
    await harness.submit(aSubmission({ sourceKey: 'two', channelId: 'C2' }));
    const timers = await harness.db
      .selectFrom('jobs')
      .select(['decision_id', 'due_at'])
      .where('kind', '=', 'remind_open')
      .execute();
    expect(timers).toEqual([{ decision_id: 'd2', due_at: NOON + 3 * DAY }]);
  });
});
