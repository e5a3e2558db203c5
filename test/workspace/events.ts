import { isMember, isShared } from './channels.ts';
import type { Json } from './json.ts';
import type { Channel } from './protocol.ts';
import type { Room } from './room.ts';

type Event = Json & { readonly type: string };

const messageKinds = {
  public: { name: 'message.channels', scope: 'channels:history' },
  private: { name: 'message.groups', scope: 'groups:history' },
  im: { name: 'message.im', scope: 'im:history' },
  mpim: { name: 'message.mpim', scope: 'mpim:history' },
} as const;

const scopeByKind = {
  public: 'channels:read',
  private: 'groups:read',
  im: 'im:read',
  mpim: 'mpim:read',
} as const;

/** The name to subscribe to in the manifest, and the scope it takes. */
function subscriptionFor(
  event: Event,
  channel: Channel | null,
): { readonly name: string; readonly scope: string | null } {
  if (event.type === 'message' && channel !== null) return messageKinds[channel.kind];
  if (event.type === 'app_mention') return { name: event.type, scope: 'app_mentions:read' };
  if (event.type === 'reaction_added') return { name: event.type, scope: 'reactions:read' };
  if (event.type === 'user_change') return { name: event.type, scope: 'users:read' };
  return { name: event.type, scope: channel === null ? null : scopeByKind[channel.kind] };
}

/** Sends an event, if the manifest subscribes to it, the scope is granted and the app may see it. */
export function emit(room: Room, event: Event, channel: Channel | null): void {
  const { world, delivery } = room;
  const { name, scope } = subscriptionFor(event, channel);
  const subscribed = world.app.manifest.settings.event_subscriptions.bot_events.includes(name);
  const granted = scope === null || world.app.granted.has(scope);
  const concernsApp = event.user === world.app.userId;
  const sees = channel === null || concernsApp || isMember(channel, world.app.userId);
  if (!subscribed || !granted || !sees) return;
  const now = Math.floor(Date.now() / 1000);
  const { id: team, grid } = world.team;
  const enterprise = grid?.enterpriseId ?? null;
  const isOrgInstall = grid?.isOrgInstall === true;
  delivery.event({
    token: 'deprecated-verification-token',
    team_id: team,
    ...(enterprise === null ? {} : { enterprise_id: enterprise }),
    context_team_id: team,
    context_enterprise_id: enterprise,
    api_app_id: world.app.id,
    event: { event_ts: world.ids.ts(), ...event },
    type: 'event_callback',
    event_id: world.ids.next('Ev'),
    event_time: now,
    authorizations: [
      {
        enterprise_id: enterprise,
        team_id: isOrgInstall ? null : team,
        user_id: world.app.userId,
        is_bot: true,
        is_enterprise_install: isOrgInstall,
      },
    ],
    is_ext_shared_channel: channel !== null && isShared(world, channel),
  });
}
