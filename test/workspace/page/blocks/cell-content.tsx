import { LibraryBlock } from './library-block.tsx';
import { isElement } from './surface.ts';
import type { Cell } from './table-rows.ts';

export function CellContent({ cell }: { cell: Cell }) {
  const { source } = cell;
  return source.type === 'rich_text' && isElement(source) ? (
    <LibraryBlock block={source} />
  ) : (
    cell.text
  );
}
