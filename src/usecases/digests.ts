import { type Digest, type DigestTime, isPersonal, type Subscription } from '../domain/digest.ts';
import { HOUR_MS, WEEK_MS } from '../domain/durations.ts';
import { SYSTEM_ACTOR } from '../domain/events.ts';
import { changedBy } from '../domain/settings.ts';
import { nextWeekly } from '../domain/time-zones.ts';
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
  /**
   * The same, which follows its reader into the zone that they live in by now; the next one comes at
   * their hour there. One of a channel stays where it was set.
   */
  readonly readIn: (target: string, zone: string) => Promise<Subscription | null>;
  /** Turns it on, or sets it anew; resolves with when the next one comes. */
  readonly subscribe: (digest: Digest) => Promise<number>;
  /** Says whether it was on. */
  readonly unsubscribe: (target: string, actorId: string) => Promise<boolean>;
};

/** What is being written down while a digest falls due is left for the next one to tell. */
const SETTLING_MS = 60_000;
const BATCH = 100;
/** One that cannot be seen to is tried again after so long. */
const AGAIN_MS = 60_000;
/** The clocks of no two zones are further apart. */
const MOST_APART_MS = 27 * HOUR_MS;

export function digests({ db, now, wakeSchedule }: DigestDeps): Digests {
  return {
    read: (target) => readDigest(db, target),
    readIn: async (target, zone) => {
      const digest = await readDigest(db, target);
      if (digest === null || !isPersonal(digest) || digest.zone === zone) return digest;
      // Not once more in the same week.
      const after = Math.max(now(), digest.toldUntil + MOST_APART_MS);
      const next = { ...digest, zone, dueAt: nextWeekly({ ...digest, zone }, after) };
      await transact(db, (tx) => advanceDigest(tx, digest, next));
      wakeSchedule();
      return readDigest(db, target);
    },
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
    const by = { actorId: SYSTEM_ACTOR, at: now() };
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

export type DueDigestDeps = Pick<DigestDeps, 'db' | 'now' | 'wakeErrands'> & {
  /** Where somebody lives by now, as in the IANA database; null when it is not known. */
  readonly zoneOf: (personId: string) => Promise<string | null>;
  /** One could not be seen to; the others are. */
  readonly failed: (target: string, error: unknown) => void;
};

/**
 * Leaves every digest that is due to be sent, once, whatever restarts and however many processes
 * there are; what was missed meanwhile is told in one. Resolves with when the next one is due.
 */
export const fireDueDigests = (deps: DueDigestDeps) => async (): Promise<number | null> => {
  const { db, now, wakeErrands } = deps;
  const failing = new Set<string>();
  for (;;) {
    const due = await dueDigests(db, now(), { limit: BATCH, except: [...failing] });
    for (const { target, read } of due) {
      try {
        await fire(deps, read());
      } catch (error) {
        failing.add(target);
        deps.failed(target, error);
      }
    }
    if (due.length > 0) wakeErrands();
    if (due.length < BATCH) break;
  }
  const next = await nextDigestDueAt(db, [...failing]);
  return failing.size === 0 ? next : Math.min(next ?? Number.POSITIVE_INFINITY, now() + AGAIN_MS);
};

async function fire({ db, now: clock, zoneOf }: DueDigestDeps, digest: Subscription) {
  const { target, readerId, toldUntil, dueAt } = digest;
  const zone = isPersonal(digest) ? ((await zoneOf(readerId)) ?? digest.zone) : digest.zone;
  const now = clock();
  const nextDueAt = nextWeekly({ ...digest, zone }, now);
  // Where its reader is by now, the hour of this week is still to come.
  const isEarly = zone !== digest.zone && nextDueAt - dueAt < MOST_APART_MS;
  await transact(db, async (tx) => {
    const until = isEarly ? toldUntil : Math.max(toldUntil, now - SETTLING_MS);
    const next = { ...digest, zone, dueAt: nextDueAt, toldUntil: until };
    if (!(await advanceDigest(tx, digest, next)) || isEarly) return;
    // One that could not be sent so far becomes part of this one.
    const waiting = await withdrawErrands(tx, 'digest', target, now);
    const starts = waiting.flatMap((errand) => (errand.kind === 'digest' ? [errand.from] : []));
    const from = Math.min(toldUntil, ...starts);
    const id = `digest:${target}:${dueAt}`;
    await addErrand(tx, { id, to: target, errand: { kind: 'digest', from, until } }, now);
  });
}
