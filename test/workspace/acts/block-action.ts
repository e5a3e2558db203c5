import { isMember, visibleChannels } from '../channels.ts';
import { placedElements } from '../elements.ts';
import type { Json } from '../json.ts';
import { findMessage, isReply } from '../messages.ts';
import { interactionBase, messageJson, placeJson, viewJson } from '../payloads.ts';
import type { Act, ActResult, Block, Person } from '../protocol.ts';
import type { Room } from '../room.ts';
import { completeState } from '../view-state.ts';
import { findView, modalsOf, noteState } from '../views.ts';
import { actionValue, isOffered } from './action-value.ts';
import { done, failed, notInteractive, trouble } from './refusals.ts';

type BlockAction = Extract<Act, { type: 'block_action' }>;

const gone = failed('This is no longer there.');

/** A person clicks or chooses something in a message, a modal or the app's Home. */
export async function runBlockAction(
  room: Room,
  person: Person,
  act: BlockAction,
): Promise<ActResult> {
  const { app, installed } = room.world;
  if (!installed.value) return trouble;
  if (!app.manifest.settings.interactivity.is_enabled) return notInteractive;
  return 'message' in act.at
    ? inMessage(room, person, act, act.at.message)
    : inView(room, person, act, act.at.view);
}

/** The `actions` of the payload; null when the blocks do not offer this, or do not send it. */
function actionsOf(room: Room, act: BlockAction, blocks: readonly Block[]): readonly Json[] | null {
  const placed = placedElements(blocks).find(
    (candidate) => candidate.blockId === act.blockId && candidate.actionId === act.actionId,
  );
  if (placed === undefined) return null;
  // An input block keeps its changes to itself unless it has `dispatch_action`.
  if (placed.input !== null && placed.input.dispatch_action !== true) return null;
  const value = actionValue(room.world, placed, act.value);
  if (value === null) return null;
  return [
    {
      type: placed.element.type,
      action_id: act.actionId,
      block_id: act.blockId,
      action_ts: room.world.ids.ts(),
      ...value,
    },
  ];
}

async function inMessage(
  room: Room,
  person: Person,
  act: BlockAction,
  at: { readonly channel: string; readonly ts: string },
): Promise<ActResult> {
  const { world } = room;
  const channel = visibleChannels(world, person).find(({ id }) => id === at.channel);
  const message = findMessage(world, at.channel, at.ts);
  if (channel === undefined || message === undefined) return gone;
  if (message.onlyFor !== undefined && message.onlyFor !== person.id) return gone;
  if (!isMember(channel, person.id)) return failed('You must join this conversation first.');
  const actions = actionsOf(room, act, message.blocks);
  if (actions === null) return gone;
  const target = {
    user: person.id,
    channel: channel.id,
    messageTs: message.ts,
    thread: isReply(message) ? { ts: message.threadTs ?? '' } : null,
  };
  const payload = {
    ...interactionBase(room, person),
    type: 'block_actions',
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: message.ephemeral,
      ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    },
    trigger_id: room.triggers.mint({ user: person.id, channel: channel.id, view: null }),
    channel: placeJson(channel),
    ...(message.ephemeral ? {} : { message: messageJson(world, message) }),
    state: { values: completeState(act.state, message.blocks) },
    response_url: `${room.url}${room.responseUrls.mint(target)}`,
    actions,
  };
  const outcome = await room.delivery.interact({ kind: 'interactive', payload });
  return outcome.acked ? done : trouble;
}

async function inView(
  room: Room,
  person: Person,
  act: BlockAction,
  viewId: string,
): Promise<ActResult> {
  const { world } = room;
  const view = findView(world, { id: viewId });
  if (view === undefined || view.user !== person.id) return gone;
  if (view.type === 'modal' && modalsOf(world, person.id).at(-1)?.id !== view.id) return gone;
  const actions = actionsOf(room, act, view.blocks);
  if (actions === null) return gone;
  const values = completeState(act.state, view.blocks);
  if (!isOffered(world, placedElements(view.blocks), values)) return gone;
  const noted = noteState(world, view, values);
  const inModal = view.type === 'modal' ? view.id : null;
  const payload = {
    ...interactionBase(room, person),
    type: 'block_actions',
    container: { type: 'view', view_id: view.id },
    trigger_id: room.triggers.mint({ user: person.id, channel: null, view: inModal }),
    view: viewJson(world, noted),
    actions,
  };
  const outcome = await room.delivery.interact({ kind: 'interactive', payload });
  return outcome.acked ? done : trouble;
}
