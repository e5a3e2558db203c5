import { beforeEach, describe, expect, it } from 'vitest';
import type { Digest, Period } from '../../src/domain/digest.ts';
import { NOTHING_SET } from '../../src/domain/settings.ts';
import { claimJob, finishJob, postponeJob } from '../../src/store/jobs.ts';
import type { Db } from '../../src/store/open.ts';
import { readSettings, settingsChanges } from '../../src/store/settings.ts';
import { createDigests, fireDigest } from '../../src/usecases/digests.ts';
import { nextJobAt, owedJobs } from '../store/a-job.ts';
import { HOUR, MINUTE } from './queue.ts';
import type { StoreUnderTest } from './store-under-test.ts';

const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
/** A Monday. */
const NINE_IN_TOKYO = Date.UTC(2026, 0, 19, 0);
const FRIDAY = NINE_IN_TOKYO - 3 * DAY;

const MINE: Digest = {
  target: 'U1',
  readerId: 'U1',
  weekday: 1,
  hour: 9,
  zone: 'Asia/Tokyo',
};

export function describeDigests(store: StoreUnderTest): void {
  /** Where people live by now, as far as it is known. */
  const zones = new Map<string, string>();
  beforeEach(() => zones.clear());
  const at = (now: number, db: Db = store.db) => {
    const woken: string[] = [];
    const deps = { db, now: () => now, wakeJobs: () => void woken.push('jobs') };
    const failing: string[] = [];
    const fireOne = fireDigest({
      ...deps,
      zoneOf: async (personId) => zones.get(personId) ?? null,
    });
    /** Lets all fall due that is; resolves with when the next one is. */
    const fire = async (): Promise<number | null> => {
      for (;;) {
        const row = await claimJob(db, 'calendar', { now, leaseMs: MINUTE });
        if (row === null) return nextJobAt(db, 'calendar');
        await fireOne(row).catch(() => {
          failing.push(row.to);
          return postponeJob(db, row, { dueAt: now + MINUTE, error: 'unexpected' });
        });
      }
    };
    return { ...createDigests(deps), fire, woken, failing };
  };
  const owed = async () =>
    (await owedJobs(store.db)).map((row) => ({
      id: row.id,
      to: row.to_id,
      ...JSON.parse(row.payload),
    }));
  const claim = (now: number) => claimJob(store.db, 'digests', { now, leaseMs: MINUTE });

  describe('a digest', () => {
    it('is off until somebody turns it on, and again once it is turned off', async () => {
      const { read, subscribe, unsubscribe, woken } = at(FRIDAY);
      expect(await read('U1')).toBeNull();
      expect(await unsubscribe('U1', 'U1')).toBe(false);
      expect(await subscribe(MINE)).toBe(NINE_IN_TOKYO);
      expect(woken).toEqual(['jobs']);
      expect(await read('U1')).toEqual({
        ...MINE,
        dueAt: NINE_IN_TOKYO,
        coveredUntil: NINE_IN_TOKYO - WEEK,
      });
      expect(await read('C1')).toBeNull();
      expect(await unsubscribe('U1', 'U1')).toBe(true);
      expect(await read('U1')).toBeNull();
    });

    it('of a channel is on the record, with who turned it on and off; one’s own is nobody’s business', async () => {
      const { subscribe, unsubscribe } = at(FRIDAY);
      const { weekday, hour, zone } = MINE;
      await subscribe({ ...MINE, target: 'C1' });
      await subscribe({ ...MINE, target: 'C1' });
      await at(FRIDAY + 1).unsubscribe('C1', 'U2');
      await at(FRIDAY + 2).unsubscribe('C1', 'U2');
      await subscribe(MINE);
      await unsubscribe('U1', 'U1');
      const changes = await settingsChanges(store.db, 'C1', { limit: 10 });
      expect(
        changes.map(({ actorId, before, after }) => [actorId, before.digest, after.digest]),
      ).toEqual([
        ['U2', { weekday, hour, zone }, null],
        ['U1', null, { weekday, hour, zone }],
      ]);
      expect(await settingsChanges(store.db, 'U1', { limit: 10 })).toEqual([]);
      expect(await readSettings(store.db, 'C1')).toEqual(NOTHING_SET);
    });

    it('that is set anew tells on from where it was', async () => {
      await at(FRIDAY).subscribe(MINE);
      await at(NINE_IN_TOKYO).fire();
      const { subscribe, read } = at(NINE_IN_TOKYO + HOUR);
      const next = await subscribe({ ...MINE, weekday: 2, zone: 'America/New_York' });
      expect(next).toBe(NINE_IN_TOKYO + DAY + 14 * HOUR);
      expect(await read('U1')).toMatchObject({
        weekday: 2,
        dueAt: next,
        coveredUntil: NINE_IN_TOKYO - MINUTE,
      });
    });

    it('in a zone that nobody knows is reckoned in UTC', async () => {
      const { subscribe, read } = at(FRIDAY);
      await subscribe({ ...MINE, zone: 'UTC' });
      await store.db
        .updateTable('digests')
        .set({ value: JSON.stringify({ ...MINE, zone: 'Mars/Olympus' }) })
        .execute();
      expect(await read('U1')).toMatchObject({ zone: 'UTC' });
    });
  });

  describe('a digest that falls due', () => {
    it('is left to be sent, for the week before it, and comes again a week later', async () => {
      await at(FRIDAY).subscribe(MINE);
      const early = at(NINE_IN_TOKYO - 1);
      expect(await early.fire()).toBe(NINE_IN_TOKYO);
      expect(await owed()).toEqual([]);
      const due = at(NINE_IN_TOKYO);
      expect(await due.fire()).toBe(NINE_IN_TOKYO + WEEK);
      expect(await owed()).toEqual([
        {
          id: `digest:U1:${NINE_IN_TOKYO}`,
          to: 'U1',
          from: NINE_IN_TOKYO - WEEK,
          until: NINE_IN_TOKYO - MINUTE,
        },
      ]);
    });

    it('does so once, however many want it at once', async () => {
      await at(FRIDAY).subscribe(MINE);
      await at(FRIDAY).subscribe({ ...MINE, target: 'C1' });
      await Promise.all(Array.from({ length: 12 }, () => at(NINE_IN_TOKYO).fire()));
      expect((await owed()).map(({ id }) => id)).toEqual([
        `digest:C1:${NINE_IN_TOKYO}`,
        `digest:U1:${NINE_IN_TOKYO}`,
      ]);
    });

    it('several times while nobody was there is one for all that time', async () => {
      await at(FRIDAY).subscribe(MINE);
      const back = NINE_IN_TOKYO + 3 * WEEK + DAY;
      expect(await at(back).fire()).toBe(NINE_IN_TOKYO + 4 * WEEK);
      expect(await owed()).toMatchObject([{ from: NINE_IN_TOKYO - WEEK, until: back - MINUTE }]);
    });

    it('leaves no time out and tells of none twice', async () => {
      await at(FRIDAY).subscribe(MINE);
      const periods: Period[] = [];
      for (let week = 0; week < 4; week += 1) {
        const now = NINE_IN_TOKYO + week * WEEK + week * MINUTE;
        await at(now).fire();
        const row = await claim(now);
        if (row?.job.kind !== 'digest') throw new Error('no digest is owed');
        periods.push(row.job);
        await finishJob(store.db, row);
      }
      expect(periods.slice(1).map(({ from }) => from)).toEqual(
        periods.slice(0, -1).map(({ until }) => until),
      );
    });

    it('takes in one before it that could not be sent', async () => {
      await at(FRIDAY).subscribe(MINE);
      await at(NINE_IN_TOKYO).fire();
      const row = await claim(NINE_IN_TOKYO);
      if (row === null) throw new Error('nothing is owed');
      const dueAt = NINE_IN_TOKYO + 2 * WEEK;
      await postponeJob(store.db, row, { dueAt, error: 'internal_error' });
      await at(NINE_IN_TOKYO + WEEK).fire();
      expect(await owed()).toMatchObject([
        { id: `digest:U1:${NINE_IN_TOKYO + WEEK}`, from: NINE_IN_TOKYO - WEEK },
      ]);
    });

    it('leaves one alone that is being sent', async () => {
      await at(FRIDAY).subscribe(MINE);
      const justBefore = NINE_IN_TOKYO + WEEK - 1;
      await at(justBefore).fire();
      await claim(justBefore);
      await at(NINE_IN_TOKYO + WEEK).fire();
      expect(await owed()).toHaveLength(2);
    });

    it('is not sent any more once it is turned off', async () => {
      await at(FRIDAY).subscribe(MINE);
      await at(FRIDAY).subscribe({ ...MINE, target: 'C1' });
      await at(NINE_IN_TOKYO).fire();
      await at(NINE_IN_TOKYO).unsubscribe('U1', 'U1');
      expect((await owed()).map(({ to }) => to)).toEqual(['C1']);
    });

    it('is not held up by another one that cannot be seen to, which is tried again', async () => {
      await at(FRIDAY).subscribe({ ...MINE, target: 'C1' });
      await at(FRIDAY).subscribe(MINE);
      await store.db
        .updateTable('digests')
        .set({ value: '{"weekday":"Monday"}' })
        .where('target', '=', 'C1')
        .execute();
      const { fire, failing } = at(NINE_IN_TOKYO);
      expect(await fire()).toBe(NINE_IN_TOKYO + MINUTE);
      expect(failing).toEqual(['C1']);
      expect((await owed()).map(({ to }) => to)).toEqual(['U1']);
    });

    it('is one of as many as there are', async () => {
      for (let n = 0; n < 205; n += 1) {
        await at(FRIDAY).subscribe({ ...MINE, target: `C${n}` });
      }
      expect(await at(NINE_IN_TOKYO).fire()).toBe(NINE_IN_TOKYO + WEEK);
      expect(await owed()).toHaveLength(205);
    });
  });
  describe('the digest of somebody who has moved', () => {
    const NEW_YORK = 'America/New_York';
    const NINE_IN_NEW_YORK = NINE_IN_TOKYO + 14 * HOUR;

    it('comes at their hour where they are by now: to the west, later on the same day', async () => {
      await at(FRIDAY).subscribe(MINE);
      zones.set('U1', NEW_YORK);
      expect(await at(NINE_IN_TOKYO).fire()).toBe(NINE_IN_NEW_YORK);
      expect(await owed()).toEqual([]);
      expect(await at(NINE_IN_NEW_YORK).fire()).toBe(NINE_IN_NEW_YORK + WEEK);
      expect(await owed()).toMatchObject([
        { from: NINE_IN_TOKYO - WEEK, until: NINE_IN_NEW_YORK - MINUTE },
      ]);
      expect(await at(NINE_IN_NEW_YORK).read('U1')).toMatchObject({ zone: NEW_YORK, hour: 9 });
    });

    it('comes when it was to come to the east, and from then on at their hour', async () => {
      await at(FRIDAY).subscribe({ ...MINE, zone: NEW_YORK });
      zones.set('U1', MINE.zone);
      expect(await at(NINE_IN_NEW_YORK).fire()).toBe(NINE_IN_TOKYO + WEEK);
      expect(await owed()).toHaveLength(1);
    });

    it('keeps their hour when the clocks there are changed', async () => {
      await at(FRIDAY).subscribe(MINE);
      zones.set('U1', NEW_YORK);
      let due = await at(NINE_IN_TOKYO).fire();
      for (let week = 0; week < 8; week += 1) due = await at(due ?? 0).fire();
      // In New York an hour is left out on 8 March.
      expect(due).toBe(NINE_IN_NEW_YORK + 8 * WEEK - HOUR);
    });

    it('stays where it was set while it is not known where they are', async () => {
      await at(FRIDAY).subscribe(MINE);
      expect(await at(NINE_IN_TOKYO).fire()).toBe(NINE_IN_TOKYO + WEEK);
    });

    it('stays where it was set when it is a channel’s', async () => {
      await at(FRIDAY).subscribe({ ...MINE, target: 'C1' });
      zones.set('U1', NEW_YORK);
      expect(await at(NINE_IN_TOKYO).fire()).toBe(NINE_IN_TOKYO + WEEK);
      expect(await at(FRIDAY).readIn('C1', NEW_YORK)).toMatchObject({ zone: MINE.zone });
    });

    it('has moved with them when they look at it, and does not come twice in a week', async () => {
      const { subscribe, readIn } = at(FRIDAY);
      await subscribe(MINE);
      const moved = { zone: NEW_YORK, dueAt: NINE_IN_NEW_YORK };
      expect(await readIn('U1', NEW_YORK)).toMatchObject(moved);
      expect(await readIn('U1', NEW_YORK)).toMatchObject(moved);
      expect(await readIn('U1', MINE.zone)).toMatchObject({ dueAt: NINE_IN_TOKYO });
      await at(NINE_IN_TOKYO).fire();
      const after = await at(NINE_IN_TOKYO + HOUR).readIn('U1', NEW_YORK);
      expect(after).toMatchObject({ dueAt: NINE_IN_NEW_YORK + WEEK });
    });
  });
}
