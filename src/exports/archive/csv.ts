import type { Outcome } from '../../domain/decision.ts';
import { CRITERIA, DETAILS, type DetailId } from '../../engine/index.ts';
import type { ArchiveColumn, Messages } from '../../i18n/messages.ts';
import { nameOrId } from '../madr/phrases.ts';
import type { DecisionRecord } from '../record/schema.ts';

/** Text, a number, or a day or moment that we formatted ourselves; null for an empty cell. */
export type Cell = string | number | { readonly moment: string } | null;

/** Tells spreadsheets that the file is UTF-8, else they guess. A line `sep=,` would undo that in Excel. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** In UTF-16 code units. Excel spills longer text into cells of other rows. */
const MOST_IN_A_CELL = 32_767;

/** Characters at which some spreadsheet, or some setting of one, starts a new cell, even within quotes. */
const SEPARATOR = String.raw`[,;|\t\n\v\f\r\u0085\u2028\u2029]`;

/** Characters after which a spreadsheet still recognises a formula. */
const SKIPPED = String.raw`(?!${SEPARATOR})["'\s\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]`;

/** In ASCII, full-width and small forms. */
const FORMULA_MARK = '[=+\\-@＝＋－＠﹦﹢﹣﹫]';

/** Where a formula would begin: at the start of the text, or after a separator within it. */
const FORMULA = `(?<=^|${SEPARATOR})(?=(?:${SKIPPED})*${FORMULA_MARK})`;

/** Text that a spreadsheet reads as a number, a date or a time: `007`, `1-2`, `1E5`, `€ 4.50`, `10:30`. */
const NUMBER = String.raw`^(?=\P{Nd}*\p{Nd})(?=["'\s\p{Nd}\p{Sc}.,:/()%+-]+(?:[eE]["'\s\p{Nd}+-]+)?$)`;

/** Where to put an apostrophe. */
const GUARDED = new RegExp(`${NUMBER}|${FORMULA}`, 'gu');

/** Text that needs quotes to be read back unchanged, whichever of the usual separators the reader uses. */
const SPECIAL = new RegExp(`["]|${SEPARATOR}|^\\s|\\s$`);

/**
 * A line of a table in the format of RFC 4180, with its line end.
 *
 * Text that a spreadsheet would run as a formula, or turn into another number or date, gets an
 * apostrophe before it, wherever a cell may begin. To restore the text, remove the apostrophe before
 * whatever would be run or changed without it; nothing else begins like that. Text longer than a
 * cell is cut and ends with `cutMark`.
 */
export const csvLine = (cells: readonly Cell[], cutMark: string): string =>
  `${cells.map((cell) => cellText(cell, cutMark)).join(',')}\r\n`;

function cellText(cell: Cell, cutMark: string): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  if (typeof cell !== 'string') return cell.moment;
  // Many readers end a text, or refuse the file, at a NUL.
  const text = cut(guarded(cell.toWellFormed().replaceAll('\0', '\uFFFD')), cutMark);
  return SPECIAL.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const guarded = (text: string): string => text.replace(GUARDED, "'");

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

function cut(text: string, cutMark: string): string {
  if (text.length <= MOST_IN_A_CELL) return text;
  const most = MOST_IN_A_CELL - cutMark.length;
  return text.slice(0, graphemes.segment(text).containing(most)?.index ?? most) + cutMark;
}

const BEFORE_ANSWERS = [
  'id',
  'title',
  'status',
  'verdict',
  'strength',
  'retrieval',
  'tuning',
  'outcome',
  'overruled',
  'reason',
  'check',
  'deciders',
  'decidedAt',
  'reviewOn',
] as const satisfies readonly ArchiveColumn[];

const AFTER_ANSWERS = [
  'raters',
  'agree',
  'disagree',
  'objections',
  'context',
  'considerations',
  'owner',
  'ownerId',
  'channel',
  'channelId',
  'askedAt',
  'revealedAt',
  'changedAt',
  'revision',
  'withdrawn',
  'supersedes',
  'supersededBy',
  'link',
] as const satisfies readonly ArchiveColumn[];

export function headingsOf({ archive, criteria, details }: Messages): readonly string[] {
  return [
    ...BEFORE_ANSWERS.map((column) => archive.columns[column]),
    ...CRITERIA.map((id) => criteria[id].name),
    ...DETAILS.map((id) =>
      isShare(id) ? archive.inPercent(details.fields[id].name) : details.fields[id].name,
    ),
    ...AFTER_ANSWERS.map((column) => archive.columns[column]),
  ];
}

/** A decision as a row; what the record hides is an empty cell. */
export function rowOf(t: Messages, record: DecisionRecord): readonly Cell[] {
  const cells = cellsOf(t, record);
  return [
    ...BEFORE_ANSWERS.map((column) => cells[column]),
    ...CRITERIA.map((id) => answerOf(record, id)),
    ...DETAILS.map((id) => detailOf(t, record, id)),
    ...AFTER_ANSWERS.map((column) => cells[column]),
  ];
}

function cellsOf(t: Messages, record: DecisionRecord): Readonly<Record<ArchiveColumn, Cell>> {
  const { recommendation, outcome, people, dates, votes } = record;
  const [channel] = people.informed;
  const { yes, no, prefers } = t.archive;
  const outcomeName = (of: Outcome | null): string =>
    of === null ? t.home.noValue : t.home.outcome(of);
  return {
    id: record.id,
    title: record.title,
    status: t.home.status[record.status],
    verdict: recommendation?.name ?? null,
    strength: recommendation && t.strength[recommendation.strength],
    retrieval: recommendation && t.archive.half(recommendation.halves.retrieval),
    tuning: recommendation && t.archive.half(recommendation.halves.tuning),
    outcome: outcome && outcomeName(outcome.outcome),
    overruled: outcome?.differs == null ? null : outcome.differs ? yes : no,
    reason: outcome?.reason ?? null,
    check: record.confirmation.check,
    deciders: outcome?.deciders.map(withId).join(', ') ?? null,
    decidedAt: momentOf(dates.decided),
    reviewOn: dates.review && { moment: dates.review.on },
    raters: record.ratings.people.length,
    agree: votes.agree,
    disagree: votes.disagree,
    objections: votes.objections
      .map(
        ({ person, preferred, reason }) =>
          `${withId(person)} ${prefers(outcomeName(preferred), reason)}`,
      )
      .join('\n\n'),
    context: record.context,
    considerations: record.considerations.map(({ name }) => name).join(', '),
    owner: people.driver.name,
    ownerId: people.driver.id,
    channel: channel?.name == null ? null : `#${channel.name}`,
    channelId: channel?.id ?? null,
    askedAt: momentOf(dates.opened),
    revealedAt: record.hidden ? t.home.hidden : momentOf(dates.revealed),
    changedAt: momentOf(record.history.at(-1)?.at ?? dates.opened),
    revision: record.revision,
    withdrawn: record.withdrawn?.reason ?? null,
    supersedes: record.supersedes?.id ?? null,
    supersededBy: record.supersededBy?.id ?? null,
    link: record.links.thread,
  };
}

/** The level first, so that the column sorts by it, then its word. */
function answerOf({ answers }: DecisionRecord, criterion: (typeof CRITERIA)[number]): Cell {
  const answer = answers?.find((one) => one.criterion === criterion);
  if (answer === undefined) return null;
  return answer.level === null ? answer.word : `${answer.level} ${answer.word}`;
}

const isShare = (id: DetailId): boolean => id === 'measured' || id === 'needed';

/** Numbers as such, so that the column sorts by them. */
function detailOf(t: Messages, { details }: DecisionRecord, id: DetailId): Cell {
  const value = details?.[id];
  if (details === null || value === undefined) return null;
  if (typeof value === 'number') return value;
  return t.details.inWords(id, details);
}

const withId = (person: { readonly id: string; readonly name: string | null }): string => {
  const name = nameOrId(person);
  return name === person.id ? name : `${name} (${person.id})`;
};

/** In UTC, as spreadsheets read times: `2026-11-23 14:05:09`. */
const momentOf = (instant: string | null): Cell =>
  instant === null ? null : { moment: `${instant.slice(0, 10)} ${instant.slice(11, 19)}` };
