import { readerOf } from '../channels.ts';
import { isJson, type Json, objects, textOf } from '../json.ts';
import type { Room } from '../room.ts';
import type { Sent } from '../sent-log.ts';
import { findView } from '../views.ts';

type Call = { readonly room: Room; readonly args: Json; readonly answer: Json };
type Sending = {
  readonly kind: Sent['kind'];
  readonly to: (call: Call) => string;
  readonly payload?: (call: Call) => Json;
};

const toChannel = ({ room, args, answer }: Call): string => {
  const id = textOf(answer, 'channel') || textOf(args, 'channel') || textOf(args, 'channel_id');
  return readerOf(room.world, id);
};
const toViewer = ({ room, answer }: Call): string =>
  findView(room.world, { id: textOf(answer.view, 'id') })?.user ?? '';

/** What is in the files stands in no argument of the call that shares them. */
const withContents = ({ room, args, answer }: Call): Json => ({
  ...args,
  files: objects(answer.files).map((file) => {
    const stored = room.world.files.get(textOf(file, 'id'));
    const content = Buffer.from(stored?.content ?? '', 'base64').toString('utf8');
    return { id: stored?.id, name: stored?.name, title: stored?.title, content };
  }),
});

/** The methods by which an app shows something to somebody. */
const sendings: Readonly<Record<string, Sending>> = {
  'chat.postMessage': { kind: 'message', to: toChannel },
  'chat.update': { kind: 'update', to: toChannel },
  'chat.postEphemeral': { kind: 'ephemeral', to: ({ args }) => textOf(args, 'user') },
  'reactions.add': { kind: 'reaction', to: toChannel },
  'files.completeUploadExternal': { kind: 'file', to: toChannel, payload: withContents },
  'views.open': { kind: 'view_opened', to: toViewer },
  'views.push': { kind: 'view_pushed', to: toViewer },
  'views.update': { kind: 'view_updated', to: toViewer },
  'views.publish': { kind: 'home', to: toViewer },
};

/** Remembers what a call that took effect has shown to whom. */
export function noteSent(room: Room, method: string, args: Json, answer: Json): void {
  const sending = sendings[method];
  if (sending === undefined) return;
  const call = { room, args, answer };
  const payload = sending.payload?.(call) ?? args;
  if (isJson(payload)) room.sent.add(sending.kind, sending.to(call), payload);
}
