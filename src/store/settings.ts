import {
  NOTHING_SET,
  type Settings,
  type SettingsChange,
  type StoredSettings,
  settingsIn,
  settingsSchema,
  WORKSPACE,
} from '../domain/settings.ts';
import { json } from './json.ts';
import type { Db, Tx } from './open.ts';

const stored = json(settingsSchema);

/** What is set for the workspace or for one channel. */
export async function readSettings(db: Db | Tx, scope: string): Promise<StoredSettings> {
  const row = await db
    .selectFrom('settings')
    .select('value')
    .where('scope', '=', scope)
    .executeTakeFirst();
  return row === undefined ? NOTHING_SET : stored.parse(row.value);
}

/** Everything that is set anywhere, by scope. */
export async function allSettings(db: Db | Tx): Promise<ReadonlyMap<string, StoredSettings>> {
  const rows = await db.selectFrom('settings').selectAll().execute();
  return new Map(rows.map(({ scope, value }) => [scope, stored.parse(value)]));
}

/** What holds in one channel. */
export async function settingsOf(db: Db | Tx, channelId: string): Promise<Settings> {
  const rows = await db
    .selectFrom('settings')
    .selectAll()
    .where('scope', 'in', [WORKSPACE, channelId])
    .execute();
  const set = (scope: string): StoredSettings => {
    const row = rows.find((each) => each.scope === scope);
    return row === undefined ? NOTHING_SET : stored.parse(row.value);
  };
  return settingsIn(set(WORKSPACE), set(channelId));
}

/** What is set in a scope, which nobody else changes until the transaction ends. */
export async function lockSettings(tx: Tx, scope: string): Promise<StoredSettings> {
  await tx
    .insertInto('settings')
    .values({ scope, value: JSON.stringify(NOTHING_SET) })
    .onConflict((conflict) => conflict.column('scope').doNothing())
    .execute();
  // An update of nothing locks the row on every database.
  const { value } = await tx
    .updateTable('settings')
    .set((e) => ({ value: e.ref('value') }))
    .where('scope', '=', scope)
    .returning('value')
    .executeTakeFirstOrThrow();
  return stored.parse(value);
}

/** Whether this change was made already. */
export async function isSettingsChangeKnown(tx: Tx, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('settings_changes')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst();
  return row !== undefined;
}

/** Writes down a change, and that it was made. */
export async function changeSettings(
  tx: Tx,
  { id, scope, actorId, at, before, after }: SettingsChange,
): Promise<void> {
  const value = JSON.stringify(after);
  await tx
    .insertInto('settings')
    .values({ scope, value })
    .onConflict((conflict) => conflict.column('scope').doUpdateSet({ value }))
    .execute();
  await tx
    .insertInto('settings_changes')
    .values({ id, scope, actor_id: actorId, at, before: JSON.stringify(before), after: value })
    .execute();
}

/** The last changes of a scope since a time, the newest first. */
export async function settingsChanges(
  db: Db,
  scope: string,
  { limit, since }: { readonly limit?: number; readonly since?: number },
): Promise<readonly SettingsChange[]> {
  const rows = await db
    .selectFrom('settings_changes')
    .selectAll()
    .where('scope', '=', scope)
    .$if(since !== undefined, (query) => query.where('at', '>', since ?? 0))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .$if(limit !== undefined, (query) => query.limit(limit ?? 0))
    .execute();
  return rows.map((row) => ({
    id: row.id,
    scope: row.scope,
    actorId: row.actor_id,
    at: row.at,
    before: stored.parse(row.before),
    after: stored.parse(row.after),
  }));
}
