import { CRITERIA, DETAILS } from '../../engine/index.ts';
import type { ProsAndCons } from '../en/sentences.ts';
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
import {
  channelOf,
  dayOf,
  everybody,
  goodAndBad,
  momentOf,
  optionName,
  type SectionInput,
  who,
} from './phrases.ts';

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
  const given = DETAILS.filter((id) => details[id] !== undefined);
  if (given.length === 0) return false;
  return [
    paragraph(w.context.known),
    list(
      given.map((id) => [bold(t.details.fields[id].name), `: ${t.details.inWords(id, details)}`]),
    ),
  ];
}

function hiddenBecause({ w, record }: SectionInput): string {
  return record.status === 'rating' ? w.hidden.rating : w.hidden.never;
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
  return [heading(2, w.heading.drivers), list(items)];
}

/** What was chosen and why, and what the engine recommends. */
export function outcome(input: SectionInput): Section {
  const { w, record } = input;
  return [
    heading(2, w.heading.outcome),
    record.outcome === null
      ? paragraph(w.outcome.open[record.status])
      : chosen(input, record.outcome),
    recommended(input),
  ];
}

function chosen(
  input: SectionInput,
  { name, reason, deciders, by, at, differs, verdict }: NonNullable<DecisionRecord['outcome']>,
): Section {
  const { w } = input;
  const engine =
    differs === null || verdict === null
      ? ''
      : ` ${differs ? w.outcome.differs(optionName(input, verdict)) : w.outcome.agrees}`;
  const decided = deciders.length === 0 ? [by] : deciders;
  const recorder = decided.some(({ id }) => id === by.id) ? '' : w.outcome.recordedBy(who(by));
  const last = paragraph(
    w.outcome.decidedBy(everybody(input, decided), momentOf(at)) + recorder + engine,
  );
  if (!isBlank(reason)) return [paragraph(w.outcome.because(name)), quote(reason), last];
  return [
    paragraph(differs === false ? w.outcome.follows(name) : w.outcome.unexplained(name)),
    last,
  ];
}

function recommended({ t, w, record }: SectionInput): Section {
  const { recommendation } = record;
  if (recommendation === null) return false;
  const { name, headline, strength, strengthMeaning, alternatives } = recommendation;
  return paragraph(
    w.outcome.recommends(name, headline) +
      w.outcome.strength(t.strength[strength], strengthMeaning) +
      (alternatives.length === 0 ? '' : ` ${t.root.alternatives(alternatives)}`),
  );
}

type Because = NonNullable<DecisionRecord['consequences']>['tradeOffs'][number]['because'];

/** For a trade-off with two sides: the answers and considerations that make its bad side weigh more. */
const AGAINST: Readonly<Record<string, readonly Because[]>> = {
  retrieval_citations: ['hallucination'],
  retrieval_upkeep: ['maintenance', 'complexity'],
  retrieval_scale: ['scalability', 'integration'],
  tuning_teaches_form: ['external_knowledge', 'data_dynamics', 'hallucination'],
  tuning_hardware: ['cost', 'complexity'],
  prompting_ceiling: ['hallucination'],
};

/** The trade-offs of the chosen option or, while nothing is decided, of the recommended one. */
export function consequences(input: SectionInput): Section {
  const { t, w, record } = input;
  const { answers } = record;
  const title = heading(3, w.heading.consequences);
  if (record.consequences === null) {
    return [title, paragraph(record.hidden ? hiddenBecause(input) : w.consequences.unknown)];
  }
  const { of, certain, tradeOffs } = record.consequences;
  const matters = (because: Because): string => {
    const given = answers?.find(({ criterion }) => criterion === because);
    if (given !== undefined) {
      const { question } = t.criteria[given.criterion];
      return w.consequences.answered(question, given.word, given.facts);
    }
    const ticked = record.considerations.find(({ id }) => id === because);
    return ticked === undefined ? '' : w.consequences.ticked(ticked.name);
  };
  const known = new Map<string, ProsAndCons>(Object.entries(w.tradeOff));
  const items = tradeOffs.flatMap(({ id, because }) => {
    const { good = '', bad = '' } = known.get(id) ?? {};
    // The answer is quoted on the side that it makes weigh more.
    const isAgainst = good === '' || (bad !== '' && AGAINST[id]?.includes(because));
    return goodAndBad(w, {
      good: good && good + (isAgainst ? '' : matters(because)),
      bad: bad && bad + (isAgainst ? matters(because) : ''),
    });
  });
  return [
    title,
    !certain && paragraph(w.consequences.ifChosen(optionName(input, of))),
    list(items),
  ];
}

/** How people will check the decision, and the test that the engine suggests. */
export function confirmation(input: SectionInput): Section {
  const { t, w, record } = input;
  const { confirmation, dates } = record;
  const { check, plan } = confirmation;
  const isDecided = record.outcome !== null;
  return [
    heading(3, w.heading.confirmation),
    check === null
      ? paragraph(isDecided ? w.confirmation.noCheck : w.confirmation.undecided)
      : [paragraph(w.confirmation.check), quote(check)],
    dates.review === null
      ? isDecided && paragraph(w.confirmation.noReview)
      : paragraph(w.confirmation.reviewOn(dates.review.on, isolate(dates.review.zone))),
    plan !== null && [
      paragraph(
        w.confirmation.plan(optionName(input, plan.of)) +
          (record.outcome?.differs ? w.confirmation.notOfOutcome : ''),
      ),
      plan.loadBearing.length > 0 && paragraph(`${t.proof.assumptions}:`),
      list(plan.loadBearing.map(({ name, findOut }) => [bold(name), `: ${findOut}`])),
      paragraph(`${t.proof.experiment}:`),
      list([
        plan.sample.text,
        plan.baseline,
        ...(plan.collectLabels === null ? [] : [plan.collectLabels]),
        plan.passLine,
      ]),
      paragraph(t.proof.measure),
      list(plan.checks.map(({ name, metric }) => [bold(name), `: ${metric}`])),
      plan.switchIf.length > 0 && paragraph(`${t.proof.switchHeading}:`),
      list(plan.switchIf.map(({ text }) => text)),
    ],
  ];
}
