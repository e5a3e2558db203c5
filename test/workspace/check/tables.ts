import { z } from 'zod';
import { richText } from './rich-text.ts';
import { blockId } from './text.ts';

/** https://docs.slack.dev/reference/block-kit/blocks/table-block and …/data-table-block */
const rawText = z.strictObject({ type: z.literal('raw_text'), text: z.string().min(1) });
const rawNumber = z.strictObject({
  type: z.literal('raw_number'),
  value: z.number(),
  text: z.string(),
});
const cell = z.discriminatedUnion('type', [rawText, rawNumber, richText]);

const column = z.strictObject({
  align: z.enum(['left', 'center', 'right']).optional(),
  is_wrapped: z.boolean().optional(),
});

export const table = z.strictObject({
  type: z.literal('table'),
  block_id: blockId,
  rows: z.array(z.array(cell).min(1).max(20)).min(1).max(100),
  column_settings: z.array(column.nullable()).max(20).optional(),
});

type Row = readonly { readonly type: string }[];

export const dataTable = z
  .strictObject({
    type: z.literal('data_table'),
    block_id: blockId,
    rows: z.array(z.array(cell).min(1).max(20)).min(2).max(201),
    caption: z.string().min(1),
    page_size: z.number().int().min(1).max(100).optional(),
    row_header_column_index: z.number().int().min(0).max(19).optional(),
  })
  .refine(({ rows }) => rows.every((row: Row) => row.length === rows[0]?.length), {
    path: ['rows'],
    message: 'all rows must have the same number of cells',
  })
  .refine(({ rows }) => (rows[0] ?? []).every((header) => header.type !== 'rich_text'), {
    path: ['rows', 0],
    message: 'header cells must not be rich_text',
  });
