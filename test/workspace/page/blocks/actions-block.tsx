import type { Block } from '../../protocol.ts';
import { ElementView } from '../elements/element-view.tsx';
import { isElement } from './surface.ts';

export function ActionsBlock({ block }: { block: Block }) {
  const elements = Array.isArray(block.elements) ? block.elements.filter(isElement) : [];
  return (
    <div className="actions-block">
      {elements.map((element, index) => (
        <ElementView
          key={typeof element.action_id === 'string' ? element.action_id : index}
          blockId={block.block_id ?? ''}
          element={element}
          dispatch="always"
        />
      ))}
    </div>
  );
}
