import { isShared } from './channels.ts';
import { escapeStray } from './escape.ts';
import type { Json } from './json.ts';
import { findMessage, isReply, threadOf } from './messages.ts';
import type { Channel, Person, SharedFile } from './protocol.ts';
import type { Room } from './room.ts';
import type { StoredMessage, StoredView, Team, World } from './world.ts';

/** The deprecated verification token still stands in every payload. */
const verificationToken = 'deprecated-verification-token';

export function interactionBase(room: Room, person: Person): Json {
  const { team, app } = room.world;
  return {
    user: { id: person.id, username: person.name, name: person.name, team_id: person.teamId },
    api_app_id: app.id,
    token: verificationToken,
    ...installationJson(team),
  };
}

/** For whom the app is installed; an org-wide install names no workspace. */
function installationJson({ id, domain, grid }: Team): Json {
  if (grid === null) {
    return { team: { id, domain }, enterprise: null, is_enterprise_install: false };
  }
  const { enterpriseId, enterpriseName, isOrgInstall } = grid;
  const inOrg = { enterprise_id: enterpriseId, enterprise_name: enterpriseName };
  return {
    team: isOrgInstall ? null : { id, domain, ...inOrg },
    enterprise: { id: enterpriseId, name: enterpriseName },
    is_enterprise_install: isOrgInstall,
  };
}

/** Whose installation a view belongs to. */
const installedAt = ({ id, grid }: Team): string =>
  grid?.isOrgInstall === true ? grid.enterpriseId : id;

export function commandPayload(
  room: Room,
  command: {
    readonly command: string;
    readonly text: string;
    readonly person: Person;
    readonly channel: Channel;
  },
): Readonly<Record<string, string>> {
  const { person, channel } = command;
  const { world } = room;
  const { grid } = world.team;
  return {
    token: verificationToken,
    team_id: world.team.id,
    team_domain: world.team.domain,
    channel_id: channel.id,
    channel_name: channelName(channel),
    user_id: person.id,
    user_name: person.name,
    command: command.command,
    text: command.text,
    api_app_id: world.app.id,
    ...(grid === null
      ? {}
      : { enterprise_id: grid.enterpriseId, enterprise_name: grid.enterpriseName }),
    is_enterprise_install: String(grid?.isOrgInstall === true),
    response_url: `${room.url}${room.responseUrls.mint({ user: person.id, channel: channel.id, messageTs: null, thread: null })}`,
    trigger_id: room.triggers.mint({ user: person.id, channel: channel.id, view: null }),
  };
}

/** In an interaction; the names of private places stay hidden. */
export function placeJson(channel: Channel): Json {
  return { id: channel.id, name: channelName(channel) };
}

function channelName(channel: Channel): string {
  switch (channel.kind) {
    case 'im':
      return 'directmessage';
    case 'private':
    case 'mpim':
      return 'privategroup';
    case 'public':
      return channel.name;
  }
}

export function messageJson(world: World, message: StoredMessage): Json {
  const isOurs = message.user === world.app.userId;
  const replies =
    message.threadTs === message.ts ? threadOf(world, message.channel, message.ts).slice(1) : [];
  const root = isReply(message)
    ? findMessage(world, message.channel, message.threadTs ?? '')
    : undefined;
  return {
    type: 'message',
    user: message.user,
    ts: message.ts,
    text: escapeStray(message.text),
    team: world.team.id,
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(message.isTyped === true ? { blocks: [typedBlock(message.text)] } : {}),
    ...(message.attachments === undefined ? {} : { attachments: message.attachments }),
    ...(isOurs ? { bot_id: world.app.botId, app_id: world.app.id } : {}),
    ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    ...(root === undefined ? {} : { parent_user_id: root.user }),
    ...(replies.length > 0
      ? { reply_count: replies.length, latest_reply: replies.at(-1)?.ts }
      : {}),
    ...(message.edited ? { edited: { user: message.user, ts: message.ts } } : {}),
    ...(message.metadata === undefined ? {} : { metadata: message.metadata }),
    ...(message.files === undefined
      ? {}
      : { files: message.files.map((file) => fileJson(world, file)) }),
  };
}

/** What somebody typed, as Slack's client sends it: people are elements, and nothing is escaped. */
function typedBlock(text: string): Json {
  const elements = text
    .split(/(<@\w+>)/)
    .filter((piece) => piece !== '')
    .map((piece) => {
      const [, user_id] = /^<@(\w+)>$/.exec(piece) ?? [];
      if (user_id !== undefined) return { type: 'user', user_id };
      const typed = piece.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
      return { type: 'text', text: typed };
    });
  const section = { type: 'rich_text_section', elements };
  return { type: 'rich_text', block_id: 'typed', elements: [section] };
}

/** A message forwarded with another one, as it is attached to that: its own words are empty, often. */
export function forwardedJson(world: World, message: StoredMessage): Json {
  const author = world.people.get(message.user);
  return {
    ts: message.ts,
    author_id: message.user,
    author_name: author?.realName ?? message.user,
    author_subname: author?.name ?? '',
    channel_id: message.channel,
    channel_team: world.team.id,
    is_msg_unfurl: true,
    is_share: true,
    text: escapeStray(message.text),
    fallback: `[${message.ts}] ${author?.name ?? ''}: ${message.text}`,
    from_url: permalinkOf(world, message),
    footer: `Posted in #${world.channels.get(message.channel)?.name ?? ''}`,
    message_blocks: [
      {
        team: world.team.id,
        channel: message.channel,
        ts: message.ts,
        message: { blocks: messageJson(world, message).blocks ?? [] },
      },
    ],
    mrkdwn_in: ['text'],
  };
}

function fileJson({ team, app }: World, { id, name, title, size }: SharedFile): Json {
  const path = `https://files.slack.com/files-pri/${team.id}-${id}`;
  return {
    id,
    name,
    title,
    size,
    mode: 'hosted',
    filetype: /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? 'binary',
    user: app.userId,
    url_private: `${path}/${encodeURIComponent(name)}`,
    url_private_download: `${path}/download/${encodeURIComponent(name)}`,
    permalink: `https://${team.domain}.slack.com/files/${app.userId}/${id}/${encodeURIComponent(name)}`,
  };
}

/** Leads to a message; for a reply, to its thread as well. */
export function permalinkOf({ team }: World, message: StoredMessage): string {
  const { channel, ts, threadTs } = message;
  const link = `https://${team.domain}.slack.com/archives/${channel}/p${ts.replace('.', '')}`;
  return isReply(message) ? `${link}?thread_ts=${threadTs}&cid=${channel}` : link;
}

export function viewJson(world: World, view: StoredView): Json {
  const plain = (text: string | null) =>
    text === null ? null : { type: 'plain_text', text, emoji: true };
  return {
    id: view.id,
    team_id: world.team.id,
    type: view.type,
    blocks: view.blocks,
    private_metadata: view.privateMetadata,
    callback_id: view.callbackId,
    state: { values: view.state },
    hash: view.hash,
    title: plain(view.title),
    clear_on_close: view.clearOnClose,
    notify_on_close: view.notifyOnClose,
    close: plain(view.close),
    submit: plain(view.submit),
    previous_view_id: view.previousId,
    root_view_id: view.rootId,
    app_id: world.app.id,
    external_id: view.externalId,
    app_installed_team_id: installedAt(world.team),
    bot_id: world.app.botId,
  };
}

export function channelJson(world: World, channel: Channel): Json {
  const isIm = channel.kind === 'im';
  const other = channel.members.find((id) => id !== world.app.userId);
  return {
    id: channel.id,
    ...(isIm ? { user: other } : { name: channel.name, name_normalized: channel.name }),
    is_channel: channel.kind === 'public' || channel.kind === 'private',
    is_group: false,
    is_im: isIm,
    is_mpim: channel.kind === 'mpim',
    is_private: channel.kind !== 'public',
    is_archived: channel.isArchived,
    is_general: channel.name === 'general',
    is_shared: isShared(world, channel),
    is_ext_shared: isShared(world, channel),
    is_org_shared: false,
    is_member: channel.members.includes(world.app.userId),
    num_members: channel.members.length,
    context_team_id: world.team.id,
    topic: { value: '', creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
  };
}
