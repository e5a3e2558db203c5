import { useState } from 'react';
import { isJson } from '../../json.ts';
import type { Act, Block, InputValue, ViewState } from '../../protocol.ts';
import { useWorkspace } from '../client/workspace-context.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { BlockList } from './block-list.tsx';
import { type Element, type Surface, SurfaceContext } from './surface.ts';

type Place = Extract<Act, { type: 'block_action' }>['at'];

/** Blocks that talk to the app; where inputs' values live is the caller's business. */
export function InteractiveBlocks(props: {
  blocks: readonly Block[];
  at: Place;
  state: ViewState;
  setState: (next: ViewState) => void;
  latest: () => ViewState;
  errors?: Readonly<Record<string, string>>;
  /** A value changed, so what was said about it no longer holds. */
  onEdit?: (blockId: string) => void;
  onFailure: (message: string | null) => void;
}) {
  const { act } = useWorkspace();
  const [question, setQuestion] = useState<{ element: Element; go: () => void } | null>(null);

  const send = async (blockId: string, element: Element, value: InputValue): Promise<void> => {
    const actionId = typeof element.action_id === 'string' ? element.action_id : '';
    const state = props.latest();
    const result = await act({
      type: 'block_action',
      at: props.at,
      blockId,
      actionId,
      value,
      state,
    });
    props.onFailure(!result.ok && result.reason === 'failed' ? result.message : null);
  };

  const confirmed = (element: Element, go: () => void): void => {
    if (isJson(element.confirm)) setQuestion({ element, go });
    else go();
  };

  const surface: Surface = {
    state: props.state,
    errors: props.errors ?? {},
    press: (blockId, element, value) =>
      confirmed(element, () => void send(blockId, element, value)),
    change: (blockId, element, value, dispatch) => {
      const actionId = String(element.action_id);
      const apply = () => {
        const state = props.latest();
        props.setState({ ...state, [blockId]: { ...state[blockId], [actionId]: value } });
        props.onEdit?.(blockId);
        if (dispatch) void send(blockId, element, value);
      };
      if (dispatch) confirmed(element, apply);
      else apply();
    },
  };

  return (
    <SurfaceContext value={surface}>
      <BlockList blocks={props.blocks} />
      {question !== null && (
        <ConfirmDialog
          confirm={question.element.confirm}
          onDeny={() => setQuestion(null)}
          onConfirm={() => {
            setQuestion(null);
            question.go();
          }}
        />
      )}
    </SurfaceContext>
  );
}
