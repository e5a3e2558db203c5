import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import type { Logger } from '../../logger.ts';
import { OperatorError } from '../../operator-error.ts';
import { type Answer, ask, isTokenError } from './answer.ts';

/** Who the bot is in its workspace. */
export type Identity = {
  readonly botUserId: string;
  readonly botId: string;
  readonly botName: string;
  readonly teamId: string;
  readonly teamName: string;
  /** The workspace's Enterprise Grid organisation; null if it has none. */
  readonly enterpriseId: string | null;
  /** Installed for the whole organisation; calls must then name the workspace. */
  readonly isOrgWide: boolean;
};

/** The bot cannot use Slack with its configuration. `message` says what to do. */
export class SlackStartError extends OperatorError {
  override readonly name = 'SlackStartError';
  readonly code: 'token_refused' | 'unreachable' | 'port_unavailable';
  constructor(code: SlackStartError['code'], message: string, options?: ErrorOptions) {
    super([message], options);
    this.code = code;
  }
}

/** How long to wait before each further attempt to reach Slack at the start. */
const PAUSES_MS = [1_000, 2_000, 4_000, 8_000];

/** Slack's answer to `auth.test`. */
const identitySchema = z.object({
  user_id: z.string().min(1),
  team_id: z.string().min(1),
  bot_id: z.string().default(''),
  user: z.string().default(''),
  team: z.string().default(''),
  enterprise_id: z.string().nullish(),
  is_enterprise_install: z.boolean().nullish(),
});

/**
 * Asks Slack whose token this is; tries a few times if Slack does not answer.
 *
 * @throws {SlackStartError} after the last attempt, or at once when waiting cannot help, as with a
 * refused token.
 */
export async function identify(
  client: WebClient,
  apiUrl: string,
  { clock, logger }: { readonly clock: Clock; readonly logger: Logger },
): Promise<Identity> {
  for (let attempt = 0; ; attempt += 1) {
    const answer = await ask(() => client.auth.test());
    if (answer.kind === 'done') return identityIn(answer.value, client, apiUrl);
    const pause = PAUSES_MS[attempt];
    const isTransient =
      answer.kind === 'later' && !isTokenError(answer.error) && !isLasting(answer.error);
    if (!isTransient || pause === undefined) throw startError('SLACK_BOT_TOKEN', apiUrl, answer);
    logger.warn({ error: answer.error }, `Slack does not answer at ${apiUrl}; trying again`);
    await clock.wait(answer.retryAfterMs ?? pause);
  }
}

async function identityIn(answer: unknown, client: WebClient, apiUrl: string): Promise<Identity> {
  const parsed = identitySchema.safeParse(answer);
  if (!parsed.success) throw notSlack(apiUrl, 'not_slack');
  const me = parsed.data;
  const isOrgWide = me.is_enterprise_install === true;
  const team = isOrgWide ? await oneTeam(client) : null;
  return {
    botUserId: me.user_id,
    botId: me.bot_id,
    botName: me.user,
    teamId: team?.id ?? me.team_id,
    teamName: team?.name ?? me.team,
    enterpriseId: me.enterprise_id || null,
    isOrgWide,
  };
}

/** The one workspace that the bot serves with an org-wide token: the first that Slack lists. */
async function oneTeam(client: WebClient) {
  const answer = await ask(() => client.auth.teams.list());
  return answer.kind === 'done' ? (answer.value.teams?.[0] ?? null) : null;
}

const REMEDY = {
  SLACK_BOT_TOKEN:
    'copy the "Bot User OAuth Token" again from your app\'s page, OAuth & Permissions, and reinstall the app if it was removed',
  SLACK_APP_TOKEN:
    "create one with the scope connections:write on your app's page, Basic Information, App-Level Tokens",
} as const;

const UNTRUSTED = /certificate|\b(CERT_|ERR_TLS_)/i;
/** A server answers at the address, but not as Slack does. */
const NOT_SLACK = /^(not_slack|http_4\d\d)$|unexpected redirect/;
/** The host does not exist, or nothing listens at its port. */
const NO_SERVER = /\b(ENOTFOUND|ECONNREFUSED|EPROTO|ERR_SSL_\w+)\b|^bad port$/;
/** Whether trying again would only fail again. */
const isLasting = (error: string): boolean =>
  [UNTRUSTED, NOT_SLACK, NO_SERVER].some((kind) => kind.test(error));

/** Explains a failed call to the operator: the cause and the remedy. */
export function startError(
  variable: keyof typeof REMEDY,
  apiUrl: string,
  { kind, error }: Exclude<Answer<unknown>, { kind: 'done' }>,
): SlackStartError {
  if (kind === 'refused' || isTokenError(error)) {
    return new SlackStartError(
      'token_refused',
      `${variable} is refused by Slack (${error}): ${REMEDY[variable]}.`,
    );
  }
  if (NOT_SLACK.test(error)) return notSlack(apiUrl, error);
  const remedy = UNTRUSTED.test(error)
    ? "check SLACK_API_URL, or name the certificate of your organisation's proxy in NODE_EXTRA_CA_CERTS."
    : 'check the network, a proxy, and SLACK_API_URL.';
  return new SlackStartError(
    'unreachable',
    `Slack cannot be reached at ${apiUrl} (${error}): ${remedy}`,
  );
}

const notSlack = (apiUrl: string, error: string): SlackStartError =>
  new SlackStartError(
    'unreachable',
    `What answers at ${apiUrl} is not Slack (${error}): check SLACK_API_URL, and leave it empty for https://slack.com/api/.`,
  );

/** The app that a bot belongs to; null when Slack does not say, as without `users:read`. */
export async function appIdOf(client: WebClient, botId: string): Promise<string | null> {
  const answer = await ask(() => client.bots.info({ bot: botId }));
  return answer.kind === 'done' ? (answer.value.bot?.app_id ?? null) : null;
}
