import type { Block } from './protocol.ts';
import type { MessageState, StoredMessage, World } from './world.ts';

/** Gives every block, and every element that can act, the id Slack would give it. */
export function withIds(world: World, blocks: readonly Block[]): readonly Block[] {
  return blocks.map((block) => {
    const withId = fill(world, block, 'block_id');
    const list = (key: string) => (Array.isArray(block[key]) ? block[key] : []);
    const act = (element: unknown) =>
      isActionable(element) ? fill(world, element, 'action_id') : element;
    switch (block.type) {
      case 'actions':
      case 'context_actions':
        return { ...withId, elements: list('elements').map(act) };
      case 'section':
        return block.accessory === undefined
          ? withId
          : { ...withId, accessory: act(block.accessory) };
      case 'input':
        return { ...withId, element: act(block.element) };
      case 'card':
        return block.actions === undefined
          ? withId
          : { ...withId, actions: list('actions').map(act) };
      case 'container':
        return { ...withId, child_blocks: withIds(world, list('child_blocks')) };
      case 'carousel':
        return { ...withId, elements: withIds(world, list('elements')) };
      default:
        return withId;
    }
  });
}

function isActionable(element: unknown): element is Record<string, unknown> {
  return (
    typeof element === 'object' && element !== null && 'type' in element && element.type !== 'image'
  );
}

function fill<T extends Record<string, unknown>>(world: World, part: T, key: string): T {
  return typeof part[key] === 'string' && part[key] !== ''
    ? part
    : { ...part, [key]: world.ids.next('b').toLowerCase() };
}

export function messagesOf(world: World, channel: string): readonly StoredMessage[] {
  return world.messages.get(channel) ?? [];
}

export function findMessage(world: World, channel: string, ts: string): StoredMessage | undefined {
  return messagesOf(world, channel).find((message) => message.ts === ts);
}

export function isReply(message: StoredMessage): boolean {
  return message.threadTs !== undefined && message.threadTs !== message.ts;
}

/** The root and its replies, oldest first. */
export function threadOf(world: World, channel: string, root: string): readonly StoredMessage[] {
  return messagesOf(world, channel).filter(
    (message) => message.ts === root || message.threadTs === root,
  );
}

/** Every state the message has been in, the first one first. */
export function statesOf(world: World, channel: string, ts: string): readonly MessageState[] {
  return world.states.get(`${channel}/${ts}`) ?? [];
}

function noteState(world: World, { channel, ts, text, blocks }: StoredMessage): void {
  const states = statesOf(world, channel, ts);
  world.states.set(`${channel}/${ts}`, [...states, { at: Date.now(), text, blocks }]);
}

export type Draft = Omit<StoredMessage, 'ts' | 'edited' | 'ephemeral'>;

/** Adds a message; a root that gets its first visible reply is marked as a thread. */
export function addMessage(world: World, draft: Draft): StoredMessage {
  const message: StoredMessage = {
    ...draft,
    blocks: withIds(world, draft.blocks),
    ts: world.ids.ts(),
    edited: false,
    ephemeral: draft.onlyFor !== undefined,
  };
  const marked = messagesOf(world, message.channel).map((other) =>
    other.ts === message.threadTs && !message.ephemeral && other.threadTs === undefined
      ? { ...other, threadTs: other.ts }
      : other,
  );
  world.messages.set(message.channel, [...marked, message]);
  noteState(world, message);
  world.changed();
  return message;
}

/** Replaces a message; `change` may not move it. */
export function editMessage(
  world: World,
  old: StoredMessage,
  change: Partial<Omit<StoredMessage, 'ts' | 'channel'>>,
): StoredMessage {
  const blocks = change.blocks === undefined ? old.blocks : withIds(world, change.blocks);
  const edited = { ...old, ...change, blocks };
  world.messages.set(
    old.channel,
    messagesOf(world, old.channel).map((message) => (message.ts === old.ts ? edited : message)),
  );
  noteState(world, edited);
  world.changed();
  return edited;
}

export function removeMessage(world: World, message: StoredMessage): void {
  world.messages.set(
    message.channel,
    messagesOf(world, message.channel).filter((other) => other.ts !== message.ts),
  );
  world.changed();
}
