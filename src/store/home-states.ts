import { FRESH_HOME, type HomeState, homeStateSchema } from '../records/portfolio.ts';
import { json } from './json.ts';
import type { Db } from './open.ts';

const state = json(homeStateSchema);

/** What somebody chose to see last time; everything if that cannot be read any more. */
export async function readHomeState(db: Db, userId: string): Promise<HomeState> {
  const row = await db
    .selectFrom('home_states')
    .select('state')
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return (row && state.safeParse(row.state).data) ?? FRESH_HOME;
}

export async function putHomeState(db: Db, userId: string, chosen: HomeState): Promise<void> {
  const set = { state: JSON.stringify(chosen) };
  await db
    .insertInto('home_states')
    .values({ user_id: userId, ...set })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet(set))
    .execute();
}
