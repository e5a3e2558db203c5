import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { DEFAULT_RUBRIC } from '../../src/engine/index.ts';
import { transact } from '../../src/store/open.ts';
import { perform, type UseCaseDeps } from '../../src/usecases/perform.ts';
import { submitDecision } from '../../src/usecases/submit.ts';
import { NOON } from '../store/a-decision.ts';
import { OWNER } from '../usecases/a-context.ts';
import { aSubmission } from '../usecases/harness.ts';
import type { StoreUnderTest } from './store-under-test.ts';

export function describeGivingWay(store: StoreUnderTest): void {
  const useCases = () => {
    let made = 0;
    const deps: UseCaseDeps = {
      db: store.db,
      now: () => NOON,
      rubric: DEFAULT_RUBRIC,
      refreshMs: 0,
      wakeDelivery: () => {},
      wakeJobs: () => {},
    };
    const newId = () => `d${made++}`;
    return { submit: submitDecision({ ...deps, newId }), act: perform(deps) };
  };

  describe('transactions that stand in each other’s way', () => {
    it('are all done: decisions of a channel are replaced while others there are decided', async () => {
      const { submit, act } = useCases();
      const ask = (n: number, supersedes: string | null = null) =>
        submit(aSubmission({ sourceKey: `${supersedes} ${n}`, supersedes }));
      const decide = (decisionId: string) =>
        act({
          decisionId,
          actorId: OWNER,
          key: 'decide',
          command: {
            kind: 'decide',
            outcome: 'other',
            reason: 'We know better.',
            check: '',
            reviewOn: null,
            reviewAt: null,
            zone: 'UTC',
            deciders: [OWNER],
          },
        });
      for (let n = 0; n < 8; n += 1) await ask(n);
      for (const id of ['d0', 'd1', 'd2', 'd3']) await decide(id);
      const outcomes = await Promise.all(
        [0, 1, 2, 3].flatMap((n): readonly Promise<unknown>[] => [
          ask(n, `d${n}`),
          decide(`d${n + 4}`),
        ]),
      );
      expect(outcomes).toEqual(
        [0, 1, 2, 3].flatMap(() => ['kept', expect.objectContaining({ done: 'now' })]),
      );
      const counted = await sql`select status, outcome, decisions from counts
        where decisions > 0 order by status`.execute(store.db);
      expect(counted.rows).toEqual([
        { status: 'decided', outcome: 'other', decisions: 4 },
        { status: 'open', outcome: '', decisions: 4 },
        { status: 'superseded', outcome: 'other', decisions: 4 },
      ]);
    });

    it('begin anew a few times, and end with what is in their way', async () => {
      const deadlock = Object.assign(new Error('deadlock detected'), { code: '40P01' });
      let attempts = 0;
      const failing = (times: number) =>
        transact(store.db, async () => {
          attempts += 1;
          if (attempts <= times) throw deadlock;
          return attempts;
        });
      expect(await failing(4)).toBe(5);
      attempts = 0;
      await expect(failing(5)).rejects.toBe(deadlock);
      attempts = 0;
      const other = transact(store.db, async () => {
        attempts += 1;
        throw new Error('the disk is full');
      });
      await expect(other).rejects.toThrow('the disk is full');
      expect(attempts).toBe(1);
    });
  });
}
