import { interactionBase, viewJson } from '../payloads.ts';
import type { ActResult, Person } from '../protocol.ts';
import type { Room } from '../room.ts';
import { clearModals, dropModal, modalsOf } from '../views.ts';
import { done, failed } from './refusals.ts';

/** Cancel closes one modal; the X (`all`), or a view with `clear_on_close`, closes them all. */
export async function closeView(
  room: Room,
  person: Person,
  viewId: string,
  all: boolean,
): Promise<ActResult> {
  const stack = modalsOf(room.world, person.id);
  const view = stack.at(-1);
  const root = stack[0];
  if (view === undefined || root === undefined || view.id !== viewId) {
    return failed('This is no longer there.');
  }
  const clears = all || view.clearOnClose;
  if (clears) clearModals(room.world, person.id);
  else dropModal(room.world, view);

  // When everything is cleared, Slack names the root view.
  const closed = clears ? root : view;
  if (!closed.notifyOnClose) return done;
  const { state: _typed, ...withoutInputs } = viewJson(room.world, closed);
  const payload = {
    ...interactionBase(room, person),
    type: 'view_closed',
    view: { ...withoutInputs, state: { values: {} } },
    is_cleared: clears,
  };
  // The person sees nothing of it when this fails.
  await room.delivery.interact({ kind: 'interactive', payload });
  return done;
}
