import { App } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { Redeliver, ResumeChannel } from '../decisions/redeliver.ts';
import type { SubmitDecision } from '../decisions/submit.ts';
import { healthRoute } from '../http/health.ts';
import type { Messages } from '../i18n/messages.ts';
import { boltLogger, type Logger } from '../logger.ts';
import type { Db } from '../store/open.ts';
import { createFormUpdates } from './form-updates.ts';
import { createGateway, type Gateway } from './gateway.ts';
import { type Identity, identify } from './identity.ts';
import { ACTION, CALLBACK, COMMAND } from './ids.ts';
import { createInFlight } from './in-flight.ts';
import { deliveryWished } from './listeners/actions/delivery-wished.ts';
import { answerChanged, exampleChosen } from './listeners/actions/form-changed.ts';
import { assessmentAsked } from './listeners/commands/assessment-asked.ts';
import { botJoined } from './listeners/events/bot-joined.ts';
import { assessmentSubmitted } from './listeners/views/assessment-submitted.ts';
import { createIntake } from './receiver.ts';

/** Longer than Slack needs for any answer; what takes longer is tried again. */
const API_TIMEOUT_MS = 10_000;

export type SlackDeps = {
  readonly config: Config;
  readonly db: Db;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly messages: Messages;
  readonly submit: SubmitDecision;
  readonly redeliver: Redeliver;
  readonly resumeChannel: ResumeChannel;
};

/** The connection to one workspace. */
export type Slack = {
  readonly identity: Identity;
  readonly gateway: Gateway;
  /** Starts to listen; resolves with the port, if there is one. */
  readonly open: () => Promise<number | null>;
  /** Takes nothing more, and resolves when every listener has finished. */
  readonly close: () => Promise<void>;
};

/**
 * Makes the bot known to Slack and wires what Slack sends to what the bot does.
 *
 * @throws {SlackStartError} when Slack refuses the token or cannot be reached.
 */
export async function connectSlack(deps: SlackDeps): Promise<Slack> {
  const { config, db, logger: log, messages } = deps;
  const { apiUrl, botToken } = config.slack;
  const logger = boltLogger(log);
  // The outbox retries, and a form whose trigger has expired must not: so the client does neither.
  const client = new WebClient(botToken, {
    slackApiUrl: apiUrl,
    allowAbsoluteUrls: false,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: API_TIMEOUT_MS,
    logger,
  });
  const identity = await identify(client, apiUrl, { clock: deps.clock, logger: log });
  const { botUserId, botId } = identity;
  const gateway = createGateway(client);
  const intake = createIntake(config, logger, (connected) => [healthRoute({ db, connected })]);
  const app = new App({
    receiver: intake.receiver,
    token: botToken,
    botId,
    botUserId,
    tokenVerificationEnabled: false,
    convoStore: false,
    logger,
    clientOptions: {
      slackApiUrl: apiUrl,
      allowAbsoluteUrls: false,
      // Also what `respond` uses, which has no limit of its own and would hold up a stop.
      fetch: (input, init) =>
        fetch(input, { ...init, signal: AbortSignal.timeout(API_TIMEOUT_MS) }),
    },
  });
  const inFlight = createInFlight();
  app.use(({ next }) => inFlight.track(next));
  app.error(async (error) => {
    log.error({ err: error }, 'A listener failed');
    // Passed on, so that Slack is told at once and tells the person.
    throw error;
  });
  app.command(COMMAND, assessmentAsked({ gateway, messages, log }));
  app.view(
    CALLBACK.assessment,
    assessmentSubmitted({ submit: deps.submit, messages, log, teamId: identity.teamId }),
  );
  const form = { updates: createFormUpdates({ gateway, log }), messages };
  app.action(ACTION.example, exampleChosen(form));
  app.action(ACTION.answerChanged, answerChanged(form));
  for (const action of [ACTION.retryDelivery, ACTION.moveDelivery]) {
    app.action(action, deliveryWished({ redeliver: deps.redeliver, messages }));
  }
  app.event(
    'member_joined_channel',
    botJoined({ resumeChannel: deps.resumeChannel, botUserId, log }),
  );
  return {
    identity,
    gateway,
    open: intake.open,
    close: async () => {
      await intake.close();
      await inFlight.settled();
    },
  };
}
