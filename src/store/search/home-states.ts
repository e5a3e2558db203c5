import { FRESH_HOME, type HomeState, homeStateSchema } from '../../domain/portfolio.ts';
import { json } from '../json.ts';
import type { Db, Tx } from '../open.ts';

const state = json(homeStateSchema);

/** What a person chose to see last time; everything if that cannot be read any more. */
export async function readHomeState(db: Db | Tx, userId: string): Promise<HomeState> {
  const row = await db
    .selectFrom('home_states')
    .select('state')
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return (row && state.safeParse(row.state).data) ?? FRESH_HOME;
}

/** Changes it; of two changes at once the second one finds what the first has made of it. */
export async function changeHomeState(
  tx: Tx,
  userId: string,
  change: (chosen: HomeState) => HomeState,
): Promise<void> {
  await tx
    .insertInto('home_states')
    .values({ user_id: userId, state: JSON.stringify(FRESH_HOME) })
    .onConflict((conflict) => conflict.column('user_id').doNothing())
    .execute();
  // An update of nothing locks the row on every database.
  await tx
    .updateTable('home_states')
    .set((e) => ({ state: e.ref('state') }))
    .where('user_id', '=', userId)
    .execute();
  const chosen = change(await readHomeState(tx, userId));
  await tx
    .updateTable('home_states')
    .set({ state: JSON.stringify(chosen) })
    .where('user_id', '=', userId)
    .execute();
}
