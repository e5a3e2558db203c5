import { isShared, visibleChannels } from './channels.ts';
import type { PlacedElement } from './elements.ts';
import { isJson } from './json.ts';
import type { Channel, Person } from './protocol.ts';
import type { World } from './world.ts';

/** The id of a conversation or person a select offers; names may be given with `#` or `@`. */
export function placeNamed(
  world: World,
  person: Person,
  element: PlacedElement['element'],
  choice: string,
): string {
  const offered = placesFor(world, person, element);
  if (offered === null) return choice;
  const name = choice.replace(/^[#@]/, '');
  const found = offered.find((place) => place.id === choice || place.name === name);
  if (found !== undefined) return found.id;
  throw new Error(
    `offers no ${choice}; it offers: ${offered.map((place) => place.name).join(', ')}`,
  );
}

type Place = { readonly id: string; readonly name: string };

/** What Slack's client lists in a users, conversations or channels select; null for others. */
function placesFor(
  world: World,
  person: Person,
  element: PlacedElement['element'],
): readonly Place[] | null {
  switch (element.type.replace('multi_', '')) {
    case 'users_select':
      return [...world.people.values()].filter((other) => !other.isDeleted);
    case 'channels_select':
      return visibleChannels(world, person).filter((channel) => channel.kind === 'public');
    case 'conversations_select':
      return visibleChannels(world, person).filter((channel) =>
        passesFilter(world, element.filter, channel),
      );
    default:
      return null;
  }
}

function passesFilter(world: World, filter: unknown, channel: Channel): boolean {
  if (channel.isArchived) return false;
  if (!isJson(filter)) return true;
  const kinds = Array.isArray(filter.include) ? filter.include : null;
  if (kinds !== null && !kinds.includes(channel.kind)) return false;
  if (filter.exclude_external_shared_channels === true && isShared(world, channel)) return false;
  const hasBot = channel.members.some((id) => world.people.get(id)?.isBot === true);
  return !(filter.exclude_bot_users === true && channel.kind === 'im' && hasBot);
}
