import type { Outcome, Status } from '../../domain/decision.ts';
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
import { type ArchiveFile, growingZip } from './files.ts';

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
