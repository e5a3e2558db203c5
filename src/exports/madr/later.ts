import { momentOf, optionName, type Telling, who, wordOf } from './context.ts';
import { type Block, bold, heading, type Line, list, paragraph, quote } from './markdown.ts';
import { isBlank, isolate } from './text.ts';

/** What to look out for, when to look, and what looking again found. */
export function tripwires(telling: Telling): readonly Block[] {
  const { w, record } = telling;
  const { reviewOn, answers } = record.tripwires;
  const by = (person: (typeof record.reviews)[number]['by']) =>
    person === null ? w.history.bot : who(person);
  const reviews = record.reviews.map(({ by: person, at, verdict, holds, nextOn }): Line => {
    const said =
      verdict === null || holds === null
        ? w.reviews.done(by(person), momentOf(at))
        : w.reviews[holds ? 'holds' : 'turned'](
            by(person),
            momentOf(at),
            optionName(telling, verdict),
          );
    return said + (nextOn === null ? '' : w.reviews.next(nextOn));
  });
  return [
    ...(answers === null
      ? []
      : [
          heading(3, w.heading.tripwires),
          paragraph(answers.length === 0 ? w.tripwires.none : w.tripwires.these),
          ...list(
            answers.map(({ criterion, name, answer, flips }) => [
              bold(name),
              `, ${w.quoted(wordOf(telling, criterion, answer))}: ${flips.map(({ text }) => text).join(' ')}`,
            ]),
          ),
          ...(reviewOn === null
            ? []
            : [paragraph(w.confirmation.reviewOn(reviewOn.on, isolate(reviewOn.zone)))]),
        ]),
    ...(reviews.length > 0 ? [heading(3, w.heading.reviews), ...list(reviews)] : []),
    ...proposals(telling),
  ];
}

function proposals(telling: Telling): readonly Block[] {
  const { w, record } = telling;
  if (record.proposals.length === 0) return [];
  return [
    heading(3, w.heading.proposals),
    ...record.proposals.flatMap(({ by, at, verdict, note, revision }) => {
      const person = by === null ? w.history.bot : who(by);
      const would = verdict === null ? '' : w.proposals.verdict(optionName(telling, verdict));
      const said = w.proposals.by(person, momentOf(at), revision) + would;
      return [
        paragraph(`${said}${isBlank(note) ? '.' : ':'}`),
        ...(isBlank(note) ? [] : [quote(note)]),
      ];
    }),
  ];
}
