import type { Outcome, Status } from '../../domain/decision.ts';
import type { ArchiveFormat } from '../../domain/job.ts';
import type { Verdict } from '../../engine/index.ts';
import type { Messages } from '../../i18n/messages.ts';
import { madrPieces } from '../madr/madr.ts';
import {
  heading,
  isBlank,
  isolate,
  type Line,
  link,
  markdownPieces,
  paragraph,
  table,
} from '../madr/markdown.ts';
import { dayOf, momentOf } from '../madr/phrases.ts';
import { fileName } from '../record/file-name.ts';
import type { DecisionRecord } from '../record/schema.ts';
import { instantOf } from '../record/view.ts';
import { BYTE_ORDER_MARK, csvLine, headingsOf, rowOf } from './csv.ts';
import { type ArchiveFile, growingText, growingZip } from './files.ts';

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
    schemaVersion: 2,
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

const INDEX = 'README.md';

/** Markdown records in ZIP files, each file with an index of its records. */
export function madrArchive(
  t: Messages,
  options: {
    readonly name: string;
    readonly exportedAt: number;
    readonly isComplete: boolean;
    /** Records in one ZIP file; more records make another. */
    readonly mostFiles: number;
  },
) {
  const { name, exportedAt, mostFiles } = options;
  const done: ArchiveFile[] = [];
  let part = emptyPart(exportedAt);
  function* close(): Generator<void, void> {
    const index = part.zip.entry(INDEX);
    for (const piece of indexPieces(t, part.listed, options)) yield index.write(piece);
    index.end();
    const number = done.length === 0 ? '' : `-${done.length + 1}`;
    done.push({ name: `${name}${number}.zip`, content: part.zip.end() });
    part = emptyPart(exportedAt);
  }
  return {
    add: function* (record: DecisionRecord): Generator<void, void> {
      if (part.listed.length === mostFiles) yield* close();
      const file = takeName(fileName(record, 'md'), part.taken);
      part.listed.push({ file, record: headOf(record) });
      const entry = part.zip.entry(file);
      for (const piece of madrPieces(t, record)) yield entry.write(piece);
      entry.end();
    },
    end: function* (): Generator<void, readonly ArchiveFile[]> {
      yield* close();
      return done;
    },
  };
}

function emptyPart(exportedAt: number) {
  const listed: Listed[] = [];
  return { zip: growingZip(exportedAt), listed, taken: new Set([comparable(INDEX)]) };
}

/** Only what the index needs, so that the record itself does not stay in memory. */
const headOf = ({ title, status, dates, outcome, recommendation, people }: DecisionRecord) => ({
  title,
  status,
  opened: dates.opened,
  outcome: outcome?.outcome ?? null,
  verdict: recommendation?.verdict ?? null,
  channel: people.informed[0] ?? null,
});

/** The name, with a number if another file has it already. Adds it to `taken`. */
function takeName(wanted: string, taken: Set<string>): string {
  const stem = wanted.replace(/\.md$/, '');
  let name = wanted;
  for (let number = 2; taken.has(comparable(name)); number += 1) name = `${stem}-${number}.md`;
  taken.add(comparable(name));
  return name;
}

/** Some file systems do not tell apart names that differ only in case or Unicode normalisation. */
const comparable = (name: string): string => name.normalize('NFKC').toLowerCase();

/** A decision in the index, with the name of its file next to the index. */
type Listed = {
  readonly file: string;
  readonly record: {
    readonly title: string;
    readonly status: Status;
    readonly opened: string;
    readonly verdict: Verdict | null;
    readonly outcome: Outcome | null;
    readonly channel: { readonly id: string; readonly name: string | null } | null;
  };
};

function indexPieces(
  t: Messages,
  listed: readonly Listed[],
  { exportedAt, isComplete }: { readonly exportedAt: number; readonly isComplete: boolean },
): Generator<string> {
  const { index } = t.archive;
  const { columns, status, outcome } = t.home;
  const at = momentOf(new Date(exportedAt).toISOString());
  const rows = listed.map(({ file, record }): Line[] => [
    dayOf(record.opened),
    [link(isBlank(record.title) ? file : isolate(record.title), file)],
    status[record.status],
    record.verdict === null ? '' : t.verdict[record.verdict],
    record.outcome === null ? '' : outcome(record.outcome),
    channelOf(record.channel),
  ]);
  const { asked, verdict, outcome: decided, channel } = columns;
  return markdownPieces([
    heading(1, index.heading),
    paragraph(index.what(listed.length, at)),
    !isComplete && paragraph(index.incomplete),
    table([asked, index.decision, columns.status, verdict, decided, channel], rows),
  ]);
}

const channelOf = (channel: Listed['record']['channel']): string => {
  if (channel === null) return '';
  return channel.name === null ? channel.id : isolate(`#${channel.name}`);
};
