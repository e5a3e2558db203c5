import type { Outcome } from '../../domain/decision.ts';
import { type Answer, type Answers, CRITERIA, type CriterionId } from '../../engine/index.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { RecordWords } from '../en/words.ts';
import type { DecisionRecord } from '../record/schema.ts';
import { isBlank, isolate, oneLine } from './markdown.ts';

/** What every section is written from. */
export type SectionInput = {
  readonly t: Messages;
  readonly w: RecordWords;
  readonly record: DecisionRecord;
};

type Named = { readonly id: string; readonly name: string | null };

export const nameOrId = ({ id, name }: Named): string =>
  name === null || isBlank(name) ? id : oneLine(name);

export const who = (person: Named): string => isolate(nameOrId(person));

export const everybody = ({ w }: SectionInput, people: readonly Named[]): string =>
  w.and(people.map(who));

export const channelOf = ({ w }: SectionInput, { id, name }: Named): string =>
  name === null ? w.channel(id) : isolate(`#${name}`);

export const dayOf = (instant: string): string => instant.slice(0, 10);

/** `2026-11-23 14:05 UTC` */
export const momentOf = (instant: string): string =>
  `${dayOf(instant)} ${instant.slice(11, 16)} UTC`;

export const optionName = ({ t, w }: SectionInput, outcome: Outcome): string =>
  outcome === 'other' ? w.other : t.verdict[outcome];

export const wordOf = ({ t }: SectionInput, criterion: CriterionId, answer: Answer): string =>
  answer === 'unsure' ? t.notSure.short : t.criteria[criterion].levels[answer].short;

/** `Outside knowledge “much”, behaviour “entirely”` and so on, in the order of the form. */
export const answersInWords = (input: SectionInput, answers: Answers): string =>
  CRITERIA.map(
    (id) => `${input.t.criteria[id].name} ${input.w.quoted(wordOf(input, id, answers[id]))}`,
  ).join(', ');

/** Why answers and verdict may not be seen. */
export function hiddenBecause({ w, record }: SectionInput): string {
  return record.status === 'rating' ? w.hidden.rating : w.hidden.never;
}
