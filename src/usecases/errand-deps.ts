import type { Db } from '../store/open.ts';

/** What a verb needs that leaves an errand behind. */
export type ErrandDeps = {
  readonly db: Db;
  readonly now: () => number;
  /** Called after a commit that left an errand. */
  readonly wakeErrands: () => void;
};
