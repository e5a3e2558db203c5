import type { ReactNode } from 'react';
import { isJson, textOf } from '../../json.ts';
import type { Block } from '../../protocol.ts';
import { plainText, TextObject } from '../text/text-object.tsx';
import { imageUrl } from './simple-blocks.tsx';
import { isElement } from './surface.ts';

/** `list` shows the blocks inside it, which may be of any kind. */
export function ContainerBlock({
  block,
  list,
}: {
  block: Block;
  list: (blocks: readonly Block[]) => ReactNode;
}) {
  const children = Array.isArray(block.child_blocks) ? block.child_blocks.filter(isElement) : [];
  const heading = (
    <>
      {isJson(block.icon) && (
        <img src={imageUrl(block.icon)} alt={textOf(block.icon, 'alt_text')} />
      )}
      <span className="container-title">
        <strong>{plainText(block.title)}</strong>
        {isJson(block.subtitle) && <TextObject value={block.subtitle} />}
      </span>
    </>
  );
  if (block.is_collapsible === true) {
    return (
      <details className="container-block" open={block.default_collapsed !== true}>
        <summary>{heading}</summary>
        {list(children)}
      </details>
    );
  }
  return (
    <div className={`container-block${block.has_header_divider === true ? ' ruled' : ''}`}>
      <div className="container-heading">{heading}</div>
      {list(children)}
    </div>
  );
}
