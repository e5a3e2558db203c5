import { changedDetails, knownDetails, type Outcome } from '../../domain/decision.ts';
import { type Answers, CRITERIA, type Details, type Verdict } from '../../engine/index.ts';
import type { EventRecord } from '../record/schema-discussion.ts';
import { heading, isBlank, isolate, oneLine, type Section, table } from './markdown.ts';
import {
  answersInWords,
  channelOf,
  everybody,
  momentOf,
  optionName,
  type SectionInput,
  who,
  wordOf,
} from './phrases.ts';

type EventOf<K extends EventRecord['kind']> = Extract<EventRecord, { kind: K }>;
type Sentences = readonly string[];

/** The whole history, a row an event. */
export function history(input: SectionInput): Section {
  const { w, record } = input;
  const { column } = w;
  return [
    heading(3, w.heading.history),
    table(
      [column.number, column.when, column.who, column.what],
      record.history.map(({ position, at, actor, what }) => [
        `${position + 1}`,
        momentOf(at),
        actor === null ? w.history.bot : who(actor),
        sentencesOf(input, what).map(ended).join(' '),
      ]),
    ),
  ];
}

/** Adds a full stop, unless the sentence ends with a quotation that has one. */
const ended = (sentence: string): string =>
  /[.!?…。！？؟]\u2069?”?$/.test(sentence) ? sentence : `${sentence}.`;

/** The sentence quoting what a person typed; none when the text is blank. */
const about = (text: string, sentence: (text: string) => string): Sentences =>
  isBlank(text) ? [] : [sentence(isolate(oneLine(text)))];

const when = <T>(value: T | null, sentence: (value: T) => string): Sentences =>
  value === null ? [] : [sentence(value)];

function sentencesOf(input: SectionInput, what: EventRecord): Sentences {
  const { w } = input;
  const words = w.history;
  const answers = (given: Answers | null) =>
    when(given, (all) => words.answers(answersInWords(input, all)));
  const option = (outcome: Outcome) => optionName(input, outcome);
  switch (what.kind) {
    case 'submitted':
      return submitted(input, what);
    case 'moved':
      return [words.moved(channelNamed(input, what.from), channelNamed(input, what.to))];
    case 'rated':
      return [words.rated(what.revision), ...answers(what.answers)];
    case 'revealed':
      return [
        words.revealed[what.because](what.raters),
        ...answers(what.answers),
        ...judged(input, what),
      ];
    case 'voted':
      return [
        what.voice === 'agree'
          ? words.agreed
          : words.disagreed(what.preferred && option(what.preferred)),
        ...about(what.reason, words.reason),
      ];
    case 'revised':
      return revised(input, what);
    case 'proposed':
      return [
        words.proposed,
        ...about(what.note, words.note),
        ...answers(what.answers),
        ...when(what.verdict, (verdict) => words.wouldBe(option(verdict))),
      ];
    case 'decided':
      return [
        words.decided(option(what.outcome)),
        ...about(what.reason, words.reason),
        ...(what.deciders.length > 0 ? [words.by(everybody(input, what.deciders))] : []),
        ...when(what.verdict, (verdict) => words.atTheTime(option(verdict))),
        ...about(what.check, words.check),
        ...when(what.reviewOn, (day) => words.reviewOn(day, isolate(what.zone))),
      ];
    case 'withdrawn':
      return [words.withdrawn, ...about(what.reason, words.reason)];
    case 'superseded':
      return [words.superseded(what.by)];
    case 'raters_reminded':
      return [words.ratersReminded(everybody(input, what.people))];
    case 'reminded':
      return [words.reminded(what.days)];
    case 'review_asked':
      return [words.reviewAsked];
    case 'exported':
      return [words.exported];
    case 'reviewed':
      return reviewed(input, what);
  }
}

const channelNamed = (input: SectionInput, id: string): string => {
  const channel = input.record.people.informed.find((one) => one.id === id);
  return channelOf(input, channel ?? { id, name: null });
};

const judged = ({ t, w }: SectionInput, { verdict, strength }: EventOf<'revealed'>): Sentences =>
  verdict === null || strength === null
    ? []
    : [w.history.verdict(t.verdict[verdict], t.strength[strength])];

function submitted(input: SectionInput, what: EventOf<'submitted'>): Sentences {
  const words = input.w.history;
  const { blind, title, answers, considerations, details, deciders, supersedes } = what;
  return [
    words.submitted(isolate(title), blind !== null),
    ...(blind !== null && blind.invited.length > 0
      ? [words.invited(everybody(input, blind.invited))]
      : []),
    ...when(blind?.enough ?? null, words.enough),
    ...when(blind?.deadline ?? null, (at) => words.deadline(momentOf(at))),
    ...when(answers, (all) => words.answers(answersInWords(input, all))),
    ...ticked(input, considerations),
    ...known(input, details),
    ...(deciders.length > 0 ? [words.deciders(everybody(input, deciders))] : []),
    ...when(supersedes, words.supersedes),
  ];
}

const ticked = ({ t, w }: SectionInput, ids: EventOf<'submitted'>['considerations']): Sentences =>
  ids.length === 0
    ? []
    : [w.history.considerations(ids.map((id) => t.considerations[id].name).join(', '))];

function known({ t, w }: SectionInput, details: Details | null): Sentences {
  if (details === null) return [];
  const given = knownDetails(details).map(
    (id) => `${t.details.fields[id].name} ${w.quoted(t.details.inWords(id, details))}`,
  );
  return given.length === 0 ? [] : [w.history.details(given.join(', '))];
}

function changes(input: SectionInput, before: Answers | null, after: Answers | null): Sentences {
  if (before === null || after === null) return [];
  return CRITERIA.filter((id) => before[id] !== after[id]).map((id) =>
    input.w.history.changed(
      input.t.criteria[id].name,
      wordOf(input, id, before[id]),
      wordOf(input, id, after[id]),
    ),
  );
}

function detailChanges(
  { t, w }: SectionInput,
  before: Details | null,
  after: Details | null,
): Sentences {
  if (before === null || after === null) return [];
  return changedDetails(before, after).map((id) =>
    w.history.changed(
      t.details.fields[id].name,
      t.details.inWords(id, before),
      t.details.inWords(id, after),
    ),
  );
}

/** How a verdict changed; nothing while it is hidden. */
function turned(
  { t }: SectionInput,
  [from, to]: readonly [Verdict | null, Verdict | null],
  same: (verdict: string) => string,
  other: (from: string, to: string) => string,
): Sentences {
  if (from === null || to === null) return [];
  return [from === to ? same(t.verdict[to]) : other(t.verdict[from], t.verdict[to])];
}

function revised(input: SectionInput, { before, after, revision }: EventOf<'revised'>): Sentences {
  const words = input.w.history;
  return [
    words.revised(revision),
    ...(before.title === after.title
      ? []
      : [words.changed(words.title, isolate(before.title), isolate(after.title))]),
    ...(before.context === after.context ? [] : about(before.context, words.context)),
    ...changes(input, before.answers, after.answers),
    ...(before.considerations.join() === after.considerations.join()
      ? []
      : ticked(input, after.considerations)),
    ...detailChanges(input, before.details, after.details),
    ...turned(input, [before.verdict, after.verdict], words.stays, words.turns),
  ];
}

function reviewed(input: SectionInput, what: EventOf<'reviewed'>): Sentences {
  const words = input.w.history;
  return [
    words.reviewed,
    ...changes(input, what.before, what.answers),
    ...turned(input, [what.was, what.verdict], words.holds, words.fails),
    ...when(what.nextOn, words.next),
  ];
}
