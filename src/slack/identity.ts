import type { WebClient } from '@slack/web-api';
import type { Clock } from '../clock.ts';
import type { Logger } from '../logger.ts';
import { type Answer, ask, isTokenError } from './answer.ts';

/** Who the bot is in its workspace. */
export type Identity = {
  readonly botUserId: string;
  readonly botId: string;
  readonly botName: string;
  readonly teamId: string;
  readonly teamName: string;
  /** The organisation on Enterprise Grid that the workspace belongs to; null for all others. */
  readonly enterpriseId: string | null;
};

/** Slack could not be used with what was configured. `message` says what to do. */
export class SlackStartError extends Error {
  readonly code: 'token_refused' | 'unreachable' | 'port_unavailable';
  constructor(code: SlackStartError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SlackStartError';
    this.code = code;
  }
}

/** How long to wait for a Slack that does not answer at the start, attempt by attempt. */
const PAUSES_MS = [1_000, 2_000, 4_000, 8_000];

/**
 * Asks Slack whose token this is, a few times if it does not answer.
 *
 * @throws {SlackStartError} when Slack refuses the token or stays silent.
 */
export async function identify(
  client: WebClient,
  apiUrl: string,
  { clock, logger }: { readonly clock: Clock; readonly logger: Logger },
): Promise<Identity> {
  for (let attempt = 0; ; attempt += 1) {
    const answer = await ask(() => client.auth.test());
    if (answer.kind === 'done') {
      const me = answer.value;
      return {
        botUserId: me.user_id ?? '',
        botId: me.bot_id ?? '',
        botName: me.user ?? '',
        teamId: me.team_id ?? '',
        teamName: me.team ?? '',
        enterpriseId: me.enterprise_id || null,
      };
    }
    const pause = PAUSES_MS[attempt];
    const mayPass = answer.kind === 'later' && !isTokenError(answer.error);
    if (!mayPass || pause === undefined) throw startError('SLACK_BOT_TOKEN', apiUrl, answer);
    logger.warn({ error: answer.error }, `Slack does not answer at ${apiUrl}; trying again`);
    await clock.wait(answer.retryAfterMs ?? pause);
  }
}

/** What a failed first call means for whoever has to mend it. */
export function startError(
  variable: string,
  apiUrl: string,
  { kind, error }: Exclude<Answer<unknown>, { kind: 'done' }>,
): SlackStartError {
  if (kind === 'refused' || isTokenError(error)) {
    return new SlackStartError(
      'token_refused',
      `${variable} is refused by Slack (${error}): copy it again from your app's page, and reinstall the app if it was removed.`,
    );
  }
  return new SlackStartError(
    'unreachable',
    `Slack cannot be reached at ${apiUrl} (${error}): check the network, a proxy, and SLACK_API_URL.`,
  );
}
