import { z } from 'zod';
import { secret } from '../ids.ts';
import type { Json } from '../json.ts';
import { type Reply, textReply } from '../reply.ts';
import type { Room } from '../room.ts';
import { name, parseArgs } from './args.ts';

/** `files.getUploadURLExternal`: announces a file of exactly `length` bytes. */
export function getUploadUrl(room: Room, args: Json): Json {
  const schema = z.object({ filename: name, length: z.coerce.number().int().min(1) });
  const { filename, length } = parseArgs(schema, args);
  const id = room.world.ids.next('F');
  const key = secret(8);
  room.world.uploads.set(id, { id, key, name: filename, size: length, content: null });
  return { upload_url: `${room.url}/upload/${id}/${key}`, file_id: id };
}

/** Takes the bytes posted to an upload URL, bare or as the file of a form: once, and all of them. */
export async function receiveUpload(
  room: Room,
  [id = '', key]: readonly string[],
  body: Buffer,
  contentType: string,
): Promise<Reply> {
  const upload = room.world.uploads.get(id);
  if (upload === undefined || upload.key !== key || upload.content !== null) {
    return textReply('not found', 404);
  }
  const bytes = contentType.startsWith('multipart/form-data')
    ? await fileInForm(body, contentType)
    : body;
  if (bytes?.length !== upload.size) return textReply('size mismatch', 400);
  room.world.uploads.set(id, { ...upload, content: bytes });
  return textReply(`OK - ${bytes.length}`);
}

async function fileInForm(body: Buffer, contentType: string): Promise<Buffer | null> {
  const headers = { 'content-type': contentType };
  const form = await new Response(new Uint8Array(body), { headers }).formData().catch(() => null);
  const file = [...(form?.values() ?? [])].find((value) => typeof value !== 'string');
  return file === undefined ? null : Buffer.from(await file.arrayBuffer());
}
