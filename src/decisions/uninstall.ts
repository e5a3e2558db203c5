import { deleteEverything } from '../store/everything.ts';
import type { Db } from '../store/open.ts';

export type Uninstall = () => Promise<void>;

/** The workspace has removed the bot: whatever is kept of it is deleted, in one transaction. */
export const uninstall =
  ({ db }: { readonly db: Db }): Uninstall =>
  () =>
    db.transaction().execute(deleteEverything);
