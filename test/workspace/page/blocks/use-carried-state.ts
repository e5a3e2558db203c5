import { useMemo, useRef, useState } from 'react';
import type { Block, ViewState } from '../../protocol.ts';
import { carryOver, initialState } from '../../view-state.ts';

/** The inputs' values, carried over by Slack's rule whenever the app sends other blocks. */
export function useCarriedState(
  blocks: readonly Block[],
): [ViewState, (next: ViewState) => void, () => ViewState] {
  // Every refresh brings new objects, so blocks are compared by what they say.
  const content = useMemo(() => JSON.stringify(blocks), [blocks]);
  const [held, setHeld] = useState(() => ({ content, state: initialState(blocks) }));
  const latest = useRef(held.state);

  let state = held.state;
  if (held.content !== content) {
    state = carryOver(held.state, blocks);
    setHeld({ content, state });
  }
  latest.current = state;

  const set = (next: ViewState): void => {
    latest.current = next;
    setHeld({ content, state: next });
  };
  return [state, set, () => latest.current];
}
