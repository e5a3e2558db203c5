import { knownDetails } from '../../domain/decision.ts';
import { CRITERIA } from '../../engine/index.ts';
import type { RecordWords } from '../en/words.ts';
import type { DecisionRecord } from '../record/schema.ts';
import {
  bold,
  heading,
  isBlank,
  isolate,
  type Line,
  list,
  paragraph,
  quote,
  type Section,
  webLink,
} from './markdown.ts';
import { channelOf, dayOf, hiddenBecause, type SectionInput, who } from './phrases.ts';

/** What was asked, by whom, and what is known of the case. */
export function contextAndProblem(input: SectionInput): Section {
  const { w, record } = input;
  const { people, dates, supersedes, supersededBy, withdrawn } = record;
  const channel = w.and(people.informed.map((one) => channelOf(input, one)));
  return [
    heading(2, w.heading.context),
    paragraph(w.context.asked(who(people.driver), dayOf(dates.opened), channel)),
    isBlank(record.context) ? paragraph(w.context.nothingSaid) : quote(record.context),
    known(input),
    related(w.context.supersedes, supersedes),
    related(w.context.supersededBy, supersededBy),
    withdrawn !== null && [
      paragraph(
        w.context.withdrawn(who(withdrawn.by), dayOf(withdrawn.at)) +
          (isBlank(withdrawn.reason) ? '' : ` ${w.context.reason}`),
      ),
      !isBlank(withdrawn.reason) && quote(withdrawn.reason),
    ],
    paragraph(w.context.method),
    record.hidden && paragraph(hiddenBecause(input)),
  ];
}

/** The details of the case, as far as anybody gave them. */
function known({ t, w, record: { details } }: SectionInput): Section {
  if (details === null) return false;
  const given = knownDetails(details);
  if (given.length === 0) return false;
  return [
    paragraph(w.context.known),
    list(
      given.map((id) => [bold(t.details.fields[id].name), `: ${t.details.inWords(id, details)}`]),
    ),
  ];
}

function related(words: string, other: DecisionRecord['supersedes']): Section {
  if (other === null) return false;
  const label = isolate(other.title ?? other.id);
  return paragraph([words, webLink(label, other.link), '.']);
}

/** The criteria, with the answers unless they are hidden. */
export function drivers({ t, w, record }: SectionInput): Section {
  const { answers, recommendation, considerations } = record;
  const items = CRITERIA.map((criterion, index): Line => {
    const { name, question } = t.criteria[criterion];
    const given = answers?.[index];
    if (given === undefined) return [bold(name), `: ${question}`];
    const pull = recommendation?.reasons.find((reason) => reason.criterion === criterion);
    return [
      bold(name),
      `: ${given.word} (${given.facts})${pull === undefined ? '' : `; ${pull.text}`}`,
    ];
  });
  if (considerations.length > 0) {
    const names = considerations.map(({ name }) => name).join(', ');
    items.push([bold(w.context.alsoMatters), `: ${names}`]);
  }
  return [
    heading(2, w.heading.drivers),
    list(items),
    answers !== null && paragraph(w.answers.from(sourcesOf(w, answers))),
  ];
}

type Answered = NonNullable<DecisionRecord['answers']>;

/** Each source of answers, with what it answered unless there is only one. */
function sourcesOf(w: RecordWords, answers: Answered): readonly string[] {
  const names = new Map<string, string[]>();
  for (const { name, from } of answers) {
    const source = sourceOf(w, from);
    names.set(source, [...(names.get(source) ?? []), name]);
  }
  const sources = [...names];
  return sources.map(([source, answered]) =>
    sources.length === 1 ? source : w.answers.of(source, answered),
  );
}

function sourceOf(w: RecordWords, from: Answered[number]['from']): string {
  if (from === null) return w.answers.untold;
  if (from.kind === 'median') return w.answers.median(from.ratings);
  return from.kind === 'owner'
    ? w.answers.owner(who(from.person))
    : w.answers.revised(who(from.person), from.revision);
}
