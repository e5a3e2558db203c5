import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import { DEFAULT_SETTINGS } from './domain/settings.ts';
import { languages } from './i18n/pick.ts';
import { handleJobs } from './jobs/handlers.ts';
import { createJobRunner } from './jobs/runner.ts';
import type { Logger } from './logger.ts';
import { createWakeUp } from './loop.ts';
import { createWorker } from './outbox/worker.ts';
import { readRubric } from './rubric-file.ts';
import { connectToSlack } from './slack/api/connection.ts';
import type { Identity } from './slack/api/identity.ts';
import { knownZoneOf } from './slack/api/people.ts';
import { createHomes } from './slack/home/homes.ts';
import { createSlackListener } from './slack/listen.ts';
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

/** What tests replace. */
export type AppDeps = {
  readonly logger: Logger;
  readonly clock: Clock;
  /** A number in [0, 1). */
  readonly random: () => number;
  readonly newId: () => string;
  /** Milliseconds between two posts to one channel. */
  readonly paceMs: number;
};

export type Started = { readonly identity: Identity; readonly port: number | null };

export type RunningApp = {
  readonly started: Started;
  /**
   * Stops cleanly: accepts nothing more from Slack, finishes the work in progress, closes the
   * store. The next start delivers whatever is still due.
   */
  readonly stop: () => Promise<void>;
};

/**
 * Builds the whole bot and starts it. Only this file knows every part.
 *
 * @throws {RubricError} when the organisation's rubric is invalid.
 * @throws {StoreError} when the database cannot be used.
 * @throws {SlackStartError} when Slack cannot be used.
 */
export async function startApp(config: Config, deps: AppDeps): Promise<RunningApp> {
  const { logger, clock, random, paceMs } = deps;
  const rubric = await readRubric(config.rubricPath);
  const messagesIn = languages(rubric.wording);
  const messages = messagesIn(DEFAULT_SETTINGS.language);
  const db = await openStore(config.database, (error) =>
    logger.warn({ err: error }, 'A connection to the database broke; another one will be made'),
  );
  try {
    const api = await connectToSlack({ config, clock, logger });
    const { gateway, access, identity, people } = api;
    const portfolio = createPortfolio({ db, now: clock.now });
    const homes = createHomes({ ...deps, ...api, messages, portfolio });
    const outboxWakeUp = createWakeUp();
    const jobsWakeUp = createWakeUp();
    const useCaseDeps: UseCaseDeps = {
      db,
      rubric,
      now: clock.now,
      refreshMs: paceMs,
      wakeDelivery: () => {
        outboxWakeUp.wake();
        homes.changed();
      },
      wakeJobs: jobsWakeUp.wake,
    };
    const settings = createSettings(useCaseDeps);
    // The first form that opens needs the settings.
    await settings.refresh();
    const worker = createWorker({
      ...deps,
      db,
      rubric,
      delivered: homes.changed,
      wakeUp: outboxWakeUp,
      context: { gateway, access, messagesIn, botUserId: identity.botUserId },
    });
    const jobs = createJobRunner({
      db,
      clock,
      random,
      logger,
      wakeUp: jobsWakeUp,
      // Picks up settings that another process changed.
      everyHalfMinute: () =>
        settings.refresh().catch((error: unknown) => {
          logger.warn({ err: error }, 'Settings could not be read; those known so far hold');
        }),
      handle: handleJobs({
        ...deps,
        ...api,
        db,
        rubric,
        messages,
        portfolio,
        performDue: performDue(useCaseDeps),
        fireDigest: fireDigest({
          ...useCaseDeps,
          zoneOf: async (personId) => knownZoneOf(await people.profile(personId)),
        }),
        dropDigest: dropDigest(useCaseDeps),
        deleteExpired: deleteExpired(useCaseDeps),
        forget: forgetPerson(useCaseDeps),
        follow: followChannel({ db, resumeChannel: resumeChannel(useCaseDeps) }),
        refreshBlindRoots: settings.refreshBlindRoots,
        changed: homes.changed,
      }),
    });
    const stopping = new AbortController();
    const listener = createSlackListener({
      config,
      api,
      db,
      clock,
      logger,
      messages,
      random,
      homes,
      useCases: {
        submit: submitDecision({ ...useCaseDeps, newId: deps.newId }),
        perform: perform(useCaseDeps),
        queries: createQueries(useCaseDeps),
        portfolio,
        requestExport: requestExport(useCaseDeps),
        redeliver: redeliver(useCaseDeps),
        resumeChannel: resumeChannel(useCaseDeps),
        deleteDecision: deleteDecision(useCaseDeps),
        requestForgetting: requestForgetting(useCaseDeps),
        requestFollowing: requestFollowing(useCaseDeps),
        uninstall: uninstall({
          db,
          pause: (ms) => clock.wait(ms, stopping.signal),
          isStopping: () => stopping.signal.aborted,
          failed: (error) =>
            logger.error({ err: error }, 'Not all could be deleted yet; trying again shortly'),
        }),
        settings,
        digests: createDigests(useCaseDeps),
      },
    });
    // Only one process uses a SQLite file, so a crashed process left any lease that exists.
    if (config.database.kind === 'sqlite') await releaseLeases(db);
    const port = await listener.open();
    worker.start();
    jobs.start();
    homes.start();
    return {
      started: { identity, port },
      stop: async () => {
        stopping.abort();
        const finished = [worker.stop(), jobs.stop(), homes.stop()];
        await listener.close();
        await Promise.all(finished);
        await db.destroy();
      },
    };
  } catch (error) {
    await db.destroy();
    throw error;
  }
}
