import type { Json } from '../json.ts';
import type { Room } from '../room.ts';
import * as chat from './chat.ts';
import * as conversations from './conversations.ts';
import * as files from './files.ts';
import * as misc from './misc.ts';
import { getUploadUrl } from './uploads.ts';
import * as views from './views.ts';

export type Method = {
  /** Whose token it takes; `none` needs no token at all. */
  readonly token: 'bot' | 'app' | 'none';
  /** The scope it always needs; scopes by kind of conversation are checked by the method. */
  readonly scope: string | null;
  readonly run: (room: Room, args: Json) => Json;
};

const bot = (scope: string | null, run: Method['run']): Method => ({ token: 'bot', scope, run });

/** Scopes by method: https://docs.slack.dev/reference/methods */
export const methods: Readonly<Record<string, Method>> = {
  'api.test': { token: 'none', scope: null, run: misc.apiTest },
  'blocks.validate': { token: 'none', scope: null, run: misc.validateBlocks },
  'apps.connections.open': { token: 'app', scope: null, run: misc.openConnection },
  'auth.teams.list': bot(null, misc.authTeams),
  'auth.test': bot(null, misc.authTest),
  'bots.info': bot('users:read', misc.botInfo),
  'chat.postMessage': bot('chat:write', chat.postMessage),
  'chat.update': bot('chat:write', chat.update),
  'chat.delete': bot('chat:write', chat.remove),
  'chat.postEphemeral': bot('chat:write', chat.postEphemeral),
  'chat.getPermalink': bot(null, chat.getPermalink),
  'views.open': bot(null, views.open),
  'views.push': bot(null, views.push),
  'views.update': bot(null, views.update),
  'views.publish': bot(null, views.publish),
  'conversations.info': bot(null, conversations.info),
  'conversations.list': bot(null, conversations.list),
  'conversations.members': bot(null, conversations.members),
  'conversations.open': bot('im:write', conversations.open),
  'conversations.join': bot(null, conversations.join),
  'conversations.history': bot(null, conversations.history),
  'conversations.replies': bot(null, conversations.replies),
  'users.info': bot('users:read', misc.userInfo),
  'users.list': bot('users:read', misc.userList),
  'users.conversations': bot(null, conversations.ofUser),
  'files.getUploadURLExternal': bot('files:write', getUploadUrl),
  'files.completeUploadExternal': bot('files:write', files.completeUpload),
  'reactions.add': bot('reactions:write', misc.addReaction),
};
