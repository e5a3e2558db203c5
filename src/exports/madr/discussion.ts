import { CRITERIA, type Level } from '../../engine/index.ts';
import type { DecisionRecord } from '../record/schema.ts';
import {
  heading,
  isBlank,
  type Line,
  list,
  paragraph,
  quote,
  type Section,
  table,
} from './markdown.ts';
import { momentOf, optionName, type SectionInput, who, wordOf } from './phrases.ts';

/** Who rated what: each person, all together, and round by round. While hidden, only who and when. */
export function ratings(input: SectionInput): Section {
  const { t, w, record } = input;
  const { people, together, rounds } = record.ratings;
  const { column } = w;
  const title = heading(3, w.heading.ratings);
  if (people.length === 0) return [title, paragraph(w.ratings.nobody)];
  if (record.hidden) {
    return [
      title,
      table(
        [column.person, column.rated],
        people.map(({ person, ratedAt }) => [who(person), momentOf(ratedAt)]),
      ),
    ];
  }
  return [
    title,
    together !== null &&
      paragraph(
        w.ratings.together(together.raters, t.verdict[together.verdict]) +
          (together.splitBy.length > 0
            ? ` ${w.ratings.splitBy(together.splitBy.map((id) => t.criteria[id].name))}`
            : ''),
      ),
    table(
      [
        column.person,
        column.verdict,
        ...CRITERIA.map((id) => t.criteria[id].name),
        column.revision,
        column.rated,
      ],
      people.map(({ person, verdict, strength, answers, revision, ratedAt }) => [
        who(person),
        verdict && strength ? `${t.verdict[verdict]}, ${t.strength[strength]}` : '',
        ...CRITERIA.map((id) => (answers === null ? '' : wordOf(input, id, answers[id]))),
        `${revision}`,
        momentOf(ratedAt),
      ]),
    ),
    people.length > 1 && rounds.map((round) => spread(input, round)),
  ];
}

function spread(
  input: SectionInput,
  { revision, raters, verdict, criteria }: DecisionRecord['ratings']['rounds'][number],
): Section {
  const { t, w } = input;
  const { column } = w;
  const summary = paragraph(
    w.ratings.round(revision, raters, t.verdict[verdict]) +
      (raters < 3 ? ` ${w.ratings.tooFew}` : ''),
  );
  if (raters < 3) return summary;
  const rows = criteria.map(({ criterion, rated, unsure, median, range, quartiles, divided }) => {
    const between = (levels: { low: Level; high: Level } | null): string =>
      levels === null
        ? ''
        : w.ratings.range(
            wordOf(input, criterion, levels.low),
            wordOf(input, criterion, levels.high),
          );
    return [
      t.criteria[criterion].name,
      between(median),
      between(range),
      between(quartiles),
      divided === null ? '' : w.ratings.divided[divided ? 'yes' : 'no'],
      w.ratings.rated(rated, unsure),
    ];
  });
  return [
    summary,
    table(
      [
        column.criterion,
        column.median,
        column.range,
        column.middleHalf,
        column.divided,
        column.rated,
      ],
      rows,
    ),
  ];
}

/** Who agrees with the recommendation and who does not. */
export function votes(input: SectionInput): Section {
  const { w, record } = input;
  const { cast, agree, disagree, forOutcome, changed, beforeLastRevision, voices, rule } =
    record.votes;
  const { column } = w;
  return [
    heading(3, w.heading.votes),
    paragraph(rule),
    paragraph(
      cast === 0
        ? w.votes.none
        : [
            w.votes.tally(cast, agree, disagree),
            ...(forOutcome === null ? [] : [w.votes.forOutcome(forOutcome, cast)]),
            ...(changed.length > 0 ? [w.votes.changed(changed.map(who))] : []),
            ...(beforeLastRevision > 0 ? [w.votes.before(beforeLastRevision)] : []),
          ].join(' '),
    ),
    table(
      [column.person, column.voice, column.preferred, column.when, column.revision],
      voices.map(({ person, voice, preferred, castAt, revision, beforeLastRevision: earlier }) => [
        who(person),
        w.votes[voice],
        preferred === null ? '' : optionName(input, preferred),
        momentOf(castAt),
        `${revision}${earlier ? w.votes.earlier : ''}`,
      ]),
    ),
    objections(input),
  ];
}

function objections(input: SectionInput): Section {
  const { w, record } = input;
  const { objections: all, minority } = record.votes;
  return [
    heading(3, w.heading.objections),
    paragraph(all.length === 0 ? w.none : w.objections.minority[minority ?? 'none']),
    all.map(({ person, preferred, reason }) => [
      paragraph(
        preferred === null
          ? w.objections.disagrees(who(person))
          : w.objections.prefers(who(person), optionName(input, preferred)),
      ),
      !isBlank(reason) && quote(reason),
    ]),
  ];
}

/** Past reviews, and the answers that people proposed. */
export function reviews(input: SectionInput): Section {
  const { w, record } = input;
  const by = (person: (typeof record.reviews)[number]['by']) =>
    person === null ? w.history.bot : who(person);
  const done = record.reviews.map(({ by: person, at, verdict, holds, nextOn }): Line => {
    const review =
      verdict === null || holds === null
        ? w.reviews.done(by(person), momentOf(at))
        : w.reviews[holds ? 'holds' : 'turned'](
            by(person),
            momentOf(at),
            optionName(input, verdict),
          );
    return review + (nextOn === null ? '' : w.reviews.next(nextOn));
  });
  return [done.length > 0 && heading(3, w.heading.reviews), list(done), proposals(input)];
}

function proposals(input: SectionInput): Section {
  const { w, record } = input;
  return [
    record.proposals.length > 0 && heading(3, w.heading.proposals),
    record.proposals.map(({ by, at, verdict, note, revision }) => {
      const person = by === null ? w.history.bot : who(by);
      const would = verdict === null ? '' : w.proposals.verdict(optionName(input, verdict));
      const sentence = w.proposals.by(person, momentOf(at), revision) + would;
      return isBlank(note) ? paragraph(`${sentence}.`) : [paragraph(`${sentence}:`), quote(note)];
    }),
  ];
}
