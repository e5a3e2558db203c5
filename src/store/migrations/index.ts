import type { Migration } from 'kysely/migration';
import { up as decisionsAndOutbox } from './0001-decisions-and-outbox.ts';

/** Every change of the schema, in order. Append only: a released one is never edited. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-decisions-and-outbox': { up: decisionsAndOutbox },
};
