import type { Messages } from '../../i18n/messages.ts';
import { type MadrWords, madrWordsEn } from '../en/words.ts';
import type { DecisionRecord } from '../record/schema.ts';
import { momentOf, type Telling } from './context.ts';
import { confirmation, consequences, contextAndProblem, drivers, outcome } from './decision.ts';
import { engineSections, rubricSaid } from './engine.ts';
import { frontMatter } from './front-matter.ts';
import { history } from './history.ts';
import { tripwires } from './later.ts';
import { type Block, heading, type Line, list, toMarkdown, webLink } from './markdown.ts';
import { consideredOptions, prosAndCons } from './options.ts';
import { ratings, votes } from './people.ts';
import { isolate } from './text.ts';

/**
 * The record as a Markdown Any Decision Record, MADR 4.0: complete, and with the outcome above the
 * long comparison. Whatever people typed stays text in it: nothing of theirs becomes a heading, a
 * link, HTML or a part of a table.
 */
export function madr(t: Messages, record: DecisionRecord, words: MadrWords = madrWordsEn): string {
  const telling: Telling = { t, w: words, record };
  const blocks: readonly Block[] = [
    heading(1, words.question(isolate(record.title))),
    ...contextAndProblem(telling),
    ...drivers(telling),
    ...consideredOptions(telling),
    ...outcome(telling),
    ...consequences(telling),
    ...confirmation(telling),
    ...prosAndCons(telling),
    heading(2, words.heading.more),
    ...engineSections(telling),
    ...ratings(telling),
    ...votes(telling),
    ...tripwires(telling),
    ...history(telling),
    ...about(telling),
  ];
  return `${frontMatter(record)}\n${toMarkdown(blocks)}`;
}

function about(telling: Telling): readonly Block[] {
  const { w, record } = telling;
  const { recommendation, links } = record;
  const link = (label: string, to: string | null): readonly Line[] =>
    to === null ? [] : [[webLink(label, to)]];
  return [
    heading(3, w.heading.about),
    ...list([
      `${w.about.id(record.id)}${w.about.revision(record.revision)}.`,
      ...link(w.about.thread, links.thread),
      ...link(w.about.source, links.source),
      ...(recommendation === null ? [] : [rubricSaid(telling, recommendation)]),
      w.about.form(record.schema, record.schemaVersion),
      w.about.exported(momentOf(record.exportedAt)),
    ]),
  ];
}
