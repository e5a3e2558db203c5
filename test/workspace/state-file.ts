import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { World } from './world.ts';

const text = z.string();
const block = z.looseObject({ type: text, block_id: text.exactOptional() });
const scalar = z.union([text, z.number(), z.boolean()]);
const flat = z.record(text, scalar);

const personSchema = z.object({
  id: text,
  name: text,
  realName: text,
  isBot: z.boolean(),
  displayName: text.default(''),
  guest: z.enum(['multi_channel', 'single_channel']).nullable().default(null),
  role: z.enum(['admin', 'owner', 'primary_owner']).nullable().default(null),
  teamId: text,
  teams: z.array(text).default([]),
  timeZone: text.default('Europe/Berlin'),
  locale: text.default('en-US'),
  isDeleted: z.boolean().default(false),
});
const channelSchema = z.object({
  id: text,
  name: text,
  kind: z.enum(['public', 'private', 'im', 'mpim']),
  members: z.array(text),
  isArchived: z.boolean(),
  isExtShared: z.boolean().default(false),
});
const messageSchema = z.object({
  ts: text,
  channel: text,
  user: text,
  text,
  blocks: z.array(block),
  threadTs: text.exactOptional(),
  edited: z.boolean(),
  ephemeral: z.boolean(),
  parse: z.enum(['none', 'full', 'client']).exactOptional(),
  viaResponseUrl: z.boolean().exactOptional(),
  metadata: z
    .object({
      event_type: text,
      event_payload: z.record(text, z.union([scalar, flat, z.array(flat)])),
    })
    .exactOptional(),
  files: z
    .array(z.object({ id: text, name: text, title: text, size: z.number(), url: text }))
    .exactOptional(),
});
const fileSchema = z.object({
  id: text,
  name: text,
  title: text,
  size: z.number(),
  content: text,
  shared: z.boolean(),
});

const savedSchema = z.object({
  counter: z.number().int(),
  lastTs: text,
  people: z.array(personSchema),
  channels: z.array(channelSchema),
  messages: z.array(messageSchema),
  files: z.array(fileSchema),
});

export type Saved = z.output<typeof savedSchema>;

/** Reads a saved workspace; null when there is no file yet. Throws when it is no saved workspace. */
export function readState(path: string): Saved | null {
  let content: string;
  try {
    content = readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  return savedSchema.parse(JSON.parse(content));
}

/** Puts saved people, conversations and messages back. */
export function restore(world: World, saved: Saved): void {
  // The app's own user comes from its manifest.
  for (const person of saved.people) if (!person.isBot) world.people.set(person.id, person);
  for (const channel of saved.channels) {
    world.channels.set(channel.id, channel);
    world.messages.set(
      channel.id,
      saved.messages.filter((message) => message.channel === channel.id),
    );
  }
  for (const file of saved.files) world.files.set(file.id, file);
}

/** Open modals, Homes and ephemeral messages do not survive a reload, as in Slack. */
function toSave(world: World): Saved {
  const messages = [...world.messages.values()].flat().filter((message) => !message.ephemeral);
  return savedSchema.parse({
    counter: world.ids.count(),
    lastTs: world.ids.ts(),
    people: [...world.people.values()],
    channels: [...world.channels.values()],
    messages,
    files: [...world.files.values()],
  });
}

export type StateFile = { readonly saveNow: () => void };

/** Saves after changes, at most every `everyMs`; the file is replaced in one step. */
export function keepState(world: World, path: string, everyMs: number): StateFile {
  let timer: NodeJS.Timeout | null = null;
  const saveNow = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const draft = `${path}.${process.pid}.tmp`;
    writeFileSync(draft, JSON.stringify(toSave(world), null, 1));
    renameSync(draft, path);
  };
  world.subscribe(() => {
    timer ??= setTimeout(saveNow, everyMs);
  });
  return { saveNow };
}
