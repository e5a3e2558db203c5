import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { ErrandDeps } from './decisions/errand-deps.ts';
import { look } from './decisions/look.ts';
import { perform, performDue, type VerbDeps } from './decisions/perform.ts';
import { portfolio } from './decisions/portfolio.ts';
import { redeliver, resumeChannel } from './decisions/redeliver.ts';
import { submitDecision } from './decisions/submit.ts';
import { createErrandRunner } from './delivery/errands.ts';
import { seeTo } from './delivery/see-to.ts';
import { createWorker } from './delivery/worker.ts';
import { english } from './i18n/en.ts';
import { criteria } from './i18n/en-criteria.ts';
import { reword } from './i18n/wording.ts';
import type { Logger } from './logger.ts';
import { readRubric } from './rubric-file.ts';
import { createScheduler } from './schedule/scheduler.ts';
import { connectSlack } from './slack/bolt.ts';
import type { Identity } from './slack/identity.ts';
import { openStore } from './store/open.ts';
import { releaseLeases } from './store/outbox-claim.ts';

/** What differs between the real world and a test. */
export type AppDeps = {
  readonly logger: Logger;
  readonly clock: Clock;
  /** From 0 up to 1. */
  readonly random: () => number;
  readonly newId: () => string;
  /** Between two posts to one channel, in milliseconds. */
  readonly paceMs: number;
};

export type Started = { readonly identity: Identity; readonly port: number | null };

export type RunningApp = {
  readonly started: Started;
  /**
   * Stops cleanly: takes nothing more from Slack, lets what is under way finish, closes the
   * store. What is still due is delivered after the next start.
   */
  readonly stop: () => Promise<void>;
};

/**
 * Builds the whole bot and starts it. The only file that knows every part.
 *
 * @throws {RubricError} when the organisation's rubric is not a good one.
 * @throws {StoreError} when the database cannot be used.
 * @throws {SlackStartError} when Slack cannot be used.
 */
export async function startApp(config: Config, deps: AppDeps): Promise<RunningApp> {
  const { logger, clock } = deps;
  const rubric = await readRubric(config.rubricPath);
  const messages = english(reword(criteria, rubric.wording));
  const db = await openStore(config.database, (error) =>
    logger.warn({ err: error }, 'A connection to the database broke; another one will be made'),
  );
  try {
    const worker = createWorker({ ...deps, db, rubric, delivered: () => slack.homes.changed() });
    const errands = createErrandRunner({ ...deps, db });
    const doing: VerbDeps & ErrandDeps = {
      db,
      rubric,
      now: clock.now,
      refreshMs: deps.paceMs,
      wakeDelivery: () => {
        worker.wake();
        slack.homes.changed();
      },
      wakeSchedule: () => scheduler.wake(),
      wakeErrands: errands.wake,
    };
    const scheduler = createScheduler({ ...deps, db, performDue: performDue(doing) });
    const slack = await connectSlack({
      config,
      db,
      clock,
      logger,
      messages,
      paceMs: deps.paceMs,
      verbs: {
        submit: submitDecision({ ...doing, newId: deps.newId }),
        perform: perform(doing),
        look: look(doing),
        portfolio: portfolio(doing),
        redeliver: redeliver(doing),
        resumeChannel: resumeChannel(doing),
      },
    });
    // A SQLite file belongs to one process, so a lease left behind by a crash is nobody's.
    if (config.database.kind === 'sqlite') await releaseLeases(db);
    const port = await slack.open();
    worker.start({ gateway: slack.gateway, messages, botUserId: slack.identity.botUserId });
    errands.start(seeTo({ ...deps, ...slack, db, rubric, messages }));
    scheduler.start();
    slack.homes.start();
    return {
      started: { identity: slack.identity, port },
      stop: async () => {
        const delivered = worker.stop();
        const seenTo = errands.stop();
        const scheduled = scheduler.stop();
        const shown = slack.homes.stop();
        await slack.close();
        await Promise.all([delivered, seenTo, scheduled, shown]);
        await db.destroy();
      },
    };
  } catch (error) {
    await db.destroy();
    throw error;
  }
}
