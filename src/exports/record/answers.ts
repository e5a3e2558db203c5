import type { Decision } from '../../domain/decision.ts';
import type { HistoryEntry } from '../../domain/events.ts';
import { type Answers, CRITERIA, type CriterionId } from '../../engine/index.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { DecisionRecord } from './schema.ts';
import { instantOf, type RecordView } from './view.ts';

type Answered = NonNullable<DecisionRecord['answers']>;
type Source = Answered[number]['from'];

/** The decision's six answers in words, each with who gave it. */
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

/** The last event that set this answer; null when the history does not explain its value. */
function sourceOf(
  criterion: CriterionId,
  answers: Answers,
  history: readonly HistoryEntry[],
  view: RecordView,
): Source {
  let source: Source = null;
  let value: Answers[CriterionId] | null = null;
  for (const { actorId, at: ms, event } of history) {
    const at = instantOf(ms);
    if (event.kind === 'submitted') {
      value = event.answers[criterion];
      source = { kind: 'owner', person: view.person(actorId), at };
    } else if (event.kind === 'revealed') {
      value = event.answers[criterion];
      source = { kind: 'median', ratings: event.raters, at };
    } else if (event.kind === 'revised' && event.after.answers[criterion] !== value) {
      value = event.after.answers[criterion];
      source = { kind: 'revised', person: view.person(actorId), revision: event.revision, at };
    }
  }
  return value === answers[criterion] ? source : null;
}
