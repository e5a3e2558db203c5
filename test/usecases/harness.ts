import { sql } from 'kysely';
import type { Submission } from '../../src/domain/commands.ts';
import type { Decision } from '../../src/domain/decision.ts';
import type { DecisionContext } from '../../src/domain/decision-context.ts';
import type { TimerKind } from '../../src/domain/job.ts';
import { DEFAULT_RUBRIC } from '../../src/engine/index.ts';
import { readHistory } from '../../src/store/history.ts';
import type { Db } from '../../src/store/open.ts';
import { deleteDecision, deleteExpired } from '../../src/usecases/delete-decision.ts';
import { forgetPerson, requestForgetting } from '../../src/usecases/forget-person.ts';
import {
  type Performed,
  perform,
  performDue,
  type UseCaseDeps,
} from '../../src/usecases/perform.ts';
import { createQueries } from '../../src/usecases/queries.ts';
import { submitDecision } from '../../src/usecases/submit.ts';
import { type UninstallDeps, uninstall } from '../../src/usecases/uninstall.ts';
import { NOON, openInMemory } from '../store/a-decision.ts';
import { claimTimer, owedJobs } from '../store/a-job.ts';
import { ANSWERS, DECIDER, OWNER } from './a-context.ts';
import type { MemberCommand } from './commands.ts';

const TABLES = [
  'decisions',
  'ratings',
  'votes',
  'events',
  'jobs',
  'outbox',
  'live_messages',
] as const;

export const aSubmission = (overrides: Partial<Submission> = {}): Submission => ({
  sourceKey: 'view-1',
  teamId: 'T1',
  channelId: 'C1',
  userId: OWNER,
  title: 'Billing bot',
  context: '',
  answers: ANSWERS,
  considerations: [],
  details: {},
  deciders: [DECIDER],
  blind: null,
  source: null,
  supersedes: null,
  ...overrides,
});

/** Uninstalls without pauses and throws at the first failure. */
export const uninstallAtOnce = (db: Db): UninstallDeps => ({
  db,
  pause: () => Promise.resolve(),
  isStopping: () => false,
  failed: (error) => {
    throw error;
  },
});

/** The use cases on a real database in memory, with a clock that only the test moves. */
export const createHarness = async () => harnessOn(await openInMemory());

/** The same on a given database. */
export function harnessOn(db: Db) {
  let now = NOON;
  let ids = 0;
  const woken = { delivery: 0, jobs: 0 };
  const deps: UseCaseDeps = {
    db,
    rubric: DEFAULT_RUBRIC,
    now: () => now,
    refreshMs: 1_000,
    wakeDelivery: () => {
      woken.delivery += 1;
    },
    wakeJobs: () => {
      woken.jobs += 1;
    },
  };
  const newId = (): string => {
    ids += 1;
    return `d${ids}`;
  };
  const act = perform(deps);
  const looking = createQueries(deps);

  return {
    db,
    submit: submitDecision({ ...deps, newId }),
    perform: act,
    /** The same on a given database, such as one that records its statements. */
    performOn: (watched: Db) => perform({ ...deps, db: watched }),
    /** Performs the timer if it is due. */
    performDue: async (decisionId: string, kind: TimerKind) => {
      const row = await claimTimer(db, decisionId, kind, now);
      return row === null ? 'not_due' : performDue(deps)(row);
    },
    erase: deleteDecision(deps),
    eraseExpired: deleteExpired(deps),
    forget: async (personId: string, by: string) =>
      (await forgetPerson(deps)(personId, by)).decisions,
    requestForgetting: requestForgetting(deps),
    uninstall: uninstall(uninstallAtOnce(db)),
    now: (): number => now,
    /** Performs a person's command on the decision `d1`. */
    does: (actorId: string, command: MemberCommand, key: string): Promise<Performed> =>
      act({ decisionId: 'd1', actorId, key, command }),
    pass: (ms: number): void => {
      now += ms;
    },
    woken: () => ({ ...woken }),
    at: async (id = 'd1'): Promise<DecisionContext> => {
      const context = await looking.context(id);
      if (context === null) throw new Error(`no decision ${id}`);
      return context;
    },
    history: (id = 'd1') => readHistory(db, id),
    timers: async (id = 'd1'): Promise<readonly TimerKind[]> =>
      (await rows<{ kind: TimerKind }>('jobs', id)).map(({ kind }) => kind),
    /** The outbox in order: kind, payload and channel. */
    outbox: async (id = 'd1') =>
      (await rows<{ kind: string; payload: string; channel_id: string }>('outbox', id)).map(
        ({ kind, payload, channel_id }) => ({ kind, ...JSON.parse(payload), to: channel_id }),
      ),
    /** All jobs but timers: kind, recipient and payload. */
    jobs: async () => {
      const left = await owedJobs(db);
      return left.map(({ kind, payload, to_id: to }) => ({ kind, to, ...JSON.parse(payload) }));
    },
    /** Every row of every table. */
    everything: async () =>
      Object.fromEntries(
        await Promise.all(
          TABLES.map(
            async (name) => [name, await db.selectFrom(name).selectAll().execute()] as const,
          ),
        ),
      ),
    thread: (place: NonNullable<Decision['thread']>, id = 'd1') =>
      sql`update decisions set posted_channel = ${place.channel}, root_ts = ${place.ts} where id = ${id}`.execute(
        db,
      ),
  };

  async function rows<T>(table: 'jobs' | 'outbox', id: string): Promise<readonly T[]> {
    const order = table === 'jobs' ? 'kind' : 'position';
    const { rows } = await sql<T>`select * from ${sql.table(table)} where decision_id = ${id}
      order by ${sql.ref(order)}`.execute(db);
    return rows;
  }
}

/** A harness with one decision, `d1`, just submitted. */
export async function harnessWith(overrides: Partial<Submission> = {}) {
  const harness = await createHarness();
  await harness.submit(aSubmission(overrides));
  return harness;
}
