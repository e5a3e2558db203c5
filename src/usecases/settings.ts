import {
  changedBy,
  NOTHING_SET,
  type Settings,
  type SettingsChange,
  type StoredSettings,
  settingsIn,
  WORKSPACE,
} from '../domain/settings.ts';
import { DAY_MS } from '../domain/time.ts';
import { lockDecision, ratedBlindIn } from '../store/decisions.ts';
import { countUntouchedSince } from '../store/deletion.ts';
import { addJob } from '../store/jobs.ts';
import { transact } from '../store/open.ts';
import { enqueue } from '../store/outbox.ts';
import {
  allSettings,
  changeSettings,
  isSettingsChangeKnown,
  lockSettings,
  readSettings,
  settingsChanges,
} from '../store/settings.ts';
import { withEach } from './locked-decisions.ts';
import type { UseCaseDeps } from './perform.ts';

/** So many changes are shown. */
const SHOWN_CHANGES = 5;

export type SettingsRequest = {
  /** The workspace, or a channel's id. */
  readonly scope: string;
  readonly actorId: string;
  /** The same for every delivery of one form, another one for any other. */
  readonly key: string;
  /** Only what is to be different. */
  readonly to: Partial<StoredSettings>;
};

export type SettingsUseCases = {
  /** What is set for the workspace or for one channel. */
  readonly read: (scope: string) => Promise<StoredSettings>;
  /**
   * Changes settings and writes down who did and what it was before, in one transaction. Writes
   * nothing when nothing would be different, or when this change was made already.
   */
  readonly change: (request: SettingsRequest) => Promise<'changed' | 'unchanged' | 'repeated'>;
  /** The threads that say who may reveal their ratings are refreshed, where settings of a scope hold. */
  readonly refreshBlindRoots: (scope: string, signal?: AbortSignal) => Promise<void>;
  /** For how many days decisions would be kept, if not so long any more; null otherwise. */
  readonly shortened: (request: Pick<SettingsRequest, 'scope' | 'to'>) => Promise<number | null>;
  /** How many decisions nobody has touched for so many days, and nobody is to look at again. */
  readonly untouchedFor: (days: number) => Promise<number>;
  /** The last few changes, the newest first. */
  readonly changes: (scope: string) => Promise<readonly SettingsChange[]>;
  /**
   * What holds in a channel, or in the workspace for null, as far as this process has heard: forms
   * open before any database is asked. Rules read the database instead.
   */
  readonly current: (channelId: string | null) => Settings;
  /** Hears of what other processes have changed. */
  readonly refresh: () => Promise<void>;
};

/** The settings of the workspace and of its channels. Who may change them is not asked here. */
export function createSettings({
  db,
  now,
  refreshMs,
  wakeDelivery,
  wakeJobs,
}: Omit<UseCaseDeps, 'rubric'>): SettingsUseCases {
  let known: ReadonlyMap<string, StoredSettings> = new Map();
  let changesMade = 0;

  const change: SettingsUseCases['change'] = async ({ scope, actorId, key: id, to }) => {
    const outcome = await transact(db, async (tx) => {
      if (await isSettingsChangeKnown(tx, id)) return 'repeated';
      // First without the lock, which leaves a row behind.
      const seen = await readSettings(tx, scope);
      if (isSame(seen, changedBy(scope, seen, to))) {
        // It may have been made in between.
        return (await isSettingsChangeKnown(tx, id)) ? 'repeated' : 'unchanged';
      }
      const before = await lockSettings(tx, scope);
      if (await isSettingsChangeKnown(tx, id)) return 'repeated';
      const after = changedBy(scope, before, to);
      if (isSame(before, after)) return 'unchanged';
      const at = now();
      await changeSettings(tx, { id, scope, actorId, at, before, after });
      if (before.decide !== after.decide) {
        const job = { kind: 'refresh_blind_roots' } as const;
        await addJob(tx, { id: `refresh_blind_roots:${id}`, to: scope, job, dueAt: at });
      }
      if (before.keepDays !== after.keepDays) {
        const job = { kind: 'retention' } as const;
        await addJob(tx, { id: 'retention', to: scope, job, dueAt: at });
      }
      return after;
    });
    if (typeof outcome === 'string') return outcome;
    changesMade += 1;
    known = new Map([...known, [scope, outcome]]);
    wakeDelivery();
    wakeJobs();
    return 'changed';
  };

  const refreshBlindRoots: SettingsUseCases['refreshBlindRoots'] = async (scope, signal) => {
    const own = [...(await allSettings(db))].filter(([, { decide }]) => decide !== null);
    const except = own.map(([channel]) => channel).filter((channel) => channel !== WORKSPACE);
    const say = ({ id, channelId }: { readonly id: string; readonly channelId: string }) => {
      const refresh = { message: { kind: 'refresh', live: 'root' }, channelId } as const;
      return transact(db, async (tx) => {
        if ((await lockDecision(tx, id)) === null) return;
        await enqueue(tx, id, [refresh], { now: now(), refreshMs });
      });
    };
    const hidden = await ratedBlindIn(db, scope, except);
    await withEach(hidden, say, () => signal?.aborted === true).finally(wakeDelivery);
  };

  return {
    read: (scope) => readSettings(db, scope),
    change,
    refreshBlindRoots,
    shortened: async ({ scope, to: { keepDays: days } }) => {
      if (days == null) return null;
      const { keepDays } = await readSettings(db, scope);
      return keepDays === null || days < keepDays ? days : null;
    },
    untouchedFor: (days) => countUntouchedSince(db, now() - days * DAY_MS),
    changes: (scope) => settingsChanges(db, scope, { limit: SHOWN_CHANGES }),
    current: (channelId) =>
      settingsIn(
        known.get(WORKSPACE) ?? NOTHING_SET,
        (channelId === null ? undefined : known.get(channelId)) ?? NOTHING_SET,
      ),
    refresh: async () => {
      for (;;) {
        const made = changesMade;
        const all = await allSettings(db);
        // What was read before a change of ours must not undo it here.
        if (made !== changesMade) continue;
        known = all;
        return;
      }
    },
  };
}

/** Both come from the schema, so their fields are in the same order. */
const isSame = (one: StoredSettings, other: StoredSettings): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
