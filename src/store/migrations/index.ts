import type { Migration } from 'kysely/migration';
import { up as decisionsAndOutbox } from './0001-decisions-and-outbox.ts';
import { up as discussion } from './0002-discussion.ts';
import { up as reviewing } from './0003-reviewing.ts';
import { up as exportsAreErrands } from './0004-exports-are-errands.ts';
import { up as wordsThatMatch } from './0005-words-that-match.ts';

/** Every change of the schema, in order. Append only: a released one is never edited. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-decisions-and-outbox': { up: decisionsAndOutbox },
  '0002-discussion': { up: discussion },
  '0003-reviewing': { up: reviewing },
  '0004-exports-are-errands': { up: exportsAreErrands },
  '0005-words-that-match': { up: wordsThatMatch },
};
