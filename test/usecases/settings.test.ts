import { fc, test } from '@fast-check/vitest';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  DEFAULT_SETTINGS,
  NOTHING_SET,
  type StoredSettings,
  settingsIn,
  WORKSPACE,
} from '../../src/domain/settings.ts';
import { createSettings, type SettingsRequest } from '../../src/usecases/settings.ts';
import { NOON, openInMemory } from '../store/a-decision.ts';
import { owedJobs } from '../store/a-job.ts';
import { aSubmission, createHarness } from './harness.ts';

/** The use cases of two processes on one database, with a clock that moves with each change. */
async function twoProcesses() {
  const db = await openInMemory();
  onTestFinished(() => db.destroy());
  let at = NOON;
  const now = (): number => {
    at += 1;
    return at;
  };
  const deps = { db, now, refreshMs: 0, wakeDelivery: () => {}, wakeJobs: () => {} };
  const [here, there] = [createSettings(deps), createSettings(deps)];
  let keys = 0;
  const wish = (
    to: SettingsRequest['to'],
    said: Partial<SettingsRequest> = {},
  ): SettingsRequest => {
    keys += 1;
    return { scope: WORKSPACE, actorId: 'U1', key: `form-${keys}`, to, ...said };
  };
  const rows = async () => ({
    settings: await db.selectFrom('settings').selectAll().execute(),
    changes: await db.selectFrom('settings_changes').selectAll().execute(),
  });
  const jobs = () => db.selectFrom('jobs').selectAll().execute();
  return { here, there, wish, rows, jobs };
}

describe('a change of settings', () => {
  it('is kept with who made it, when, and what was set before', async () => {
    const { here, wish } = await twoProcesses();
    expect(await here.change(wish({ remindAfterDays: 3 }))).toBe('changed');
    expect(await here.change(wish({ blindFirst: true }, { actorId: 'U2' }))).toBe('changed');
    const first = { ...NOTHING_SET, remindAfterDays: 3 };
    const both = { ...first, blindFirst: true };
    expect(await here.read(WORKSPACE)).toEqual(both);
    expect(await here.changes(WORKSPACE)).toEqual([
      { id: 'form-2', scope: WORKSPACE, actorId: 'U2', at: NOON + 2, before: first, after: both },
      {
        id: 'form-1',
        scope: WORKSPACE,
        actorId: 'U1',
        at: NOON + 1,
        before: NOTHING_SET,
        after: first,
      },
    ]);
  });

  it('to what is set already writes nothing', async () => {
    const { here, wish, rows } = await twoProcesses();
    expect(await here.change(wish({}))).toBe('unchanged');
    expect(await here.change(wish({ decide: null, managers: [] }))).toBe('unchanged');
    expect(await rows()).toEqual({ settings: [], changes: [] });
    await here.change(wish({ decide: 'members', managers: ['U2', 'U1', 'U2'] }));
    const before = await rows();
    expect(await here.change(wish({ decide: 'members', managers: ['U1', 'U2'] }))).toBe(
      'unchanged',
    );
    expect(await rows()).toEqual(before);
  });

  it('that comes twice is made once, also when it was undone in between', async () => {
    const { here, there, wish, rows } = await twoProcesses();
    const twice = wish({ decide: 'members' });
    const done = await Promise.all([here.change(twice), there.change(twice)]);
    expect([...done].sort()).toEqual(['changed', 'repeated']);
    await here.change(wish({ decide: 'named' }));
    const before = await rows();
    expect(await there.change(twice)).toBe('repeated');
    expect(await rows()).toEqual(before);
  });

  it('leaves alone what somebody else changed at the same time', async () => {
    const { here, there, wish } = await twoProcesses();
    await Promise.all([
      here.change(wish({ decide: 'members' })),
      there.change(wish({ remindAfterDays: 0 })),
      here.change(wish({ managers: ['U7'] })),
    ]);
    expect(await here.read(WORKSPACE)).toEqual({
      ...NOTHING_SET,
      decide: 'members',
      remindAfterDays: 0,
      managers: ['U7'],
    });
  });

  it('of a channel touches neither others nor what is for the whole workspace', async () => {
    const { here, wish } = await twoProcesses();
    const to = { blindFirst: true, managers: ['U9'], keepDays: 1 };
    await here.change(wish(to, { scope: 'C1' }));
    expect(await here.read('C1')).toEqual({ ...NOTHING_SET, blindFirst: true });
    expect(await here.read('C2')).toEqual(NOTHING_SET);
    expect(await here.read(WORKSPACE)).toEqual(NOTHING_SET);
    expect(await here.changes(WORKSPACE)).toEqual([]);
    expect(await here.change(wish({ managers: ['U9'] }, { scope: 'C1' }))).toBe('unchanged');
  });

  it('of how long decisions are kept has that looked after from now on, by one job', async () => {
    const { here, wish, jobs } = await twoProcesses();
    await here.change(wish({ blindFirst: true }));
    expect(await jobs()).toEqual([]);
    for (const keepDays of [30, 60, null]) await here.change(wish({ keepDays }));
    expect(await jobs()).toMatchObject([{ id: 'retention', kind: 'retention', due_at: NOON + 2 }]);
  });

  it('is listed among the last five', async () => {
    const { here, wish } = await twoProcesses();
    for (const days of [1, 2, 3, 4, 5, 6]) await here.change(wish({ remindAfterDays: days }));
    const days = (await here.changes(WORKSPACE)).map(({ after }) => after.remindAfterDays);
    expect(days).toEqual([6, 5, 4, 3, 2]);
  });
});

describe('who may decide', () => {
  it('is said anew where a team rates blind, unless its channel has its own say', async () => {
    const harness = await createHarness();
    onTestFinished(() => harness.db.destroy());
    let woken = 0;
    const wakeJobs = (): void => {
      woken += 1;
    };
    const { db } = harness;
    const useCases = { db, now: () => NOON, refreshMs: 0, wakeDelivery: () => {} };
    const settings = createSettings({ ...useCases, wakeJobs });
    const blind = { invited: [], enough: null, deadline: null };
    for (const [sourceKey, channelId, how] of [
      ['one', 'C1', blind],
      ['two', 'C2', blind],
      ['three', 'C1', null],
    ] as const) {
      await harness.submit(aSubmission({ sourceKey, channelId, blind: how }));
    }
    const set = (scope: string, key: string, to: SettingsRequest['to']) =>
      settings.change({ scope, actorId: 'U1', key, to });
    /** Runs the jobs that changes have left; resolves with the threads that announce them. */
    const refreshed = async () => {
      for (const { to_id } of await owedJobs(db)) {
        await settings.refreshBlindRoots(to_id);
      }
      await db.deleteFrom('jobs').execute();
      const rows = await harness.db
        .selectFrom('outbox')
        .select(['decision_id', 'channel_id'])
        .where('kind', '=', 'refresh')
        .orderBy('decision_id')
        .execute();
      await harness.db.deleteFrom('outbox').where('kind', '=', 'refresh').execute();
      return rows.map((row) => `${row.decision_id} in ${row.channel_id}`);
    };
    // The roots are posted, so that a refresh does not join them.
    await harness.db.deleteFrom('outbox').execute();
    await set('C2', 'a', { decide: 'named' });
    // The change does not wait for that.
    expect(await db.selectFrom('outbox').select('id').execute()).toEqual([]);
    expect(await refreshed()).toEqual(['d2 in C2']);
    await set(WORKSPACE, 'b', { decide: 'members' });
    expect(await refreshed()).toEqual(['d1 in C1']);
    await set(WORKSPACE, 'c', { remindAfterDays: 1 });
    await set(WORKSPACE, 'b', { decide: 'members' });
    expect(await refreshed()).toEqual([]);
    expect(woken).toBe(3);
  });
});

describe('what holds now', () => {
  it('is the default until anything is set', async () => {
    const { here } = await twoProcesses();
    expect(here.current('C1')).toEqual(DEFAULT_SETTINGS);
    expect(here.current(null)).toEqual(DEFAULT_SETTINGS);
  });

  it('is known at once where it was changed, and elsewhere once that has looked', async () => {
    const { here, there, wish } = await twoProcesses();
    await here.change(wish({ blindFirst: true }, { scope: 'C1' }));
    expect(here.current('C1').blindFirst).toBe(true);
    expect(here.current('C2').blindFirst).toBe(false);
    expect(there.current('C1').blindFirst).toBe(false);
    await there.refresh();
    expect(there.current('C1').blindFirst).toBe(true);
  });

  it('is not undone by a look that began before the change', async () => {
    const { here, wish } = await twoProcesses();
    const looking = here.refresh();
    await here.change(wish({ blindFirst: true }));
    await looking;
    expect(here.current(null).blindFirst).toBe(true);
  });

  it('is asked of the workspace where the channel is not known', async () => {
    const { here, wish } = await twoProcesses();
    await here.change(wish({ remindAfterDays: 2 }));
    await here.change(wish({ remindAfterDays: 9 }, { scope: 'C1' }));
    expect(here.current(null).remindAfterDays).toBe(2);
    expect(here.current('C1').remindAfterDays).toBe(9);
  });
});

const anySet: fc.Arbitrary<StoredSettings> = fc.record({
  decide: fc.constantFrom(null, 'named', 'members'),
  remindAfterDays: fc.option(fc.nat({ max: 365 })),
  blindFirst: fc.option(fc.boolean()),
  language: fc.constantFrom(null, 'en'),
  managers: fc.constant([]),
  keepDays: fc.constant(null),
  digest: fc.constant(null),
});

describe('a channel’s settings', () => {
  test.prop([anySet, anySet])(
    'win over the workspace’s, and those over the defaults',
    (of, own) => {
      const held = settingsIn(of, own);
      for (const name of ['decide', 'remindAfterDays', 'blindFirst', 'language'] as const) {
        expect(held[name]).toBe(own[name] ?? of[name] ?? DEFAULT_SETTINGS[name]);
      }
    },
  );
});
