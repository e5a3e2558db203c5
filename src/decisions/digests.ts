import type { Digest, Subscription } from '../records/digest.ts';
import { nextWeekly } from '../records/zoned-time.ts';
import {
  advanceDigest,
  dueDigests,
  nextDigestDueAt,
  putDigest,
  readDigest,
  removeDigest,
} from '../store/digests.ts';
import { addErrand, withdrawErrands } from '../store/errands.ts';
import type { Db } from '../store/open.ts';
import type { ErrandDeps } from './errand-deps.ts';

export type DigestDeps = ErrandDeps & {
  readonly db: Db;
  readonly now: () => number;
  readonly wakeSchedule: () => void;
};

/** Turns weekly digests on and off. Each is harmless when it is done again. */
export type Digests = {
  readonly read: (target: string) => Promise<Subscription | null>;
  /** Turns it on, or sets it anew; resolves with when the next one comes. */
  readonly subscribe: (digest: Digest) => Promise<number>;
  /** Says whether it was on. */
  readonly unsubscribe: (target: string, actorId: string) => Promise<boolean>;
};

const WEEK_MS = 7 * 24 * 3_600_000;
/** What is being written down while a digest falls due is left for the next one to tell. */
const SETTLING_MS = 60_000;
const BATCH = 100;

export function digests({ db, now, wakeSchedule }: DigestDeps): Digests {
  return {
    read: (target) => readDigest(db, target),
    subscribe: async (digest) => {
      const at = now();
      const dueAt = nextWeekly(digest, at);
      // The first one tells of the week before it.
      const times = { dueAt, tellsFrom: dueAt - WEEK_MS, at };
      await db.transaction().execute((tx) => putDigest(tx, digest, times));
      wakeSchedule();
      return dueAt;
    },
    unsubscribe: (target, actorId) =>
      db.transaction().execute(async (tx) => {
        await withdrawErrands(tx, 'digest', target, now());
        return removeDigest(tx, target, { actorId, at: now() });
      }),
  };
}

/**
 * Leaves every digest that is due to be sent, once, whatever restarts and however many processes
 * there are; what was missed meanwhile is told in one. Resolves with when the next one is due.
 */
export const fireDueDigests =
  ({ db, now, wakeErrands }: DigestDeps) =>
  async (): Promise<number | null> => {
    for (;;) {
      const due = await dueDigests(db, now(), BATCH);
      for (const digest of due) await fire(db, digest, now());
      if (due.length > 0) wakeErrands();
      if (due.length < BATCH) return nextDigestDueAt(db);
    }
  };

const fire = (db: Db, digest: Subscription, now: number): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const { target, toldUntil, dueAt } = digest;
    const until = Math.max(toldUntil, now - SETTLING_MS);
    const next = { dueAt: nextWeekly(digest, now), toldUntil: until };
    if (!(await advanceDigest(tx, digest, next))) return;
    // One that could not be sent so far becomes part of this one.
    const waiting = await withdrawErrands(tx, 'digest', target, now);
    const starts = waiting.flatMap((errand) => (errand.kind === 'digest' ? [errand.from] : []));
    const from = Math.min(toldUntil, ...starts);
    const id = `digest:${target}:${dueAt}`;
    await addErrand(tx, { id, to: target, errand: { kind: 'digest', from, until } }, now);
  });
