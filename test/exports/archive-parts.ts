import { type ArchiveOptions, archive } from '../../src/exports/archive/archive.ts';
import type { ArchiveFile } from '../../src/exports/archive/files.ts';
import { decisionRecord, type RecordInput } from '../../src/exports/record/record.ts';
import type { DecisionRecord } from '../../src/exports/record/schema.ts';
import { en } from '../../src/i18n/en/english.ts';
import { CROWD, FRESH, OVERRULED, WITHDRAWN_BLIND } from './a-record.ts';
import { atOnce } from './at-once.ts';

export const NOON = Date.UTC(2026, 10, 23, 12, 34, 56);
const INPUTS: readonly RecordInput[] = [FRESH, OVERRULED, WITHDRAWN_BLIND, CROWD];
/** A fresh one, one decided, one hidden, and one with a crowd. */
export const RECORDS = INPUTS.map((input, index) => ({
  ...decisionRecord(en, input),
  id: `d${index + 1}`,
}));

/** What is exported of these records. */
export function filesOf(
  format: ArchiveOptions['format'],
  records: readonly DecisionRecord[] = RECORDS,
  isComplete = true,
): readonly ArchiveFile[] {
  const file = archive(en, { format, exportedAt: NOON, isComplete });
  for (const record of records) atOnce(file.add(record));
  return atOnce(file.end());
}

/** The only file of an export, which is a text. */
export function textOf(...of: Parameters<typeof filesOf>): string {
  const [file] = filesOf(...of);
  if (typeof file?.content !== 'string') throw new Error('no text');
  return file.content;
}
