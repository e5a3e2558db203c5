import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { REMOVED } from '../../src/domain/events.ts';
import { withEach } from '../../src/usecases/locked-decisions.ts';
import { OWNER } from './a-context.ts';
import { aSubmission, createHarness } from './harness.ts';

describe('one that fails among many', () => {
  it('does not keep it from being done with the others, and is told at the end', async () => {
    const seen: number[] = [];
    const work = async (one: number): Promise<void> => {
      seen.push(one);
      if (one % 2 === 1) throw new Error(`${one} fails`);
    };
    await expect(withEach([1, 2, 3, 4], work)).rejects.toThrow('1 fails');
    expect(seen).toEqual([1, 2, 3, 4]);
    seen.length = 0;
    await withEach([2, 4, 6], work, () => seen.length === 2);
    expect(seen).toEqual([2, 4]);
  });

  it('does not keep what a person wrote from being taken out elsewhere', async () => {
    const harness = await createHarness();
    for (const sourceKey of ['V1', 'V2', 'V3']) await harness.submit(aSubmission({ sourceKey }));
    await sql`update decisions set answers = '{"odd":9}' where id = 'd1'`.execute(harness.db);
    await expect(harness.forget(OWNER, OWNER)).rejects.toThrow();
    const titles = await harness.db.selectFrom('decisions').select('title').orderBy('id').execute();
    expect(titles.map(({ title }) => title === REMOVED)).toEqual([false, true, true]);
  });
});
