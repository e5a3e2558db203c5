import { objects, textOf } from '../../json.ts';
import type { Block } from '../../protocol.ts';
import { numbered } from '../ui/numbered.ts';
import { CellContent } from './cell-content.tsx';
import { rowsOf } from './table-rows.ts';

/** The library would read `raw_text` cells as mrkdwn. */
export function TableBlock({ block }: { block: Block }) {
  const columns = objects(block.column_settings);
  const align = (column: number): string =>
    `${textOf(columns[column], 'align') || 'left'}${columns[column]?.is_wrapped === true ? ' wrapped' : ''}`;
  return (
    <div className="plain-table">
      <table>
        <tbody>
          {numbered(rowsOf(block.rows)).map((row) => (
            <tr key={row.key}>
              {numbered(row.item).map(({ key, item }) => {
                const Tag = row.key === '0' ? 'th' : 'td';
                return (
                  <Tag key={key} className={align(Number(key))}>
                    <CellContent cell={item} />
                  </Tag>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
