import { type Answers, CRITERIA } from '../engine/index.ts';
import { isolate, oneLine } from './inert.ts';
import {
  answersSaid,
  channelOf,
  everybody,
  momentOf,
  optionName,
  type Telling,
  who,
  wordOf,
} from './madr-say.ts';
import { type Block, heading, table } from './markdown.ts';
import type { Past, What } from './schema-past.ts';

type Happened<K extends What['kind']> = Extract<What, { kind: K }>;

/** Everything that happened, a line each, in full. */
export function history(telling: Telling): readonly Block[] {
  const { w, record } = telling;
  const { column } = w;
  return [
    heading(3, w.heading.history),
    ...table(
      [column.number, column.when, column.who, column.what],
      record.history.map(({ position, at, actor, what }: Past) => [
        `${position + 1}`,
        momentOf(at),
        actor === null ? w.history.bot : who(actor),
        `${said(telling, what)}.`,
      ]),
    ),
  ];
}

/** The words, if there is anything to say them of. */
const some = (text: string, words: (text: string) => string): string =>
  text.trim() === '' ? '' : words(isolate(oneLine(text)));

const among = (
  telling: Telling,
  people: Parameters<typeof everybody>[1],
  words: (text: string) => string,
) => some(everybody(telling, people), words);

const answersOf = (telling: Telling, answers: Answers | null): string =>
  answers === null ? '' : telling.w.history.answers(answersSaid(telling, answers));

function said(telling: Telling, what: What): string {
  const { t, w } = telling;
  const words = w.history;
  switch (what.kind) {
    case 'submitted':
      return submitted(telling, what);
    case 'moved': {
      const channel = (id: string) => channelOf(channelNamed(telling, id));
      return words.moved(channel(what.from), channel(what.to));
    }
    case 'rated':
      return words.rated(what.revision) + answersOf(telling, what.answers);
    case 'revealed':
      return (
        words.revealed[what.because] +
        words.raters(what.raters) +
        answersOf(telling, what.answers) +
        (what.verdict && what.strength
          ? words.verdict(t.verdict[what.verdict], t.strength[what.strength])
          : '')
      );
    case 'voted':
      return (
        (what.voice === 'agree' ? words.agreed : words.disagreed) +
        (what.preferred === null ? '' : words.prefers(optionName(telling, what.preferred))) +
        some(what.reason, words.because)
      );
    case 'revised':
      return revised(telling, what);
    case 'proposed':
      return (
        words.proposed +
        some(what.note, words.because) +
        answersOf(telling, what.answers) +
        (what.verdict === null ? '' : words.wouldBe(t.verdict[what.verdict]))
      );
    case 'decided':
      return (
        words.decided(optionName(telling, what.outcome)) +
        some(what.reason, words.because) +
        among(telling, what.deciders, words.by) +
        (what.verdict === null ? '' : words.atTheTime(t.verdict[what.verdict])) +
        some(what.check, words.check) +
        (what.reviewOn === null ? '' : words.reviewOn(what.reviewOn, isolate(what.zone)))
      );
    case 'withdrawn':
      return words.withdrawn + some(what.reason, words.because);
    case 'superseded':
      return words.superseded(what.by);
    case 'raters_reminded':
      return words.ratersReminded(everybody(telling, what.people));
    case 'reminded':
      return words.reminded(what.days);
    case 'review_asked':
      return words.reviewAsked;
    case 'reviewed':
      return reviewed(telling, what);
  }
}

const channelNamed = ({ record }: Telling, id: string) =>
  record.people.informed.find((channel) => channel.id === id) ?? { id, name: null };

function submitted(telling: Telling, what: Happened<'submitted'>): string {
  const { w, record } = telling;
  const words = w.history;
  const { blind } = what;
  return [
    words.submitted(isolate(what.title)),
    ...(blind === null
      ? []
      : [
          words.blind,
          among(telling, blind.invited, words.invited),
          blind.enough === null ? '' : words.enough(blind.enough),
          blind.deadline === null ? '' : words.deadline(momentOf(blind.deadline)),
        ]),
    what.context === record.context ? '' : some(what.context, words.context),
    answersOf(telling, what.answers),
    considerationsOf(telling, what.considerations),
    among(telling, what.deciders, words.deciders),
    what.supersedes === null ? '' : words.supersedes(what.supersedes),
  ].join('');
}

const considerationsOf = (
  { t, w }: Telling,
  ids: Happened<'submitted'>['considerations'],
): string =>
  ids.length === 0
    ? ''
    : w.history.considerations(ids.map((id) => t.considerations[id].name).join(', '));

function changes(telling: Telling, before: Answers | null, after: Answers | null): string {
  if (before === null || after === null) return '';
  return CRITERIA.filter((id) => before[id] !== after[id])
    .map((id) =>
      telling.w.history.changed(
        telling.t.criteria[id].name,
        wordOf(telling, id, before[id]),
        wordOf(telling, id, after[id]),
      ),
    )
    .join('');
}

function turned(
  { t, w }: Telling,
  from: Happened<'reviewed'>['was'],
  to: Happened<'reviewed'>['was'],
): string {
  if (from === null || to === null) return '';
  return from === to
    ? w.history.stays(t.verdict[to])
    : w.history.turns(t.verdict[from], t.verdict[to]);
}

function revised(telling: Telling, { before, after, revision }: Happened<'revised'>): string {
  const words = telling.w.history;
  return [
    words.revised(revision),
    before.title === after.title
      ? ''
      : words.changed(words.title, isolate(before.title), isolate(after.title)),
    before.context === after.context ? '' : some(before.context, words.context),
    changes(telling, before.answers, after.answers),
    before.considerations.join() === after.considerations.join()
      ? ''
      : considerationsOf(telling, after.considerations),
    turned(telling, before.verdict, after.verdict),
  ].join('');
}

function reviewed(
  telling: Telling,
  { before, answers, was, verdict, holds, nextOn }: Happened<'reviewed'>,
): string {
  const { t, w } = telling;
  const words = w.history;
  return [
    words.reviewed,
    changes(telling, before, answers),
    was === null || verdict === null
      ? ''
      : holds
        ? words.holds(t.verdict[verdict])
        : words.fails(t.verdict[was], t.verdict[verdict]),
    nextOn === null ? '' : words.next(nextOn),
  ].join('');
}
