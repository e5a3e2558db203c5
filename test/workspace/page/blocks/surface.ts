import { createContext, useContext } from 'react';
import type { Json } from '../../json.ts';
import type { InputValue, ViewState } from '../../protocol.ts';

export type Element = Json & { readonly type: string };

export function isElement(value: unknown): value is Element {
  return (
    typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
  );
}

/** What blocks need from the message or view they stand in. */
export type Surface = {
  readonly state: ViewState;
  /** By block id, to stand under the inputs. */
  readonly errors: Readonly<Record<string, string>>;
  /** A new value; `dispatch` also tells the app. Honours the element's confirm dialog. */
  readonly change: (
    blockId: string,
    element: Element,
    value: InputValue,
    dispatch: boolean,
  ) => void;
  /** Tells the app about a press of something that has no state. */
  readonly press: (blockId: string, element: Element, value: InputValue) => void;
};

export const SurfaceContext = createContext<Surface | null>(null);

export function useSurface(): Surface {
  const surface = useContext(SurfaceContext);
  if (surface === null) throw new Error('Blocks need a SurfaceContext around them');
  return surface;
}
