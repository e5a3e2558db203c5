import { useState } from 'react';
import { textOf } from '../../json.ts';
import type { Block } from '../../protocol.ts';
import { numbered } from '../ui/numbered.ts';
import { CellContent } from './cell-content.tsx';
import { arranged, type Cell, type Order, rowsOf } from './table-rows.ts';

function Heading(props: {
  cell: Cell;
  sort: 'ascending' | 'descending' | 'none';
  onSort: () => void;
}) {
  const arrow = { ascending: '↑', descending: '↓', none: '↕' }[props.sort];
  return (
    <th scope="col" aria-sort={props.sort}>
      <button type="button" onClick={props.onSort}>
        {props.cell.text} <span aria-hidden="true">{arrow}</span>
      </button>
    </th>
  );
}

/** The library does not know `data_table`; sorting, filtering and paging happen in the client. */
export function DataTable({ block }: { block: Block }) {
  const [words, setWords] = useState('');
  const [order, setOrder] = useState<Order | null>(null);
  const [page, setPage] = useState(0);
  const [header = [], ...rows] = rowsOf(block.rows);
  const size = typeof block.page_size === 'number' ? block.page_size : 5;
  const rowHeader =
    typeof block.row_header_column_index === 'number' ? block.row_header_column_index : 0;
  const found = arranged(rows, words, order);
  const pages = Math.max(1, Math.ceil(found.length / size));
  const shown = Math.min(page, pages - 1);
  const caption = textOf(block, 'caption');

  const sortBy = (column: number): void => {
    if (order?.column !== column) setOrder({ column, descending: false });
    else setOrder(order.descending ? null : { column, descending: true });
  };
  const sortOf = (column: number) => {
    if (order?.column !== column) return 'none';
    return order.descending ? 'descending' : 'ascending';
  };

  return (
    <div className="data-table">
      <input
        type="search"
        aria-label={`Filter ${caption}`}
        placeholder="Filter"
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <div className="data-table-scroll">
        <table>
          <caption>{caption}</caption>
          <thead>
            <tr>
              {numbered(header).map(({ key, item }) => (
                <Heading
                  key={key}
                  cell={item}
                  sort={sortOf(Number(key))}
                  onSort={() => sortBy(Number(key))}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {numbered(found.slice(shown * size, (shown + 1) * size)).map((row) => (
              <tr key={row.key}>
                {numbered(row.item).map(({ key, item: cell }) => {
                  const head = Number(key) === rowHeader;
                  const Tag = head ? 'th' : 'td';
                  return (
                    <Tag
                      key={key}
                      className={cell.number === null ? undefined : 'number'}
                      {...(head ? { scope: 'row' } : {})}
                    >
                      <CellContent cell={cell} />
                    </Tag>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="data-table-pages">
        <span aria-live="polite">
          {found.length} {found.length === 1 ? 'row' : 'rows'}
          {pages > 1 && ` · page ${shown + 1} of ${pages}`}
        </span>
        {pages > 1 && (
          <>
            <button type="button" disabled={shown === 0} onClick={() => setPage(shown - 1)}>
              Previous
            </button>
            <button type="button" disabled={shown >= pages - 1} onClick={() => setPage(shown + 1)}>
              Next
            </button>
          </>
        )}
      </div>
    </div>
  );
}
