import { z } from 'zod';
import type { Act } from '../protocol.ts';

const value = z.looseObject({ type: z.string() });
const state = z.record(z.string(), z.record(z.string(), value));
const id = z.string().min(1);
const message = z.object({ channel: id, ts: id });

const actSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('say'),
    channel: id,
    text: z.string().min(1),
    threadTs: id.optional(),
  }),
  z.object({ type: z.literal('command'), channel: id, text: z.string() }),
  z.object({ type: z.literal('shortcut'), callbackId: id, message: message.optional() }),
  z.object({
    type: z.literal('block_action'),
    at: z.union([z.object({ message }), z.object({ view: id })]),
    blockId: id,
    actionId: id,
    value,
    state,
  }),
  z.object({ type: z.literal('submit_view'), view: id, state }),
  z.object({ type: z.literal('close_view'), view: id, all: z.boolean() }),
  z.object({ type: z.literal('open_home'), tab: z.enum(['home', 'messages']).exactOptional() }),
  z.object({ type: z.literal('create_channel'), name: z.string(), isPrivate: z.boolean() }),
  z.object({ type: z.literal('invite'), channel: id, user: id }),
  z.object({ type: z.literal('remove'), channel: id, user: id }),
  z.object({ type: z.literal('archive'), channel: id, archived: z.boolean() }),
  z.object({ type: z.literal('open_im'), user: id }),
]);

const requestSchema = z.object({ as: id, act: actSchema });

/** The body of `POST /client/act`; null when it is none. */
export function parseActRequest(body: unknown): { readonly as: string; readonly act: Act } | null {
  const parsed = requestSchema.safeParse(body);
  if (!parsed.success) return null;
  const { as, act } = parsed.data;
  if (act.type === 'say') {
    const { threadTs, ...rest } = act;
    return { as, act: threadTs === undefined ? rest : { ...rest, threadTs } };
  }
  if (act.type === 'shortcut') {
    const { message: at, ...rest } = act;
    return { as, act: at === undefined ? rest : { ...rest, message: at } };
  }
  return { as, act };
}
