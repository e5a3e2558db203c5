import type { Which } from './inputs.ts';
import type { Act, ActResult, Person, View, ViewState } from './protocol.ts';
import { clientView } from './snapshot.ts';
import { createSurfaceDriver, type SurfaceDriver } from './surface-driver.ts';
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
  readonly type: SurfaceDriver['type'];
  readonly pressEnter: SurfaceDriver['pressEnter'];
  /** One option, date or moment, or several; conversations and people may be given by name. */
  readonly select: SurfaceDriver['choose'];
  /** Exactly these checkboxes, options, people or conversations. */
  readonly check: (which: Which, values: readonly string[]) => Promise<ActResult>;
  /** Clicks a button inside the modal. */
  readonly click: SurfaceDriver['click'];
  readonly submit: () => Promise<ActResult>;
  /** Cancel; with `all`, the X that closes the whole stack. */
  readonly close: (options?: { readonly all?: boolean }) => Promise<ActResult>;
};

export function createModalDriver(
  world: World,
  person: Person,
  opened: View,
  perform: (act: Act) => Promise<ActResult>,
): ModalDriver {
  let view = opened;
  let errors: Readonly<Record<string, string>> = {};
  let isOpen = true;
  const at = { view: opened.id };
  const surface = createSurfaceDriver({ world, person }, at, () => view.blocks, perform);
  surface.state();

  // Follows every update at once: two of them in a row must each carry the inputs over.
  const unsubscribe = world.subscribe(() => {
    const stored = findView(world, { id: opened.id });
    if (stored === undefined) {
      isOpen = false;
      unsubscribe();
    } else if (stored.hash !== view.hash) {
      view = clientView(stored);
      surface.state();
    }
  });

  return {
    id: opened.id,
    get view() {
      return view;
    },
    get state() {
      return surface.state();
    },
    get errors() {
      return errors;
    },
    get isOpen() {
      return isOpen;
    },
    type: surface.type,
    pressEnter: surface.pressEnter,
    select: surface.choose,
    check: surface.choose,
    click: surface.click,
    submit: async () => {
      errors = {};
      const result = await perform({
        type: 'submit_view',
        view: view.id,
        state: surface.state(),
      });
      if (!result.ok && result.reason === 'invalid') errors = result.errors;
      return result;
    },
    close: ({ all = false } = {}) => perform({ type: 'close_view', view: view.id, all }),
  };
}
