import { z } from 'zod';
import { ARCHIVE_FORMATS, type ArchiveFormat } from '../../domain/job.ts';
import { type Filter, filterSchema, NO_FILTER } from '../../domain/portfolio.ts';
import type { Messages } from '../../i18n/messages.ts';
import { BLOCK } from '../kit/ids.ts';
import { inputsOf, type Parsed, parsed, viewSchema } from '../kit/view-state.ts';

/** Which decisions to export. */
export const WHICH = ['filtered', 'all'] as const;

/** What the form remembers: the Home filter that it names, null when none is set. */
const memorySchema = z.object({ filter: filterSchema.nullable() });
export type ArchiveMemory = z.infer<typeof memorySchema>;

const archiveViewSchema = viewSchema(memorySchema);
const formatSchema = z.enum(ARCHIVE_FORMATS);

export type ExportChoice = { readonly format: ArchiveFormat; readonly filter: Filter };

/** The chosen file format, and which decisions to export. */
export function parseExportForm(t: Messages, view: unknown): Parsed<ExportChoice> {
  const form = archiveViewSchema.parse(view);
  const inputs = inputsOf(form);
  const format = formatSchema.safeParse(inputs.choice(BLOCK.format));
  const { filter } = form.private_metadata;
  const isFiltered = inputs.choice(BLOCK.which) === 'filtered';
  const errors = format.success ? {} : { [BLOCK.format]: t.archive.form.formatMissing };
  return parsed(errors, () => ({
    format: format.data ?? 'csv',
    filter: isFiltered ? (filter ?? NO_FILTER) : NO_FILTER,
  }));
}
