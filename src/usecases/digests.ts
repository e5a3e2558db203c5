import { type Digest, type DigestTime, isPersonal, type Subscription } from '../domain/digest.ts';
import { SYSTEM_ACTOR } from '../domain/events.ts';
import type { JobRow } from '../domain/job.ts';
import { changedBy } from '../domain/settings.ts';
import { HOUR_MS, MINUTE_MS, nextWeekly, WEEK_MS } from '../domain/time.ts';
import {
  lockDigest,
  putDigest,
  readDigest,
  removeDigest,
  saveDigest,
  setDigestDue,
} from '../store/digests.ts';
import { addJob, cancelJobs, finishJob, repeatJob } from '../store/jobs.ts';
import { type Tx, transact } from '../store/open.ts';
import { changeSettings, lockSettings } from '../store/settings.ts';
import type { JobDeps } from './perform.ts';

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
  /** Turns it on, or changes it; resolves with when the next one comes. */
  readonly subscribe: (digest: Digest) => Promise<number>;
  /** Says whether it was on. */
  readonly unsubscribe: (target: string, actorId: string) => Promise<boolean>;
};

/** What is being written down while a digest falls due is left for the next one to tell. */
const LEFT_FOR_NEXT_MS = MINUTE_MS;
/** The clocks of no two zones are further apart. */
const MOST_APART_MS = 27 * HOUR_MS;

export function createDigests({ db, now, wakeJobs }: JobDeps): Digests {
  return {
    read: (target) => readDigest(db, target),
    readIn: async (target, zone) => {
      const stays = (digest: Subscription) => !isPersonal(digest) || digest.zone === zone;
      const seen = await readDigest(db, target);
      if (seen === null || stays(seen)) return seen;
      const moved = await transact(db, async (tx) => {
        const digest = await lockDigest(tx, target);
        if (digest === null || stays(digest)) return digest;
        // Not once more in the same week.
        const after = Math.max(now(), digest.coveredUntil + MOST_APART_MS);
        const dueAt = nextWeekly({ ...digest, zone }, after);
        const next = { ...digest, zone, dueAt };
        await saveDigest(tx, next);
        await setDigestDue(tx, target, dueAt);
        return next;
      });
      wakeJobs();
      return moved;
    },
    subscribe: async (digest) => {
      const at = now();
      const dueAt = nextWeekly(digest, at);
      // The first one tells of the week before it.
      const times = { dueAt, coversFrom: dueAt - WEEK_MS };
      const { readerId, target, ...time } = digest;
      await transact(db, async (tx) => {
        await putDigest(tx, digest, times);
        await record(tx, digest, time, { actorId: readerId, at });
      });
      wakeJobs();
      return dueAt;
    },
    unsubscribe: (target, actorId) =>
      transact(db, async (tx) => {
        const wasOn = await turnOff(tx, target, { actorId, at: now() });
        await cancelJobs(tx, 'digest', target, now());
        return wasOn;
      }),
  };
}

/** Turns off the digest of a channel in which Slack refuses it. */
export const dropDigest =
  ({ db, now }: Pick<JobDeps, 'db' | 'now'>) =>
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

export type FireDigestDeps = JobDeps & {
  /** Where a person lives by now, as in the IANA database; null when it is not known. */
  readonly zoneOf: (personId: string) => Promise<string | null>;
};

export type FireDigest = (row: Pick<JobRow, 'id' | 'to' | 'attempts'>) => Promise<void>;

/**
 * Leaves a digest that is due to be sent, and sets when the next one is, in one transaction: once,
 * whatever restarts and however many processes there are. What was missed meanwhile is told in one.
 */
export const fireDigest =
  ({ db, now: clock, zoneOf, wakeJobs }: FireDigestDeps): FireDigest =>
  async (row) => {
    const { to: target } = row;
    const seen = await readDigest(db, target);
    const found = seen !== null && isPersonal(seen) ? await zoneOf(seen.readerId) : null;
    await transact(db, async (tx) => {
      const digest = await lockDigest(tx, target);
      if (digest === null) return void (await finishJob(tx, row));
      const { coveredUntil, dueAt } = digest;
      const zone = found ?? digest.zone;
      const now = clock();
      const nextDueAt = nextWeekly({ ...digest, zone }, now);
      if (!(await repeatJob(tx, row, nextDueAt))) return;
      // Where its reader is by now, the hour of this week is still to come.
      const isEarly = zone !== digest.zone && nextDueAt - dueAt < MOST_APART_MS;
      const until = isEarly ? coveredUntil : Math.max(coveredUntil, now - LEFT_FOR_NEXT_MS);
      await saveDigest(tx, { ...digest, zone, coveredUntil: until });
      if (isEarly) return;
      // One that could not be sent so far becomes part of this one.
      const waiting = await cancelJobs(tx, 'digest', target, now);
      const starts = waiting.flatMap((job) => (job.kind === 'digest' ? [job.from] : []));
      const from = Math.min(coveredUntil, ...starts);
      const id = `digest:${target}:${dueAt}`;
      await addJob(tx, { id, to: target, job: { kind: 'digest', from, until }, dueAt: now });
    });
    wakeJobs();
  };
