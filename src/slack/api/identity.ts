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
  /** The organisation on Enterprise Grid that the workspace belongs to; null for all others. */
  readonly enterpriseId: string | null;
  /** Installed for that whole organisation: then lists must be told which workspace is meant. */
  readonly isOrgWide: boolean;
};

/** Slack could not be used with what was configured. `message` says what to do. */
export class SlackStartError extends OperatorError {
  override readonly name = 'SlackStartError';
  readonly code: 'token_refused' | 'unreachable' | 'port_unavailable';
  constructor(code: SlackStartError['code'], message: string, options?: ErrorOptions) {
    super([message], options);
    this.code = code;
  }
}

/** How long to wait for a Slack that does not answer at the start, attempt by attempt. */
const PAUSES_MS = [1_000, 2_000, 4_000, 8_000];

/** What Slack says to a token that it takes. */
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
 * Asks Slack whose token this is, a few times if it does not answer.
 *
 * @throws {SlackStartError} when Slack refuses the token or stays silent, and at once when no time
 * will mend it.
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
    const mayPass =
      answer.kind === 'later' && !isTokenError(answer.error) && !noTimeMends(answer.error);
    if (!mayPass || pause === undefined) throw startError('SLACK_BOT_TOKEN', apiUrl, answer);
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

/** The workspace that an org-wide token works for: the first to which an admin has added the app. */
async function oneTeam(client: WebClient) {
  const answer = await ask(() => client.auth.teams.list());
  return answer.kind === 'done' ? (answer.value.teams?.[0] ?? null) : null;
}

const AGAIN = {
  SLACK_BOT_TOKEN:
    'copy the "Bot User OAuth Token" again from your app\'s page, OAuth & Permissions, and reinstall the app if it was removed',
  SLACK_APP_TOKEN:
    "create one with the scope connections:write on your app's page, Basic Information, App-Level Tokens",
} as const;

const UNTRUSTED = /certificate|\b(CERT_|ERR_TLS_)/i;
/** Somebody answers there, but not as Slack does. */
const ELSEWHERE = /^(not_slack|http_4\d\d)$|unexpected redirect/;
/** Nobody is called so, or listens there. */
const NOWHERE = /\b(ENOTFOUND|ECONNREFUSED|EPROTO|ERR_SSL_\w+)\b|^bad port$/;
const noTimeMends = (error: string): boolean =>
  [UNTRUSTED, ELSEWHERE, NOWHERE].some((kind) => kind.test(error));

/** What a failed first call means for whoever has to mend it. */
export function startError(
  variable: keyof typeof AGAIN,
  apiUrl: string,
  { kind, error }: Exclude<Answer<unknown>, { kind: 'done' }>,
): SlackStartError {
  if (kind === 'refused' || isTokenError(error)) {
    return new SlackStartError(
      'token_refused',
      `${variable} is refused by Slack (${error}): ${AGAIN[variable]}.`,
    );
  }
  if (ELSEWHERE.test(error)) return notSlack(apiUrl, error);
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

/** The app that a bot belongs to; null when Slack does not tell, as it need not without `users:read`. */
export async function appIdOf(client: WebClient, botId: string): Promise<string | null> {
  const answer = await ask(() => client.bots.info({ bot: botId }));
  return answer.kind === 'done' ? (answer.value.bot?.app_id ?? null) : null;
}
