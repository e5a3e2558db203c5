import type { Migration } from 'kysely/migration';
import { up as initial } from './0001-initial.ts';
import { up as details } from './0002-details.ts';

/** Every change of the schema, in order. Append only: a released one is never edited. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-initial': { up: initial },
  '0002-details': { up: details },
};

/** The first change of every version before the first release. */
export const BEFORE_RELEASE = '0001-decisions-and-outbox';
