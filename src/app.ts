import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import { DEFAULT_SETTINGS } from './domain/settings.ts';
import { languages } from './i18n/pick.ts';
import { handleJobs } from './jobs/handlers.ts';
import { createJobRunner } from './jobs/runner.ts';
import type { Logger } from './logger.ts';
import { createWorker } from './outbox/worker.ts';
import { readRubric } from './rubric-file.ts';
import type { Identity } from './slack/api/identity.ts';
import { knownZoneOf } from './slack/api/people.ts';
import { connectSlack } from './slack/connect.ts';
import { openStore } from './store/open.ts';
import { releaseLeases } from './store/outbox-claim.ts';
import { deleteDecision, deleteExpired } from './usecases/delete-decision.ts';
import { createDigests, dropDigest, fireDigest } from './usecases/digests.ts';
import { followChannel, requestFollowing } from './usecases/follow-channel.ts';
import { forgetPerson, requestForgetting } from './usecases/forget-person.ts';
import { perform, performDue, type UseCaseDeps } from './usecases/perform.ts';
import { createPortfolio } from './usecases/portfolio.ts';
import { createQueries } from './usecases/queries.ts';
import { redeliver, resumeChannel } from './usecases/redeliver.ts';
import { requestExport } from './usecases/request-export.ts';
import { createSettings } from './usecases/settings.ts';
import { submitDecision } from './usecases/submit.ts';
import { uninstall } from './usecases/uninstall.ts';

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
  const messagesIn = languages(rubric.wording);
  const messages = messagesIn(DEFAULT_SETTINGS.language);
  const db = await openStore(config.database, (error) =>
    logger.warn({ err: error }, 'A connection to the database broke; another one will be made'),
  );
  const stopping = new AbortController();
  try {
    const worker = createWorker({ ...deps, db, rubric, delivered: () => slack.homes.changed() });
    const jobs = createJobRunner({
      ...deps,
      db,
      // What another process has set is heard of within half a minute.
      everyRound: () =>
        settings.refresh().catch((error: unknown) => {
          logger.warn({ err: error }, 'Settings could not be read; those known so far hold');
        }),
    });
    const doing: UseCaseDeps = {
      db,
      rubric,
      now: clock.now,
      refreshMs: deps.paceMs,
      wakeDelivery: () => {
        worker.wake();
        slack.homes.changed();
      },
      wakeJobs: jobs.wake,
    };
    const reads = createPortfolio(doing);
    const settings = createSettings(doing);
    // Before the first form opens.
    await settings.refresh();
    const slack = await connectSlack({
      config,
      db,
      clock,
      logger,
      messages,
      random: deps.random,
      paceMs: deps.paceMs,
      useCases: {
        submit: submitDecision({ ...doing, newId: deps.newId }),
        perform: perform(doing),
        queries: createQueries(doing),
        portfolio: reads,
        requestExport: requestExport(doing),
        redeliver: redeliver(doing),
        resumeChannel: resumeChannel(doing),
        deleteDecision: deleteDecision(doing),
        requestForgetting: requestForgetting(doing),
        requestFollowing: requestFollowing(doing),
        uninstall: uninstall({
          db,
          pause: (ms) => clock.wait(ms, stopping.signal),
          isStopping: () => stopping.signal.aborted,
          failed: (error) =>
            logger.error({ err: error }, 'Not all could be deleted yet; trying again shortly'),
        }),
        settings,
        digests: createDigests(doing),
      },
    });
    // A SQLite file belongs to one process, so a lease left behind by a crash is nobody's.
    if (config.database.kind === 'sqlite') await releaseLeases(db);
    const port = await slack.open();
    const { gateway, access, identity } = slack;
    worker.start({ gateway, access, messagesIn, botUserId: identity.botUserId });
    jobs.start(
      handleJobs({
        ...deps,
        ...slack,
        db,
        rubric,
        messages,
        portfolio: reads,
        performDue: performDue(doing),
        fireDigest: fireDigest({
          ...doing,
          zoneOf: async (personId) => knownZoneOf(await slack.people.profile(personId)),
        }),
        dropDigest: dropDigest(doing),
        deleteExpired: deleteExpired(doing),
        forget: forgetPerson(doing),
        follow: followChannel({ db, resumeChannel: resumeChannel(doing) }),
        refreshBlindRoots: settings.refreshBlindRoots,
        changed: () => slack.homes.changed(),
      }),
    );
    slack.homes.start();
    return {
      started: { identity: slack.identity, port },
      stop: async () => {
        stopping.abort();
        const delivered = worker.stop();
        const done = jobs.stop();
        const shown = slack.homes.stop();
        await slack.close();
        await Promise.all([delivered, done, shown]);
        await db.destroy();
      },
    };
  } catch (error) {
    await db.destroy();
    throw error;
  }
}
