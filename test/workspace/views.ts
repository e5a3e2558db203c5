import type { ViewBody } from './check/check-view.ts';
import { placedElements } from './elements.ts';
import { secret } from './ids.ts';
import { withIds } from './messages.ts';
import type { Block } from './protocol.ts';
import type { Trigger } from './triggers.ts';
import { carryOver, initialState } from './view-state.ts';
import type { StoredView, World } from './world.ts';

export const deepestStack = 3;

export function modalsOf(world: World, user: string): readonly StoredView[] {
  return world.modals.get(user) ?? [];
}

/** An open modal or a published Home, by id or by its `external_id`. */
export function findView(
  world: World,
  by: { readonly id: string } | { readonly externalId: string },
): StoredView | undefined {
  const all = [...[...world.modals.values()].flat(), ...world.homes.values()];
  return all.find((view) =>
    'id' in by ? view.id === by.id : by.externalId !== '' && view.externalId === by.externalId,
  );
}

const newHash = (): string => `${Math.floor(Date.now() / 1000)}.${secret(4)}`;

/** `default_to_current_conversation` becomes the conversation the person was in. */
function withCurrent(blocks: readonly Block[], channel: string | null): readonly Block[] {
  if (channel === null) return blocks;
  const wanting = placedElements(blocks).filter(
    ({ element }) =>
      element.default_to_current_conversation === true &&
      element.initial_conversation === undefined &&
      element.initial_conversations === undefined,
  );
  const isWanting = (element: unknown) => wanting.some((placed) => placed.element === element);
  const filled = (element: unknown) => {
    const many = wanting.find((placed) => placed.element === element);
    return many?.element.type === 'multi_conversations_select'
      ? { ...many.element, initial_conversations: [channel] }
      : { ...many?.element, initial_conversation: channel };
  };
  return blocks.map((block) => {
    if (isWanting(block.element)) return { ...block, element: filled(block.element) };
    if (isWanting(block.accessory)) return { ...block, accessory: filled(block.accessory) };
    return block;
  });
}

/** Puts a view on the person's stack: alone when opened, on top when pushed. */
export function showModal(
  world: World,
  body: ViewBody,
  trigger: Trigger,
  how: 'open' | 'push',
): StoredView {
  const below = how === 'push' ? modalsOf(world, trigger.user) : [];
  const id = world.ids.next('V');
  const blocks = withCurrent(withIds(world, body.blocks), trigger.channel);
  const view: StoredView = {
    ...body,
    blocks,
    id,
    user: trigger.user,
    hash: newHash(),
    rootId: below[0]?.id ?? id,
    previousId: below.at(-1)?.id ?? null,
    state: initialState(blocks),
  };
  world.modals.set(trigger.user, [...below, view]);
  world.changed();
  return view;
}

/** Replaces a view's content; inputs keep their values as `carryOver` says. */
export function changeView(world: World, old: StoredView, body: ViewBody): StoredView {
  const blocks = withIds(world, body.blocks);
  const state = carryOver(old.state, blocks);
  return replaceView(world, old, { ...old, ...body, blocks, hash: newHash(), state });
}

/** Remembers what the person's client reports; the hash stays, since the view did not change. */
export function noteState(world: World, old: StoredView, state: StoredView['state']): StoredView {
  return replaceView(world, old, { ...old, state });
}

function replaceView(world: World, old: StoredView, view: StoredView): StoredView {
  if (view.type === 'home') {
    world.homes.set(view.user, view);
  } else {
    const stack = modalsOf(world, view.user);
    world.modals.set(
      view.user,
      stack.map((other) => (other.id === old.id ? view : other)),
    );
  }
  world.changed();
  return view;
}

export function publishHome(world: World, user: string, body: ViewBody): StoredView {
  const old = world.homes.get(user);
  if (old !== undefined) return changeView(world, old, body);
  const id = world.ids.next('V');
  const blocks = withIds(world, body.blocks);
  const state = initialState(blocks);
  const view = { ...body, blocks, id, user, hash: newHash(), rootId: id, previousId: null, state };
  world.homes.set(user, view);
  world.changed();
  return view;
}

/** Takes a modal (and whatever lies above it) off the stack. */
export function dropModal(world: World, view: StoredView): void {
  const stack = modalsOf(world, view.user);
  const at = stack.findIndex((other) => other.id === view.id);
  world.modals.set(view.user, at < 0 ? stack : stack.slice(0, at));
  world.changed();
}

export function clearModals(world: World, user: string): void {
  world.modals.set(user, []);
  world.changed();
}
