import { WebAPIPlatformError, type WebClient } from '@slack/web-api';

/** Who the bot is in its workspace. */
export type Identity = {
  readonly botUserId: string;
  readonly botId: string;
  readonly botName: string;
  readonly teamName: string;
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

/**
 * Asks Slack whose token this is.
 *
 * @throws {SlackStartError} when Slack refuses the token or does not answer.
 */
export async function identify(client: WebClient, apiUrl: string): Promise<Identity> {
  try {
    const me = await client.auth.test();
    return {
      botUserId: me.user_id ?? '',
      botId: me.bot_id ?? '',
      botName: me.user ?? '',
      teamName: me.team ?? '',
    };
  } catch (error) {
    throw startError('SLACK_BOT_TOKEN', apiUrl, error);
  }
}

/** What a failed first call means for whoever has to mend it. */
export function startError(variable: string, apiUrl: string, cause: unknown): SlackStartError {
  if (cause instanceof WebAPIPlatformError) {
    return new SlackStartError(
      'token_refused',
      `${variable} is refused by Slack (${cause.data.error}): copy it again from your app's page, and reinstall the app if it was removed.`,
      { cause },
    );
  }
  const why = cause instanceof Error ? cause.message : String(cause);
  return new SlackStartError(
    'unreachable',
    `Slack cannot be reached at ${apiUrl} (${why}): check the network, a proxy, and SLACK_API_URL.`,
    { cause },
  );
}
