import { stringify } from 'yaml';
import type { Messages } from '../../i18n/messages.ts';
import { type RecordWords, recordWordsEn } from '../en/words.ts';
import type { DecisionRecord } from '../record/schema.ts';
import { contextAndProblem, drivers } from './context.ts';
import { ratings, reviews, votes } from './discussion.ts';
import { history } from './history.ts';
import {
  heading,
  isolate,
  type Line,
  list,
  markdownPieces,
  oneLine,
  type Section,
  webLink,
} from './markdown.ts';
import { confirmation, consequences, consideredOptions, howToBuild, outcome } from './outcome.ts';
import { dayOf, momentOf, nameOrId, type SectionInput } from './phrases.ts';
import { cautions, flips, needsSentence, rubricSentence } from './recommendation.ts';

/**
 * The whole record as a Markdown Any Decision Record (MADR 4.0), one or two pages
 * before what people said. Text that people typed stays text: it never becomes a heading, a link, HTML or a part
 * of a table.
 */
export const madr = (...record: Parameters<typeof madrPieces>): string =>
  [...madrPieces(...record)].join('');

/** The same in pieces, each of which takes a moment. */
export function* madrPieces(
  t: Messages,
  record: DecisionRecord,
  words: RecordWords = recordWordsEn,
): Generator<string> {
  const input: SectionInput = { t, w: words, record };
  const sections: Section = [
    heading(1, words.question(isolate(record.title))),
    contextAndProblem(input),
    drivers(input),
    consideredOptions(input),
    outcome(input),
    howToBuild(input),
    consequences(input),
    confirmation(input),
    flips(input),
    cautions(input),
    heading(2, words.heading.more),
    ratings(input),
    votes(input),
    reviews(input),
    history(input),
    about(input),
  ];
  yield `${frontMatter(record)}\n`;
  yield* markdownPieces(sections);
}

function about(input: SectionInput): Section {
  const { w, record } = input;
  const { recommendation, links } = record;
  const link = (label: string, to: string | null): readonly Line[] =>
    to === null ? [] : [[webLink(label, to)]];
  return [
    heading(3, w.heading.about),
    list([
      `${w.about.id(record.id)}${w.about.revision(record.revision)}.`,
      ...link(w.about.thread, links.thread),
      ...link(w.about.source, links.source),
      ...(recommendation === null
        ? []
        : [needsSentence(input, recommendation), rubricSentence(input, recommendation)]),
      w.about.form(record.schema, record.schemaVersion),
      w.about.exported(momentOf(record.exportedAt)),
    ]),
  ];
}

/** The status in MADR's own words. */
function statusOf({ status, supersededBy }: DecisionRecord): string {
  switch (status) {
    case 'rating':
    case 'open':
      return 'proposed';
    case 'decided':
      return 'accepted';
    case 'withdrawn':
      return 'withdrawn';
    case 'superseded':
      return supersededBy === null ? 'superseded' : `superseded by ${supersededBy.id}`;
  }
}

/** MADR's metadata as YAML front matter. Every value is quoted, so that YAML reads it as text. */
function frontMatter(record: DecisionRecord): string {
  const { deciders, consulted, informed } = record.people;
  const names = (people: typeof deciders) => people.map(nameOrId);
  const channels = informed.map(({ id, name }) => oneLine(name === null ? id : `#${name}`));
  const yaml = stringify(
    {
      status: oneLine(statusOf(record)),
      date: dayOf(record.history.at(-1)?.at ?? record.dates.opened),
      'decision-makers': names(deciders),
      consulted: names(consulted),
      informed: channels,
    },
    { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN', lineWidth: 0 },
  );
  return `---\n${yaml}---\n`;
}
