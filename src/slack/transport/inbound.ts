import { z } from 'zod';

/** Slack's three kinds of payload; each arrives in its own way. */
export type InboundKind = 'command' | 'interactive' | 'event';

/** The installation that this bot serves. */
export type AppInstallation = {
  readonly teamId: string;
  readonly enterpriseId: string | null;
  /** Null when Slack does not say. */
  readonly appId: string | null;
};

/** A payload whose outer shape has been checked; its listener checks the rest. */
export type Inbound = {
  readonly body: Readonly<Record<string, unknown>>;
  /** Identifies the payload in the log: ids and kinds, never people's words. */
  readonly ids: Readonly<Record<string, string>>;
  readonly appId: string | null;
  /** The ids of every workspace and organisation that the payload names. */
  readonly teams: readonly string[];
};

const id = z.string().min(1).max(255);
const named = z.string().nullish();
const place = z.looseObject({ id: named }).nullish();

const commandSchema = z.looseObject({
  command: id.startsWith('/'),
  text: z.string().optional(),
  user_id: id,
  channel_id: id,
  trigger_id: id,
  api_app_id: named,
  team_id: named,
  enterprise_id: named,
});

const view = z.looseObject({
  id,
  callback_id: z.string(),
  team_id: named,
  app_installed_team_id: named,
});
const interaction = {
  user: z.looseObject({ id }),
  api_app_id: named,
  team: place,
  enterprise: place,
};
const message = z.looseObject({ team: named });
const actions = z.array(z.looseObject({ action_id: id })).min(1);
const submitted = view.extend({ state: z.looseObject({ values: z.looseObject({}) }) });

const interactiveSchema = z.discriminatedUnion('type', [
  z.looseObject({
    ...interaction,
    type: z.literal('block_actions'),
    actions,
    message: message.nullish(),
    view: view.nullish(),
  }),
  z.looseObject({ ...interaction, type: z.literal('view_submission'), view: submitted }),
  z.looseObject({ ...interaction, type: z.literal('view_closed'), view }),
  z.looseObject({ ...interaction, type: z.literal('shortcut'), callback_id: id, trigger_id: id }),
  z.looseObject({
    ...interaction,
    type: z.literal('message_action'),
    callback_id: id,
    trigger_id: id,
    message,
    channel: z.looseObject({ id }),
  }),
]);
/** A kind of interaction that the bot does not use. */
const otherInteraction = z.looseObject({ ...interaction, type: id });

const eventSchema = z.looseObject({
  type: z.literal('event_callback'),
  event: z.looseObject({ type: id }),
  api_app_id: named,
  team_id: named,
  enterprise_id: named,
  context_team_id: named,
  context_enterprise_id: named,
  authorizations: z.array(z.looseObject({ team_id: named, enterprise_id: named })).nullish(),
});
/** An event about the subscription itself, like `app_rate_limited`. */
const otherEvent = z.looseObject({
  type: id.refine((type) => type !== 'event_callback'),
  api_app_id: named,
  team_id: id,
});

export type Read =
  | { readonly ok: true; readonly inbound: Inbound }
  /** The paths of the malformed parts. */
  | { readonly ok: false; readonly wrong: readonly string[] };

/** Checks the outer shape of a payload. */
export function readInbound(kind: InboundKind, body: unknown): Read {
  switch (kind) {
    case 'command':
      return readCommand(body);
    case 'interactive':
      return readInteraction(body);
    case 'event':
      return readEvent(body);
  }
}

function readCommand(body: unknown): Read {
  const parsed = commandSchema.safeParse(body);
  if (!parsed.success) return refused(parsed.error);
  const { command, api_app_id, team_id, enterprise_id } = parsed.data;
  return taken(parsed.data, { command }, api_app_id, [team_id, enterprise_id]);
}

function readInteraction(body: unknown): Read {
  const parsed = interactiveSchema.safeParse(body);
  if (!parsed.success) {
    const other = otherInteraction.safeParse(body);
    const isKnown = other.success && KNOWN.has(other.data.type);
    if (!other.success || isKnown) return refused(parsed.error);
    const { type, api_app_id, team, enterprise } = other.data;
    return taken(other.data, { type }, api_app_id, [team?.id, enterprise?.id]);
  }
  const payload = parsed.data;
  const { type, api_app_id, team, enterprise } = payload;
  const teams = [team?.id, enterprise?.id];
  if (payload.type === 'shortcut') {
    return taken(payload, { type, callback_id: payload.callback_id }, api_app_id, teams);
  }
  if (payload.type === 'message_action') {
    const { callback_id } = payload;
    return taken(payload, { type, callback_id }, api_app_id, [...teams, payload.message.team]);
  }
  const viewTeams = [payload.view?.app_installed_team_id, payload.view?.team_id];
  if (payload.type === 'block_actions') {
    const action_id = payload.actions[0]?.action_id ?? '';
    return taken(payload, { type, action_id }, api_app_id, [
      ...teams,
      ...viewTeams,
      payload.message?.team,
    ]);
  }
  const { callback_id } = payload.view;
  return taken(payload, { type, callback_id }, api_app_id, [...teams, ...viewTeams]);
}

const KNOWN: ReadonlySet<string> = new Set(
  interactiveSchema.options.flatMap((option) => [...option.shape.type.values]),
);

function readEvent(body: unknown): Read {
  const parsed = eventSchema.safeParse(body);
  if (!parsed.success) {
    const other = otherEvent.safeParse(body);
    if (!other.success) return refused(parsed.error);
    const { type, api_app_id, team_id } = other.data;
    return taken(other.data, { type }, api_app_id, [team_id]);
  }
  const { event, api_app_id, authorizations, ...owners } = parsed.data;
  return taken(parsed.data, { event: event.type }, api_app_id, [
    owners.team_id,
    owners.enterprise_id,
    owners.context_team_id,
    owners.context_enterprise_id,
    ...(authorizations ?? []).flatMap(({ team_id, enterprise_id }) => [team_id, enterprise_id]),
  ]);
}

const taken = (
  body: Readonly<Record<string, unknown>>,
  ids: Readonly<Record<string, string>>,
  appId: string | null | undefined,
  teams: readonly (string | null | undefined)[],
): Read => ({
  ok: true,
  inbound: {
    body,
    ids: inLog(ids),
    appId: appId || null,
    teams: teams.filter((team) => !!team).map(String),
  },
});

/** Keeps anything that does not look like an id out of the log. */
const inLog = (ids: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(ids).map(([key, value]) => [
      key,
      /^[\w/.:-]{1,80}$/.test(value) ? value : '(no id)',
    ]),
  );

const refused = ({ issues }: z.ZodError): Read => ({
  ok: false,
  wrong: issues.map(({ path }) => path.join('.') || 'all of it').slice(0, 5),
});

/** Who owns a payload that is not for this installation; null when it is for it or names no owner. */
export function foreignOwner(
  { appId, teams }: Inbound,
  installation: AppInstallation,
): string | null {
  if (appId !== null && installation.appId !== null && appId !== installation.appId) {
    return 'another app';
  }
  const { teamId, enterpriseId } = installation;
  const isOurs = teams.some((team) => team === teamId || team === enterpriseId);
  return teams.length > 0 && !isOurs ? 'another workspace' : null;
}
