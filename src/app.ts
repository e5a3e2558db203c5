import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import { createErrandRunner } from './delivery/errands.ts';
import { seeTo } from './delivery/see-to.ts';
import { createWorker } from './delivery/worker.ts';
import { DEFAULT_SETTINGS } from './domain/settings.ts';
import { languages } from './i18n/pick.ts';
import type { Logger } from './logger.ts';
import { createLoop } from './loop.ts';
import { readRubric } from './rubric-file.ts';
import { retention } from './schedule/retention.ts';
import { createScheduler } from './schedule/scheduler.ts';
import type { Identity } from './slack/api/identity.ts';
import { knownZoneOf } from './slack/api/people.ts';
import { connectSlack } from './slack/connect.ts';
import { openStore } from './store/open.ts';
import { releaseLeases } from './store/outbox-claim.ts';
import { erase, eraseExpired } from './usecases/delete-decision.ts';
import { digests, dropDigest, fireDueDigests } from './usecases/digests.ts';
import type { ErrandDeps } from './usecases/errand-deps.ts';
import { askToFollow, follow } from './usecases/follow-channel.ts';
import { askToForget, forget } from './usecases/forget-person.ts';
import { perform, performDue, type UseCaseDeps } from './usecases/perform.ts';
import { portfolio } from './usecases/portfolio.ts';
import { look } from './usecases/queries.ts';
import { redeliver, resumeChannel } from './usecases/redeliver.ts';
import { orderArchive } from './usecases/request-export.ts';
import { settingsVerbs } from './usecases/settings.ts';
import { submitDecision } from './usecases/submit.ts';
import { uninstall } from './usecases/uninstall.ts';

/** How long settings that another process changes may be unheard of here. */
const SETTINGS_MS = 30_000;

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
    const errands = createErrandRunner({ ...deps, db });
    const doing: UseCaseDeps & ErrandDeps = {
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
    const scheduler = createScheduler({
      ...deps,
      db,
      performDue: performDue(doing),
      chores: {
        retention: retention({ clock, deleteExpired: eraseExpired(doing) }),
        digests: fireDueDigests({
          ...doing,
          zoneOf: async (personId) => knownZoneOf(await slack.people.profile(personId)),
          failed: (target, error) =>
            logger.error({ err: error, target }, 'A digest that is due could not be seen to'),
        }),
      },
    });
    const reads = portfolio(doing);
    const settings = settingsVerbs(doing);
    // Before the first form opens.
    await settings.refresh();
    const settingsRefresh = createLoop({
      clock,
      round: () => settings.refresh().then(() => SETTINGS_MS),
      failed: (error) => {
        logger.warn({ err: error }, 'Settings could not be read; those known so far hold');
        return SETTINGS_MS;
      },
    });
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
        look: look(doing),
        portfolio: reads,
        orderArchive: orderArchive(doing),
        redeliver: redeliver(doing),
        resumeChannel: resumeChannel(doing),
        erase: erase(doing),
        askToForget: askToForget(doing),
        askToFollow: askToFollow(doing),
        uninstall: uninstall({
          db,
          pause: (ms) => clock.wait(ms, stopping.signal),
          isStopping: () => stopping.signal.aborted,
          failed: (error) =>
            logger.error({ err: error }, 'Not all could be deleted yet; trying again shortly'),
        }),
        settings,
        digests: digests(doing),
      },
    });
    // A SQLite file belongs to one process, so a lease left behind by a crash is nobody's.
    if (config.database.kind === 'sqlite') await releaseLeases(db);
    const port = await slack.open();
    const { gateway, access, identity } = slack;
    worker.start({ gateway, access, messagesIn, botUserId: identity.botUserId });
    errands.start(
      seeTo({
        ...deps,
        ...slack,
        db,
        rubric,
        messages,
        portfolio: reads,
        forget: forget(doing),
        follow: follow({ db, resumeChannel: resumeChannel(doing) }),
        changed: () => slack.homes.changed(),
        reword: settings.reword,
        dropDigest: dropDigest(doing),
      }),
    );
    scheduler.start();
    slack.homes.start();
    settingsRefresh.start();
    return {
      started: { identity: slack.identity, port },
      stop: async () => {
        stopping.abort();
        const delivered = worker.stop();
        const seenTo = errands.stop();
        const scheduled = scheduler.stop();
        const shown = slack.homes.stop();
        const refreshed = settingsRefresh.stop();
        await slack.close();
        await Promise.all([delivered, seenTo, scheduled, shown, refreshed]);
        await db.destroy();
      },
    };
  } catch (error) {
    await db.destroy();
    throw error;
  }
}
