import { z } from 'zod';
import { secret } from '../ids.ts';
import type { Json } from '../json.ts';
import { addMessage, findMessage } from '../messages.ts';
import type { Room } from '../room.ts';
import type { UploadedFile } from '../world.ts';
import { postableChannel } from './access.ts';
import { ApiError } from './api-error.ts';
import { messageBlocks, name, optionalName, parseArgs, structured } from './args.ts';

/** `files.getUploadURLExternal`: announces a file of exactly `length` bytes. */
export function getUploadUrl(room: Room, args: Json): Json {
  const schema = z.object({ filename: name, length: z.coerce.number().int().min(1) });
  const { filename, length } = parseArgs(schema, args);
  const id = room.world.ids.next('F');
  const file: UploadedFile = {
    id,
    name: filename,
    title: filename,
    size: length,
    content: '',
    shared: false,
  };
  room.world.files.set(id, file);
  return { upload_url: `${room.url}/upload/${id}/${secret(8)}`, file_id: id };
}

/** Takes the bytes a client posts to an upload URL; false when no such file was announced. */
export function receiveUpload(room: Room, id: string, body: Buffer): boolean {
  const file = room.world.files.get(id);
  if (file === undefined || file.content !== '') return false;
  room.world.files.set(id, { ...file, content: body.toString('base64') });
  return true;
}

const completeSchema = z.object({
  files: z.preprocess(structured, z.array(z.object({ id: name, title: optionalName })).min(1)),
  channel_id: optionalName,
  thread_ts: optionalName,
  initial_comment: optionalName,
});

/** `files.completeUploadExternal`: shares uploaded files, as a message when a channel is given. */
export function completeUpload(room: Room, args: Json): Json {
  const { world } = room;
  const parsed = parseArgs(completeSchema, args);
  const channel = parsed.channel_id ? postableChannel(room, parsed.channel_id) : null;
  if (channel !== null && !channel.members.includes(world.app.userId)) {
    throw new ApiError('not_in_channel');
  }
  const files = parsed.files.map(({ id, title }) => {
    const file = world.files.get(id);
    if (file === undefined || file.content === '' || file.shared) {
      throw new ApiError('file_not_found');
    }
    return { ...file, title: title ?? file.title, shared: true };
  });
  const root = parsed.thread_ts || undefined;
  if (root !== undefined && findMessage(world, channel?.id ?? '', root) === undefined) {
    throw new ApiError('invalid_thread_ts');
  }
  const blocks = messageBlocks(args) ?? [];
  for (const file of files) world.files.set(file.id, file);
  if (channel !== null) {
    addMessage(world, {
      channel: channel.id,
      user: world.app.userId,
      text: parsed.initial_comment ?? '',
      blocks,
      ...(root === undefined ? {} : { threadTs: root }),
      files: files.map((file) => ({
        id: file.id,
        name: file.name,
        title: file.title,
        size: file.size,
        url: `/files/${file.id}/${encodeURIComponent(file.name)}`,
      })),
    });
  }
  return { files: files.map(({ id, title, name: fileName }) => ({ id, title, name: fileName })) };
}
