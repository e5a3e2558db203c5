import { z } from 'zod';
import { checkView } from '../check/check-view.ts';
import { placedElements } from '../elements.ts';
import type { Json } from '../json.ts';
import { interactionBase, viewJson } from '../payloads.ts';
import type { ActResult, Person, ViewState } from '../protocol.ts';
import type { Room } from '../room.ts';
import { clientErrors } from '../view-check.ts';
import { completeState, innerValue } from '../view-state.ts';
import {
  changeView,
  clearModals,
  deepestStack,
  dropModal,
  findView,
  modalsOf,
  noteState,
  showModal,
} from '../views.ts';
import type { StoredView } from '../world.ts';
import { isOffered } from './action-value.ts';
import { done, failed, trouble } from './refusals.ts';

/** A person presses a modal's submit button. */
export async function submitView(
  room: Room,
  person: Person,
  viewId: string,
  state: ViewState,
): Promise<ActResult> {
  const { world } = room;
  const view = findView(world, { id: viewId });
  if (view === undefined || modalsOf(world, person.id).at(-1)?.id !== viewId) {
    return failed('This is no longer there.');
  }
  if (view.submit === null) return failed('This view cannot be submitted.');
  const values = completeState(state, view.blocks);
  if (!isOffered(world, placedElements(view.blocks), values)) {
    return failed('This is no longer there.');
  }
  const errors = clientErrors(view.blocks, values);
  if (Object.keys(errors).length > 0) return { ok: false, reason: 'invalid', errors };

  const noted = noteState(world, view, values);
  const payload = {
    ...interactionBase(room, person),
    type: 'view_submission',
    trigger_id: room.triggers.mint({ user: person.id, channel: null, view: view.id }),
    view: viewJson(world, noted),
    response_urls: responseUrls(room, noted),
  };
  const outcome = await room.delivery.interact({ kind: 'interactive', payload });
  if (!outcome.acked) return trouble;
  // The app may have updated the view by a call while it answered.
  return applyResponse(room, findView(world, { id: viewId }) ?? noted, outcome.response);
}

/** One `response_url` for each chosen conversation of a select with `response_url_enabled`. */
function responseUrls(room: Room, view: StoredView): readonly Json[] {
  return placedElements(view.blocks).flatMap(({ blockId, actionId, element }) => {
    const value = view.state[blockId]?.[actionId];
    const channel = value === undefined ? null : innerValue(value);
    if (element.response_url_enabled !== true || typeof channel !== 'string') return [];
    const path = room.responseUrls.mint({
      user: view.user,
      channel,
      messageTs: null,
      thread: null,
    });
    return [
      {
        block_id: blockId,
        action_id: actionId,
        channel_id: channel,
        response_url: `${room.url}${path}`,
      },
    ];
  });
}

const responseSchema = z.discriminatedUnion('response_action', [
  z.object({ response_action: z.literal('clear') }),
  z.object({ response_action: z.literal('update'), view: z.unknown() }),
  z.object({ response_action: z.literal('push'), view: z.unknown() }),
  z.object({
    response_action: z.literal('errors'),
    errors: z.record(z.string(), z.string().min(1)),
  }),
]);

const isEmptyResponse = (response: unknown): boolean =>
  response === undefined ||
  response === null ||
  response === '' ||
  (typeof response === 'object' && Object.keys(response).length === 0);

/** Does what the app answered; an answer Slack cannot read leaves the modal as it was. */
function applyResponse(room: Room, view: StoredView, response: unknown): ActResult {
  const { world } = room;
  if (isEmptyResponse(response)) {
    dropModal(world, view);
    return done;
  }
  const parsed = responseSchema.safeParse(response);
  if (!parsed.success) return refuse(room, 'the answer is not a known response_action');
  const result = follow(room, view, parsed.data);
  const isShown = result.ok || result.reason === 'invalid';
  if (isShown) room.sent.add('submission_answer', view.user, parsed.data);
  return result;
}

function follow(room: Room, view: StoredView, answer: z.output<typeof responseSchema>): ActResult {
  switch (answer.response_action) {
    case 'clear':
      clearModals(room.world, view.user);
      return done;
    case 'errors':
      return showErrors(room, view, answer.errors);
    case 'update':
    case 'push':
      return showNext(room, view, answer.response_action, answer.view);
  }
}

/** Error texts stand under input blocks; any other key is the app's mistake. */
function showErrors(
  room: Room,
  view: StoredView,
  errors: Readonly<Record<string, string>>,
): ActResult {
  const inputs = new Set(
    view.blocks.filter((block) => block.type === 'input').map((block) => block.block_id),
  );
  const keys = Object.keys(errors);
  if (keys.length === 0 || !keys.every((key) => inputs.has(key))) {
    return refuse(room, `errors must name input blocks, not ${keys.join(', ')}`);
  }
  return { ok: false, reason: 'invalid', errors };
}

function showNext(room: Room, view: StoredView, how: 'update' | 'push', given: unknown): ActResult {
  const { world } = room;
  const checked = checkView(given);
  if (!checked.ok) {
    return refuse(
      room,
      checked.problems.map(({ message, pointer }) => `${message} ${pointer}`).join(),
    );
  }
  if (checked.view.type !== 'modal') return refuse(room, 'the view is not a modal');
  if (how === 'update') {
    changeView(world, view, checked.view);
    return done;
  }
  if (modalsOf(world, view.user).length >= deepestStack) return refuse(room, 'push_limit_reached');
  showModal(world, checked.view, { user: view.user, channel: null, view: view.id }, 'push');
  return done;
}

function refuse(room: Room, why: string): ActResult {
  room.log(`view_submission response refused: ${why}`);
  return trouble;
}
