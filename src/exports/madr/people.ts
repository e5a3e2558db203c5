import { CRITERIA, type Level } from '../../engine/index.ts';
import type { DecisionRecord } from '../record/schema.ts';
import { momentOf, optionName, type Telling, who, wordOf } from './context.ts';
import { type Block, heading, paragraph, quote, table } from './markdown.ts';
import { isBlank } from './text.ts';

/** Who rated what, alone and together, round by round. */
export function ratings(telling: Telling): readonly Block[] {
  const { t, w, record } = telling;
  const { people, together, rounds } = record.ratings;
  const { column } = w;
  const title = heading(3, w.heading.ratings);
  if (people.length === 0) return [title, paragraph(w.ratings.nobody)];
  if (record.hidden) {
    return [
      title,
      ...table(
        [column.person, column.rated],
        people.map(({ person, ratedAt }) => [who(person), momentOf(ratedAt)]),
      ),
    ];
  }
  return [
    title,
    ...(together === null
      ? []
      : [
          paragraph(
            [
              w.ratings.together(together.raters, t.verdict[together.verdict]),
              ...(together.splitBy.length > 0
                ? [w.ratings.splitBy(together.splitBy.map((id) => t.criteria[id].name))]
                : []),
            ].join(' '),
          ),
        ]),
    ...table(
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
        ...CRITERIA.map((id) => (answers === null ? '' : wordOf(telling, id, answers[id]))),
        `${revision}`,
        momentOf(ratedAt),
      ]),
    ),
    ...(people.length > 1 ? rounds : []).flatMap((round) => spread(telling, round)),
  ];
}

function spread(
  telling: Telling,
  { revision, raters, verdict, criteria }: DecisionRecord['ratings']['rounds'][number],
): readonly Block[] {
  const { t, w } = telling;
  const { column } = w;
  const said = paragraph(
    w.ratings.round(revision, raters, t.verdict[verdict]) +
      (raters < 3 ? ` ${w.ratings.tooFew}` : ''),
  );
  if (raters < 3) return [said];
  const rows = criteria.map(({ criterion, rated, unsure, median, range, quartiles, divided }) => {
    const between = (of: { low: Level; high: Level } | null): string =>
      of === null
        ? ''
        : w.ratings.range(wordOf(telling, criterion, of.low), wordOf(telling, criterion, of.high));
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
    said,
    ...table(
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
export function votes(telling: Telling): readonly Block[] {
  const { w, record } = telling;
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
    ...table(
      [column.person, column.voice, column.preferred, column.when, column.revision],
      voices.map(({ person, voice, preferred, castAt, revision, beforeLastRevision: earlier }) => [
        who(person),
        w.votes[voice],
        preferred === null ? '' : optionName(telling, preferred),
        momentOf(castAt),
        `${revision}${earlier ? w.votes.earlier : ''}`,
      ]),
    ),
    ...objections(telling),
  ];
}

function objections(telling: Telling): readonly Block[] {
  const { w, record } = telling;
  const { objections: all, minority } = record.votes;
  return [
    heading(3, w.heading.objections),
    paragraph(all.length === 0 ? w.none : w.objections.minority[minority ?? 'none']),
    ...all.flatMap(({ person, preferred, reason }) => [
      paragraph(
        preferred === null
          ? w.objections.disagrees(who(person))
          : w.objections.prefers(who(person), optionName(telling, preferred)),
      ),
      ...(isBlank(reason) ? [] : [quote(reason)]),
    ]),
  ];
}
