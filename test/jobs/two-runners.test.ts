import { describe, expect, it } from 'vitest';
import type { PerformDue } from '../../src/usecases/perform.ts';
import { NOON } from '../store/a-decision.ts';
import { happened, ratedUntil, runnerOn } from './a-runner.ts';
import { handClock } from './hand-clock.ts';
import { twoStores } from './two-stores.ts';

describe('two runners on one PostgreSQL database', () => {
  it('let everything happen exactly once', async () => {
    const stores = await twoStores();
    const [db] = stores;
    const ids = Array.from({ length: 30 }, (_, index) => `d${index}`);
    for (const id of ids) await ratedUntil(db, NOON, id);

    const { promise: allDone, resolve } = Promise.withResolvers<void>();
    let done = 0;
    const doing =
      (verb: PerformDue): PerformDue =>
      async (row) => {
        const outcome = await verb(row);
        if (outcome === 'done') done += 1;
        if (done === ids.length) resolve();
        return outcome;
      };
    const runners = stores.map((store) => runnerOn(store, handClock(), { doing }));
    for (const runner of runners) runner.start();
    await allDone;
    await Promise.all(runners.map((runner) => runner.stop()));
    expect(done).toBe(ids.length);
    for (const id of ids) expect(await happened(db, id)).toEqual(['clock revealed 0']);
  });
});
