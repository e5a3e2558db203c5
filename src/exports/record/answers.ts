import type { Decision } from '../../domain/decision.ts';
import type { HistoryEntry } from '../../domain/events.ts';
import { type Answers, CRITERIA, type CriterionId } from '../../engine/index.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { DecisionRecord } from './schema.ts';
import { instantOf, type RecordView } from './view.ts';

type Answered = NonNullable<DecisionRecord['answers']>;
type Source = Answered[number]['from'];

/** The six answers of record in words, each with who gave it. */
export function answersOf(
  t: Messages,
  { answers }: Pick<Decision, 'answers'>,
  history: readonly HistoryEntry[],
  view: RecordView,
): Answered {
  return CRITERIA.map((criterion) => {
    const answer = answers[criterion];
    const { name, levels } = t.criteria[criterion];
    const words = answer === 'unsure' ? t.notSure : levels[answer];
    return {
      criterion,
      name,
      level: answer === 'unsure' ? null : answer,
      word: words.short,
      facts: words.facts,
      from: sourceOf(criterion, answers, history, view),
    };
  });
}

/** The last thing in the history that set this answer to what it is. */
function sourceOf(
  criterion: CriterionId,
  answers: Answers,
  history: readonly HistoryEntry[],
  view: RecordView,
): Source {
  let source: Source = null;
  let so: Answers[CriterionId] | null = null;
  for (const { actorId, at: ms, what } of history) {
    const at = instantOf(ms);
    if (what.kind === 'submitted') {
      so = what.answers[criterion];
      source = { kind: 'owner', person: view.person(actorId), at };
    } else if (what.kind === 'revealed') {
      so = what.answers[criterion];
      source = { kind: 'median', ratings: what.raters, at };
    } else if (what.kind === 'revised' && what.after.answers[criterion] !== so) {
      so = what.after.answers[criterion];
      source = { kind: 'revised', person: view.person(actorId), revision: what.revision, at };
    }
  }
  return so === answers[criterion] ? source : null;
}
