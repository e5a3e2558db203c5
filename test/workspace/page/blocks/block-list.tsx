import type { ReactNode } from 'react';
import type { Block } from '../../protocol.ts';
import { ActionsBlock } from './actions-block.tsx';
import { ContainerBlock } from './container-block.tsx';
import { DataTable } from './data-table.tsx';
import { InputBlock } from './input-block.tsx';
import { LibraryBlock } from './library-block.tsx';
import { SectionBlock } from './section-block.tsx';
import { AlertBlock, ContextBlock, HeaderBlock, ImageBlock } from './simple-blocks.tsx';
import { TableBlock } from './table-block.tsx';

function rendered(block: Block): ReactNode {
  switch (block.type) {
    case 'header':
      return <HeaderBlock block={block} />;
    case 'divider':
      return <hr />;
    case 'section':
      return <SectionBlock block={block} />;
    case 'context':
      return <ContextBlock block={block} />;
    case 'alert':
      return <AlertBlock block={block} />;
    case 'image':
      return <ImageBlock image={block} />;
    case 'actions':
    case 'context_actions':
      return <ActionsBlock block={block} />;
    case 'input':
      return <InputBlock block={block} />;
    case 'container':
      return <ContainerBlock block={block} list={(blocks) => <BlockList blocks={blocks} />} />;
    case 'table':
      return <TableBlock block={block} />;
    case 'data_table':
      return <DataTable block={block} />;
    default:
      return <LibraryBlock block={block} />;
  }
}

export function BlockList({ blocks }: { blocks: readonly Block[] }) {
  return (
    <div className="blocks">
      {blocks.map((block, index) => (
        <div className={`block block-${block.type}`} key={block.block_id ?? index}>
          {rendered(block)}
        </div>
      ))}
    </div>
  );
}
