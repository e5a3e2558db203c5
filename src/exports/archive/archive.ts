import type { ArchiveFormat } from '../../domain/job.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { DecisionRecord } from '../record/schema.ts';
import { instantOf } from '../record/view.ts';
import { headingsOf, rowOf } from './columns.ts';
import { BYTE_ORDER_MARK, csvLine } from './csv.ts';
import { type ArchiveFile, growingText } from './files.ts';
import { madrArchive } from './madr.ts';

/** Records in one ZIP file, below the 65,535 entries that ZIP allows; more records make another file. */
const MOST_FILES = 20_000;

export type ArchiveOptions = {
  readonly format: ArchiveFormat;
  readonly exportedAt: number;
  /** False when decisions may be missing, as Slack could not be asked about every channel. */
  readonly isComplete: boolean;
};

/**
 * Builds a file record by record, so that no record has to stay in memory, and in steps that take a
 * moment each: whoever runs them lets others have a turn in between.
 */
export type Archive = {
  readonly add: (record: DecisionRecord) => Generator<void, void>;
  /** Usually one file; more when one would hold too many entries. */
  readonly end: () => Generator<void, readonly ArchiveFile[]>;
};

/** Starts a file of many decisions: a table, one JSON document, or Markdown records with an index. */
export function archive(t: Messages, { format, ...options }: ArchiveOptions): Archive {
  const { exportedAt } = options;
  const name = `${t.archive.fileName}-${instantOf(exportedAt).slice(0, 10)}`;
  switch (format) {
    case 'csv':
      return csvArchive(t, { name, ...options });
    case 'json':
      return jsonArchive({ name, ...options });
    case 'madr':
      return madrArchive(t, { name, mostFiles: MOST_FILES, ...options });
  }
}

type Named = Omit<ArchiveOptions, 'format'> & { readonly name: string };

function csvArchive(t: Messages, { name, exportedAt }: Named): Archive {
  const file = growingText(`${name}.csv`, exportedAt);
  file.write(BYTE_ORDER_MARK + csvLine(headingsOf(t), t.archive.cellCut));
  return {
    add: function* (record) {
      yield file.write(csvLine(rowOf(t, record), t.archive.cellCut));
    },
    end: function* () {
      yield;
      return [file.end()];
    },
  };
}

/** Follows the published archive schema, with a decision on each line. */
function jsonArchive({ name, exportedAt, isComplete }: Named): Archive {
  const file = growingText(`${name}.json`, exportedAt);
  const head = {
    schema: 'rag-or-finetune/decision-archive',
    schemaVersion: 1,
    exportedAt: instantOf(exportedAt),
    complete: isComplete,
  };
  file.write(`${JSON.stringify(head).slice(0, -1)},"decisions":[`);
  let separator = '\n';
  return {
    add: function* (record) {
      yield file.write(separator + JSON.stringify(record));
      separator = ',\n';
    },
    end: function* () {
      yield file.write('\n]}\n');
      return [file.end()];
    },
  };
}
