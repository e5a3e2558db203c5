import type { Messages } from '../../i18n/messages.ts';
import { madr } from '../madr/madr.ts';
import { fileName } from '../record/file-name.ts';
import type { DecisionRecord } from '../record/schema.ts';
import { indexOf, type Listed } from './madr-index.ts';
import type { ArchiveFile } from './text.ts';
import { zipping } from './zip.ts';

const INDEX = 'README.md';

/** Markdown records in ZIP files, each with an index of what is in it. */
export function madrArchive(
  t: Messages,
  named: {
    readonly name: string;
    readonly exportedAt: number;
    readonly isComplete: boolean;
    /** More records than that make another file. */
    readonly mostFiles: number;
  },
) {
  const { name, exportedAt, mostFiles } = named;
  const done: ArchiveFile[] = [];
  let part = emptyPart(exportedAt);
  const close = (): void => {
    const index = part.zip.entry(INDEX);
    index.write(indexOf(t, part.listed, named));
    index.end();
    const number = done.length === 0 ? '' : `-${done.length + 1}`;
    done.push({ name: `${name}${number}.zip`, content: part.zip.end() });
    part = emptyPart(exportedAt);
  };
  return {
    add: (record: DecisionRecord): void => {
      if (part.listed.length === mostFiles) close();
      const file = free(fileName(record, 'md'), part.taken);
      part.listed.push({ file, record: headOf(record) });
      const entry = part.zip.entry(file);
      entry.write(madr(t, record));
      entry.end();
    },
    end: (): readonly ArchiveFile[] => {
      close();
      return done;
    },
  };
}

function emptyPart(exportedAt: number) {
  const listed: Listed[] = [];
  return { zip: zipping(exportedAt), listed, taken: new Set([asSystemsSee(INDEX)]) };
}

/** What the index needs, so that no record is kept longer than it takes to write it. */
const headOf = ({ title, status, dates, outcome, recommendation, people }: DecisionRecord) => ({
  title,
  status,
  opened: dates.opened,
  outcome: outcome?.outcome ?? null,
  verdict: recommendation?.verdict ?? null,
  channel: people.informed[0] ?? null,
});

/** The name, or the same with a number when another file has it; it is taken then. */
function free(wanted: string, taken: Set<string>): string {
  const stem = wanted.replace(/\.md$/, '');
  let name = wanted;
  for (let number = 2; taken.has(asSystemsSee(name)); number += 1) name = `${stem}-${number}.md`;
  taken.add(asSystemsSee(name));
  return name;
}

/** Some systems take names for the same that differ in case or in how marks are put together. */
const asSystemsSee = (name: string): string => name.normalize('NFKC').toLowerCase();
