import { type Digest, type DigestTime, isPersonal, type Subscription } from '../records/digest.ts';
import { WEEK_MS } from '../records/durations.ts';
import { CLOCK } from '../records/history.ts';
import { changedBy } from '../records/settings.ts';
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
import type { Db, Tx } from '../store/open.ts';
import { changeSettings, lockSettings } from '../store/settings.ts';
import { transact } from '../store/transact.ts';
import type { ErrandDeps } from './errand-deps.ts';

export type DigestDeps = ErrandDeps & {
  readonly db: Db;
  readonly now: () => number;
  readonly wakeSchedule: () => void;
};

/**
 * Turns weekly digests on and off, which for a channel is on the record. Each is harmless when it
 * is done again.
 */
export type Digests = {
  readonly read: (target: string) => Promise<Subscription | null>;
  /** Turns it on, or sets it anew; resolves with when the next one comes. */
  readonly subscribe: (digest: Digest) => Promise<number>;
  /** Says whether it was on. */
  readonly unsubscribe: (target: string, actorId: string) => Promise<boolean>;
};

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
      const times = { dueAt, tellsFrom: dueAt - WEEK_MS };
      const { readerId, target, ...time } = digest;
      await transact(db, async (tx) => {
        await putDigest(tx, digest, times);
        await record(tx, digest, time, { actorId: readerId, at });
      });
      wakeSchedule();
      return dueAt;
    },
    unsubscribe: (target, actorId) =>
      transact(db, async (tx) => {
        await withdrawErrands(tx, 'digest', target, now());
        return turnOff(tx, target, { actorId, at: now() });
      }),
  };
}

/** Turns off the digest of a channel in which Slack refuses it. */
export const dropDigest =
  ({ db, now }: Pick<DigestDeps, 'db' | 'now'>) =>
  async (channelId: string): Promise<void> => {
    const by = { actorId: CLOCK, at: now() };
    await transact(db, (tx) => turnOff(tx, channelId, by));
  };

type By = { readonly actorId: string; readonly at: number };

async function turnOff(tx: Tx, target: string, by: By): Promise<boolean> {
  const removed = await removeDigest(tx, target);
  if (removed !== null) await record(tx, removed, null, by);
  return removed !== null;
}

/** Writes down when the digest of a channel comes from now on; one's own is nobody's business. */
async function record(
  tx: Tx,
  of: Pick<Digest, 'target' | 'readerId'>,
  digest: DigestTime | null,
  { actorId, at }: By,
): Promise<void> {
  if (isPersonal(of)) return;
  const scope = of.target;
  const before = await lockSettings(tx, scope);
  const after = changedBy(scope, before, { digest });
  if (JSON.stringify(before.digest) === JSON.stringify(after.digest)) return;
  const id = `digest:${scope}:${at}:${JSON.stringify(digest)}`;
  await changeSettings(tx, { id, scope, actorId, at, before, after });
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
  transact(db, async (tx) => {
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
