import type { Outcome } from '../../domain/decision.ts';
import { CRITERIA } from '../../engine/index.ts';
import type { ArchiveColumn, Messages } from '../../i18n/messages.ts';
import { nameOrId } from '../madr/phrases.ts';
import type { DecisionRecord } from '../record/schema.ts';
import type { Cell } from './csv.ts';

const BEFORE_ANSWERS = [
  'id',
  'title',
  'status',
  'verdict',
  'strength',
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

export function headingsOf({ archive: { columns }, criteria }: Messages): readonly string[] {
  return [
    ...BEFORE_ANSWERS.map((column) => columns[column]),
    ...CRITERIA.map((id) => criteria[id].name),
    ...AFTER_ANSWERS.map((column) => columns[column]),
  ];
}

/** A decision as a row; what the record hides is an empty cell. */
export function rowOf(t: Messages, record: DecisionRecord): readonly Cell[] {
  const cells = cellsOf(t, record);
  return [
    ...BEFORE_ANSWERS.map((column) => cells[column]),
    ...CRITERIA.map((id) => answerOf(record, id)),
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

const withId = (person: { readonly id: string; readonly name: string | null }): string => {
  const name = nameOrId(person);
  return name === person.id ? name : `${name} (${person.id})`;
};

/** In UTC, as spreadsheets read times: `2026-11-23 14:05:09`. */
const momentOf = (instant: string | null): Cell =>
  instant === null ? null : { moment: `${instant.slice(0, 10)} ${instant.slice(11, 19)}` };
