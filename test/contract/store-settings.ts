import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, NOTHING_SET, WORKSPACE } from '../../src/domain/settings.ts';
import {
  allSettings,
  changeSettings,
  isSettingsChangeKnown,
  lockSettings,
  readSettings,
  settingsChanges,
  settingsOf,
} from '../../src/store/settings.ts';
import { createSettings } from '../../src/usecases/settings.ts';
import { NOON } from '../store/a-decision.ts';
import { queueOf } from './queue.ts';
import type { StoreUnderTest } from './store-under-test.ts';

const MEMBERS = { ...NOTHING_SET, decide: 'members' } as const;
const CHANGE = {
  id: 'c1',
  scope: WORKSPACE,
  actorId: 'U1',
  at: NOON,
  before: NOTHING_SET,
  after: MEMBERS,
};

export function describeSettings(store: StoreUnderTest): void {
  const { inTx } = queueOf(store);
  const change = (said: Partial<typeof CHANGE>) =>
    inTx((tx) => changeSettings(tx, { ...CHANGE, ...said }));

  describe('settings', () => {
    it('are nothing until they are set', async () => {
      expect(await readSettings(store.db, WORKSPACE)).toEqual(NOTHING_SET);
      expect(await settingsOf(store.db, 'C1')).toEqual(DEFAULT_SETTINGS);
      expect(await settingsChanges(store.db, WORKSPACE, { limit: 5 })).toEqual([]);
    });

    it('are what the last change made of them, scope by scope', async () => {
      const seldom = { ...MEMBERS, remindAfterDays: 30 };
      await change({});
      await change({ id: 'c2', scope: 'C1', after: { ...MEMBERS, blindFirst: true } });
      await change({ id: 'c3', before: MEMBERS, after: seldom });
      expect(await readSettings(store.db, WORKSPACE)).toEqual(seldom);
      expect([...(await allSettings(store.db))].sort()).toEqual([
        ['C1', { ...MEMBERS, blindFirst: true }],
        [WORKSPACE, seldom],
      ]);
      expect(await settingsOf(store.db, 'C1')).toEqual({
        ...DEFAULT_SETTINGS,
        decide: 'members',
        remindAfterDays: 30,
        blindFirst: true,
      });
    });

    it('tell their last changes, the newest first', async () => {
      for (const [index, at] of [NOON + 2, NOON, NOON + 1].entries()) {
        await change({ id: `c${index}`, at });
      }
      await change({ id: 'other', scope: 'C1' });
      const last = await settingsChanges(store.db, WORKSPACE, { limit: 2 });
      expect(last).toEqual([
        { ...CHANGE, id: 'c0', at: NOON + 2 },
        { ...CHANGE, id: 'c2', at: NOON + 1 },
      ]);
      expect(await inTx((tx) => isSettingsChangeKnown(tx, 'other'))).toBe(true);
      expect(await inTx((tx) => isSettingsChangeKnown(tx, 'another'))).toBe(false);
    });

    it('are locked as they are, set or not', async () => {
      expect(await inTx((tx) => lockSettings(tx, WORKSPACE))).toEqual(NOTHING_SET);
      await change({});
      expect(await inTx((tx) => lockSettings(tx, WORKSPACE))).toEqual(MEMBERS);
      expect(await readSettings(store.db, WORKSPACE)).toEqual(MEMBERS);
    });

    it('lose nothing when all of them are changed at once, each twice', async () => {
      const { change: set } = createSettings({
        db: store.db,
        now: () => NOON,
        refreshMs: 0,
        wakeDelivery: () => {},
        wakeJobs: () => {},
      });
      const to = [
        { decide: 'members' },
        { remindAfterDays: 3 },
        { blindFirst: true },
        { managers: ['U7'] },
        { keepDays: 400 },
      ] as const;
      const wishes = to.map((different, index) => ({
        scope: WORKSPACE,
        actorId: 'U1',
        key: `form-${index}`,
        to: different,
      }));
      const done = await Promise.all([...wishes, ...wishes].map(set));
      expect(done.filter((outcome) => outcome === 'changed')).toHaveLength(5);
      expect(done.filter((outcome) => outcome === 'repeated')).toHaveLength(5);
      expect(await readSettings(store.db, WORKSPACE)).toEqual(
        Object.assign({}, NOTHING_SET, ...to),
      );
      // Each began where another one had ended.
      const changes = await settingsChanges(store.db, WORKSPACE, { limit: 100 });
      expect(changes.map(({ before }) => JSON.stringify(before)).sort()).toEqual(
        [
          JSON.stringify(NOTHING_SET),
          ...changes.map(({ after }) => JSON.stringify(after)).filter(isNotLast(to)),
        ].sort(),
      );
    });
  });
}

/** Whether something is still missing in what a change made of the settings. */
const isNotLast = (to: readonly object[]) => {
  const all = JSON.stringify(Object.assign({}, NOTHING_SET, ...to));
  return (after: string): boolean => after !== all;
};
