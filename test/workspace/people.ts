import type { Json } from './json.ts';
import type { Channel, Person } from './protocol.ts';
import type { World } from './world.ts';

/**
 * Of those for whom the app is installed: members and guests of the workspace, or of any workspace of
 * the organisation after an org-wide install, but nobody met in a shared channel.
 */
export function isColleague({ people, team }: World, user: string): boolean {
  const person = people.get(user);
  if (person === undefined) return false;
  const isOfOrg = team.grid?.isOrgInstall === true && person.teams.length > 0;
  return person.teamId === team.id || person.teams.includes(team.id) || isOfOrg;
}

/**
 * Somebody of another company with whom the app shares no channel. Whoever it does share one with
 * is no stranger to Slack: only the team id tells that she is external.
 */
export function isStranger(world: World, person: Person): boolean {
  if (isColleague(world, person.id)) return false;
  const isKnownFrom = ({ kind, members }: Channel) =>
    members.includes(person.id) && (kind === 'public' || members.includes(world.app.userId));
  return ![...world.channels.values()].some(isKnownFrom);
}

/** https://docs.slack.dev/reference/objects/user-object */
export function userJson(world: World, person: Person, withLocale: boolean): Json {
  const isHere = isColleague(world, person.id);
  const { id, name, teamId, realName, isBot, isDeleted } = person;
  const account = { id, team_id: teamId, name, deleted: isDeleted, is_bot: isBot };
  const profile = profileJson(world, person);
  if (isDeleted) return { ...account, is_app_user: false, profile };
  return {
    ...account,
    color: '9f69e7',
    real_name: realName,
    ...timeZoneJson(person.timeZone, new Date()),
    // Every owner is an admin too.
    is_admin: person.role !== null,
    is_owner: person.role === 'owner' || person.role === 'primary_owner',
    is_primary_owner: person.role === 'primary_owner',
    is_restricted: person.guest !== null,
    is_ultra_restricted: person.guest === 'single_channel',
    is_app_user: false,
    ...enterpriseJson(world, person),
    ...(isHere ? {} : { is_stranger: isStranger(world, person) }),
    ...(isHere && withLocale ? { locale: person.locale } : {}),
    profile,
  };
}

/** On Enterprise Grid an account belongs to the organisation, and is at home in several workspaces. */
function enterpriseJson({ team: { grid } }: World, { id, teams }: Person): Json {
  if (grid === null || teams.length === 0) return {};
  return {
    enterprise_user: {
      id,
      enterprise_id: grid.enterpriseId,
      enterprise_name: grid.enterpriseName,
      is_admin: false,
      is_owner: false,
      is_primary_owner: false,
      teams,
    },
  };
}

function profileJson(world: World, person: Person): Json {
  const { realName, displayName } = person;
  return {
    title: '',
    phone: '',
    real_name: realName,
    real_name_normalized: realName,
    display_name: displayName,
    display_name_normalized: displayName,
    status_text: '',
    status_emoji: '',
    team: person.teamId,
    ...(person.id === world.app.userId
      ? { api_app_id: world.app.id, bot_id: world.app.botId, always_active: true }
      : {}),
  };
}

/** The offset is the one of the moment, in seconds east of Greenwich. */
function timeZoneJson(timeZone: string, at: Date): Json {
  const part = (timeZoneName: 'long' | 'longOffset'): string =>
    new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName })
      .formatToParts(at)
      .find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(part('longOffset')) ?? [];
  const seconds = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60;
  return { tz: timeZone, tz_label: part('long'), tz_offset: sign === '-' ? -seconds : seconds };
}
