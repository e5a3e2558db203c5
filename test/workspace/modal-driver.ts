import type { PlacedElement } from './elements.ts';
import { chosen, findInput, ticked, typed, type Which } from './inputs.ts';
import { placeNamed } from './places.ts';
import type { Act, ActResult, InputValue, Person, View, ViewState } from './protocol.ts';
import { clientView } from './snapshot.ts';
import { carryOver, initialState } from './view-state.ts';
import { findView } from './views.ts';
import type { World } from './world.ts';

/** One modal as the person who has it open sees it; it follows the app's updates. */
export type ModalDriver = {
  readonly id: string;
  /** The modal as it is now (as it was last, once it is closed). */
  readonly view: View;
  readonly state: ViewState;
  /** The error texts of the last submission, by block id. */
  readonly errors: Readonly<Record<string, string>>;
  readonly isOpen: boolean;
  readonly type: (which: Which, text: string) => Promise<ActResult>;
  /** Conversations and people may be given by name. */
  readonly select: (which: Which, value: string | null) => Promise<ActResult>;
  readonly check: (which: Which, values: readonly string[]) => Promise<ActResult>;
  /** Clicks a button inside the modal, by `action_id`. */
  readonly click: (actionId: string) => Promise<ActResult>;
  readonly submit: () => Promise<ActResult>;
  /** Cancel; with `all`, the X that closes the whole stack. */
  readonly close: (options?: { readonly all?: boolean }) => Promise<ActResult>;
};

const accepted: ActResult = { ok: true };

export function createModalDriver(
  world: World,
  person: Person,
  opened: View,
  perform: (act: Act) => Promise<ActResult>,
): ModalDriver {
  let view = opened;
  let state = initialState(opened.blocks);
  let errors: Readonly<Record<string, string>> = {};
  let isOpen = true;

  // Follows every update at once: two of them in a row must each carry the inputs over.
  const unsubscribe = world.subscribe(() => {
    const stored = findView(world, { id: opened.id });
    if (stored === undefined) {
      isOpen = false;
      unsubscribe();
    } else if (stored.hash !== view.hash) {
      view = clientView(stored);
      state = carryOver(state, view.blocks);
    }
  });

  const dispatch = (placed: PlacedElement, value: InputValue): Promise<ActResult> =>
    perform({
      type: 'block_action',
      at: { view: view.id },
      blockId: placed.blockId,
      actionId: placed.actionId,
      value,
      state,
    });
  const enter = async (
    which: Which,
    valueFor: (placed: PlacedElement) => InputValue,
  ): Promise<ActResult> => {
    const placed = findInput(view.blocks, which);
    const value = valueFor(placed);
    const { blockId, actionId } = placed;
    state = { ...state, [blockId]: { ...state[blockId], [actionId]: value } };
    const isSilent = placed.input !== null && placed.input.dispatch_action !== true;
    return isSilent ? accepted : dispatch(placed, value);
  };

  const named = (placed: PlacedElement, choice: string): string =>
    placeNamed(world, person, placed.element, choice);

  return {
    id: opened.id,
    get view() {
      return view;
    },
    get state() {
      return state;
    },
    get errors() {
      return errors;
    },
    get isOpen() {
      return isOpen;
    },
    type: (which, text) => enter(which, (placed) => typed(placed, text)),
    select: (which, value) =>
      enter(which, (placed) => chosen(placed, value === null ? null : named(placed, value))),
    check: (which, values) =>
      enter(which, (placed) =>
        ticked(
          placed,
          values.map((value) => named(placed, value)),
        ),
      ),
    click: (actionId) => {
      const placed = findInput(view.blocks, (candidate) => candidate.actionId === actionId);
      return dispatch(placed, { type: placed.element.type });
    },
    submit: async () => {
      errors = {};
      const result = await perform({ type: 'submit_view', view: view.id, state });
      if (!result.ok && result.reason === 'invalid') errors = result.errors;
      return result;
    },
    close: ({ all = false } = {}) => perform({ type: 'close_view', view: view.id, all }),
  };
}
