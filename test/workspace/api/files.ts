import { z } from 'zod';
import { isMember } from '../channels.ts';
import type { Json } from '../json.ts';
import { addMessage } from '../messages.ts';
import type { Channel } from '../protocol.ts';
import type { Room } from '../room.ts';
import type { UploadedFile } from '../world.ts';
import { postableChannel } from './access.ts';
import { ApiError } from './api-error.ts';
import { messageBlocks, name, optionalName, parseArgs, structured } from './args.ts';
import { threadRoot } from './thread-root.ts';

/** Not even the id of a person, which `chat.postMessage` takes as a channel. */
const channelId = z
  .string()
  .regex(/^([CGDZ][A-Z0-9]+)?$/, 'input must match regex pattern: ^[CGDZ][A-Z0-9]{8,}$');

const completeSchema = z.object({
  files: z.preprocess(structured, z.array(z.object({ id: name, title: optionalName })).min(1)),
  channel_id: channelId.optional(),
  thread_ts: optionalName,
  initial_comment: optionalName,
});

/** `files.completeUploadExternal`: shares uploaded files, as a message when a channel is given. */
export function completeUpload(room: Room, args: Json): Json {
  const { world } = room;
  const parsed = parseArgs(completeSchema, args);
  const channel = parsed.channel_id ? sharingChannel(room, parsed.channel_id) : null;
  const threadTs = threadRoot(room, channel?.id ?? '', parsed.thread_ts);
  const files = parsed.files.map(({ id, title }) =>
    finished(room, id, title ?? '', channel !== null),
  );
  // Blocks do not count beside a comment.
  const blocks = parsed.initial_comment ? [] : (messageBlocks(args) ?? []);
  for (const file of files) {
    world.files.set(file.id, file);
    world.uploads.delete(file.id);
  }
  if (channel !== null) {
    addMessage(world, {
      channel: channel.id,
      user: world.app.userId,
      text: parsed.initial_comment ?? '',
      blocks,
      ...(threadTs === undefined ? {} : { threadTs }),
      files: files.map((file) => ({
        id: file.id,
        name: file.name,
        title: file.title,
        size: file.size,
        url: `/files/${file.id}/${encodeURIComponent(file.name)}`,
      })),
    });
  }
  return { files: files.map(({ id, title }) => ({ id, title })) };
}

/** Where a file is shared the app must be a member, whatever it may post without being one. */
function sharingChannel(room: Room, id: string): Channel {
  const channel = postableChannel(room, id);
  if (!isMember(channel, room.world.app.userId)) throw new ApiError('not_in_channel');
  return channel;
}

function finished(room: Room, id: string, title: string, shared: boolean): UploadedFile {
  const upload = room.world.uploads.get(id);
  if (upload === undefined || upload.content === null) throw new ApiError('file_not_found');
  const { name: fileName, size, content } = upload;
  return {
    id,
    name: fileName,
    title: title || fileName,
    size,
    content: content.toString('base64'),
    shared,
  };
}
