import { type Choice, valueChosen } from './choices.ts';
import type { PlacedElement } from './elements.ts';
import { dispatchesTyping, findInput, typed, type Which } from './inputs.ts';
import type { Act, ActResult, Block, InputValue, Person, ViewState } from './protocol.ts';
import { carryOver, valueKey } from './view-state.ts';
import type { World } from './world.ts';

/** Blocks somebody uses: a message, a modal or a Home. What was entered stays in her client. */
export type SurfaceDriver = {
  readonly state: () => ViewState;
  readonly click: (which: Which) => Promise<ActResult>;
  readonly choose: (which: Which, choice: Choice) => Promise<ActResult>;
  readonly type: (which: Which, text: string) => Promise<ActResult>;
  /** Enter in a text input with `dispatch_action`. */
  readonly pressEnter: (which: Which) => Promise<ActResult>;
};

type Place = Extract<Act, { type: 'block_action' }>['at'];

const accepted: ActResult = { ok: true };

/** `blocks` are asked for each time: an app may have changed them. */
export function createSurfaceDriver(
  { world, person }: { readonly world: World; readonly person: Person },
  at: Place,
  blocks: () => readonly Block[],
  perform: (act: Act) => Promise<ActResult>,
): SurfaceDriver {
  let entered: ViewState = {};
  const state = (): ViewState => {
    entered = carryOver(entered, blocks());
    return entered;
  };
  const dispatch = ({ blockId, actionId }: PlacedElement, value: InputValue): Promise<ActResult> =>
    perform({ type: 'block_action', at, blockId, actionId, value, state: state() });

  const enter = async (
    placed: PlacedElement,
    value: InputValue,
    isSilent: boolean,
  ): Promise<ActResult> => {
    const { blockId, actionId, element } = placed;
    if (valueKey(element.type) !== null) {
      const before = state();
      entered = { ...before, [blockId]: { ...before[blockId], [actionId]: value } };
    }
    return isSilent ? accepted : dispatch(placed, value);
  };
  const keepsToItself = ({ input }: PlacedElement): boolean =>
    input !== null && input.dispatch_action !== true;

  return {
    state,
    click: async (which) => {
      const byAction = typeof which === 'string' ? { actionId: which } : which;
      const placed = findInput(blocks(), byAction);
      const { element } = placed;
      if (valueKey(element.type) !== null) throw new Error(`${element.type} is no button`);
      return dispatch(placed, { type: element.type });
    },
    choose: async (which, choice) => {
      const placed = findInput(blocks(), which);
      const value = valueChosen(world, person, placed, choice);
      return enter(placed, value, keepsToItself(placed));
    },
    type: async (which, text) => {
      const placed = findInput(blocks(), which);
      return enter(placed, typed(placed, text), !dispatchesTyping(placed));
    },
    pressEnter: async (which) => {
      const placed = findInput(blocks(), which);
      const value = state()[placed.blockId]?.[placed.actionId];
      if (value === undefined || keepsToItself(placed)) return accepted;
      return dispatch(placed, value);
    },
  };
}
