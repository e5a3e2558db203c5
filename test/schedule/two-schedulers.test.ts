import { describe, expect, it } from 'vitest';
import type { PerformDue } from '../../src/usecases/perform.ts';
import { NOON } from '../store/a-decision.ts';
import { happened, ratedUntil, scheduleOn } from './a-schedule.ts';
import { handClock } from './hand-clock.ts';
import { twoStores } from './two-stores.ts';

describe('two schedulers on one PostgreSQL database', () => {
  it('let everything happen exactly once', async () => {
    const stores = await twoStores();
    const [db] = stores;
    const ids = Array.from({ length: 30 }, (_, index) => `d${index}`);
    for (const id of ids) await ratedUntil(db, NOON, id);

    let done = 0;
    let report = (): void => {};
    const allDone = new Promise<void>((resolve) => {
      report = () => {
        done += 1;
        if (done === ids.length) resolve();
      };
    });
    const counted =
      (verb: PerformDue): PerformDue =>
      async (decisionId, kind) => {
        const outcome = await verb(decisionId, kind);
        if (outcome === 'done') report();
        return outcome;
      };
    const schedules = stores.map((store) => scheduleOn(store, handClock(), counted));
    for (const schedule of schedules) schedule.start();
    await allDone;
    await Promise.all(schedules.map((schedule) => schedule.stop()));
    expect(done).toBe(ids.length);
    for (const id of ids) expect(await happened(db, id)).toEqual(['clock revealed 0']);
  });
});
