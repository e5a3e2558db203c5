import type { Decision, Place } from '../../src/domain/decision.ts';
import {
  type LiveMessage,
  liveMessageOf,
  type OutboxEntry,
} from '../../src/domain/outbox-entry.ts';
import { DEFAULT_RUBRIC } from '../../src/engine/index.ts';
import { dropIfNeedless, recordResult } from '../../src/outbox/record-result.ts';
import type { Answer } from '../../src/slack/api/answer.ts';
import { findDecision } from '../../src/store/decisions.ts';
import type { Db } from '../../src/store/open.ts';
import { claimDue, countOpen } from '../../src/store/outbox-claim.ts';
import { findLiveMessage } from '../../src/store/outbox-thread.ts';
import { perform, performDue, type UseCaseDeps } from '../../src/usecases/perform.ts';
import { redeliver, resumeChannel } from '../../src/usecases/redeliver.ts';
import { submitDecision } from '../../src/usecases/submit.ts';
import { NOON } from '../store/a-decision.ts';

const REFRESH_MS = 10;
/** Nobody's lease runs out. */
const LEASE_MS = 1e12;
const STANDS_NOWHERE: Answer<null> = { kind: 'done', value: null };

/** Slack and a clock that several processes share; every look at the clock takes a second. */
export function sharedSlack() {
  let now = NOON;
  const shown = new Map<string, number>();
  const posts = new Map<string, number>();
  let places = 0;

  /** Refuses each third row at first, and does not answer for another third. */
  function answerTo({ id, attempts }: OutboxEntry): Answer<never> | null {
    const kind = [...id].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 3;
    if (attempts > 1 || kind === 2) return null;
    return kind === 1
      ? { kind: 'refused', error: 'not_in_channel' }
      : { kind: 'later', error: 'ratelimited', isUnconfirmed: false };
  }

  function post(row: OutboxEntry): Place {
    posts.set(row.id, (posts.get(row.id) ?? 0) + 1);
    places += 1;
    return { channel: row.channelId, ts: `${places}.0` };
  }

  async function answered(db: Db, row: OutboxEntry, decision: Decision) {
    const { message } = row;
    const trouble = answerTo(row);
    if (trouble !== null) return trouble;
    const standing = liveMessageOf(message);
    const at = standing === null ? null : await placeOf(db, decision, standing);
    if (message.kind === 'refresh' && at === null && standing !== 'panel') return STANDS_NOWHERE;
    if (standing !== null) shown.set(`${decision.id} ${standing}`, decision.version);
    const value = message.kind === 'refresh' && at !== null ? at : post(row);
    return { kind: 'done', value } as const;
  }

  return {
    now: (): number => {
      now += 1_000;
      return now;
    },
    passTime: (ms: number): void => {
      now += ms;
    },
    /** The version of the decision that a message shows. */
    shownVersion: (decisionId: string, standing: LiveMessage) =>
      shown.get(`${decisionId} ${standing}`) ?? null,
    posts,
    /** One attempt at everything that is due, as a worker makes it. Says how many rows there were. */
    async work(db: Db): Promise<number> {
      const limit = 4;
      const rows = await claimDue(db, {
        now: now + 1,
        slackNow: NOON,
        leaseMs: LEASE_MS,
        limit,
        resting: [],
      });
      for (const row of rows) {
        if (await dropIfNeedless(db, row, { now, refreshMs: REFRESH_MS })) continue;
        const decision = await findDecision(db, row.decisionId);
        if (decision === null) throw new Error('the decision is gone');
        const answer = await answered(db, row, decision);
        await recordResult(db, {
          row,
          shown: { decision, entry: null, supersededBy: null },
          answer,
          now,
          refreshMs: REFRESH_MS,
          random: 0,
        });
      }
      return rows.length;
    },
  };
}

const placeOf = async (db: Db, decision: Decision, standing: LiveMessage): Promise<Place | null> =>
  standing === 'root' ? decision.thread : findLiveMessage(db, decision.id, standing);

export type SharedSlack = ReturnType<typeof sharedSlack>;

/** All that people and the clock may do, in one process. */
export function createUseCases(db: Db, { now }: SharedSlack, name: string) {
  let ids = 0;
  const deps: UseCaseDeps = {
    db,
    now,
    rubric: DEFAULT_RUBRIC,
    refreshMs: REFRESH_MS,
    wakeDelivery: () => {},
    wakeJobs: () => {},
  };
  return {
    perform: perform(deps),
    performDue: performDue(deps),
    redeliver: redeliver(deps),
    resumeChannel: resumeChannel(deps),
    submit: submitDecision({
      ...deps,
      newId: () => {
        ids += 1;
        return `${name}${ids}`;
      },
    }),
  };
}

/** Lets the processes deliver, an hour a round, until nothing is left. */
export async function drain(place: SharedSlack, stores: readonly Db[]): Promise<void> {
  const [first] = stores;
  if (first === undefined) return;
  for (let hour = 0; hour < 200; hour += 1) {
    const { due, blocked } = await countOpen(first);
    if (due + blocked === 0) return;
    place.passTime(3_600_000);
    await Promise.all(stores.map((db) => place.work(db)));
  }
  throw new Error('the outbox does not become empty');
}

/** Does it to each, so many at a time. */
export async function inParallel<T>(
  width: number,
  things: readonly T[],
  act: (thing: T) => Promise<unknown>,
): Promise<void> {
  const left = things.values();
  const work = async (): Promise<void> => {
    for (const thing of left) await act(thing);
  };
  await Promise.all(Array.from({ length: width }, work));
}
