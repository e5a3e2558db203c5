import { describe, expect, it } from 'vitest';
import { NO_FILTER } from '../../../src/domain/portfolio.ts';
import { readHomeState } from '../../../src/store/search/home-states.ts';
import { createPortfolio } from '../../../src/usecases/portfolio.ts';
import { NOON, openInMemory } from '../a-decision.ts';

describe('what somebody has chosen to see', () => {
  it('is everything until they choose', async () => {
    const db = await openInMemory();
    expect(await readHomeState(db, 'U1')).toEqual({ filter: NO_FILTER, trail: [] });
    await db.destroy();
  });

  it('keeps each of many changes that are made at once, and is each person’s own', async () => {
    const db = await openInMemory();
    const { choose } = createPortfolio({ db, now: () => NOON });
    const filter = {
      status: 'open',
      verdict: 'rag',
      channel: 'C1',
      owner: 'U2',
      text: 'x',
    } as const;
    await Promise.all(
      Object.entries(filter).map(([field, value]) =>
        choose('U1', (state) => ({ ...state, filter: { ...state.filter, [field]: value } })),
      ),
    );
    expect((await readHomeState(db, 'U1')).filter).toEqual(filter);
    expect((await readHomeState(db, 'U3')).filter).toEqual(NO_FILTER);
    await db.destroy();
  });

  it('that cannot be read any more is everything', async () => {
    const db = await openInMemory();
    await db.insertInto('home_states').values({ user_id: 'U1', state: '{"filter":7}' }).execute();
    expect((await readHomeState(db, 'U1')).filter).toEqual(NO_FILTER);
    await db.destroy();
  });
});
