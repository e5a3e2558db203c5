import { type Discussion, isHidden } from '../../domain/decision.ts';
import type { HistoryEntry } from '../../domain/events.ts';
import { isVisible } from '../../domain/text.ts';
import type { Panel, Rubric } from '../../engine/index.ts';
import type { Messages } from '../../i18n/messages.ts';
import { type RecordWords, recordWordsEn } from '../en/words.ts';
import { answersOf } from './answers.ts';
import { outcomeOf, ratingsOf, votesOf } from './discussion.ts';
import { blindOf, historyRecord } from './history.ts';
import { consequencesOf, planOf, tripwiresOf } from './plan.ts';
import { recommendationOf } from './recommendation.ts';
import type { DecisionRecord } from './schema.ts';
import {
  datesOf,
  instantOf,
  peopleOf,
  type Related,
  recordView,
  relatedOf,
  reviewOnOf,
} from './view.ts';

export type RecordInput = {
  readonly discussion: Discussion;
  readonly history: readonly HistoryEntry[];
  /** All ratings compared; null when there is nothing to compare. */
  readonly panel: Panel | null;
  /** Names of people and channels by id. Those missing have no name in the record. */
  readonly names: ReadonlyMap<string, string>;
  readonly related: {
    readonly supersedes: Related | null;
    readonly supersededBy: Related | null;
  };
  /** The current rubric. The record has its numbers only if the recommendation was made with it. */
  readonly rubric: Rubric;
  readonly exportedAt: number;
};

/**
 * Everything known about a decision, as data that `decisionRecordSchema` describes. Until a blind
 * rating is revealed, the record has no answers and nothing that follows from them.
 */
export function decisionRecord(
  t: Messages,
  input: RecordInput,
  words: RecordWords = recordWordsEn,
): DecisionRecord {
  const { discussion, history, rubric } = input;
  const { decision } = discussion;
  const { check = '' } = decision.decided ?? {};
  const view = recordView(decision, input.names);
  const entries = history.map((entry) => historyRecord(entry, view));
  return {
    schema: 'rag-or-finetune/decision-record',
    schemaVersion: 2,
    exportedAt: instantOf(input.exportedAt),
    id: decision.id,
    title: decision.title,
    question: words.question(decision.title),
    context: decision.context,
    considerations: decision.considerations.map((id) => ({ id, name: t.considerations[id].name })),
    details: view.unlessHidden(decision.details),
    status: decision.status,
    hidden: isHidden(decision),
    revision: decision.revision,
    supersedes: relatedOf(input.related.supersedes, decision.supersedes),
    supersededBy: relatedOf(input.related.supersededBy, decision.supersededBy),
    dates: datesOf(decision, entries),
    people: peopleOf(discussion, input.names, view),
    links: { thread: decision.link, source: decision.source?.link ?? null },
    blind: blindOf(decision.blind, view),
    answers: view.unlessHidden(answersOf(t, decision, history, view)),
    recommendation: view.unlessHidden(recommendationOf(t, decision, rubric)),
    ratings: ratingsOf(discussion, history, input.panel, rubric, view),
    votes: votesOf(discussion, history, words.voteRule, view),
    outcome: outcomeOf(t, decision, history, words.other, view),
    withdrawn: decision.withdrawn && {
      reason: decision.withdrawn.reason,
      by: view.person(decision.withdrawn.by),
      at: instantOf(decision.withdrawn.at),
    },
    consequences: view.unlessHidden(consequencesOf(t, decision, rubric)),
    confirmation: {
      check: isVisible(check) ? check : null,
      plan: view.unlessHidden(planOf(t, decision)),
    },
    tripwires: {
      reviewOn: reviewOnOf(decision),
      answers: view.unlessHidden(tripwiresOf(t, decision)),
    },
    reviews: entries.flatMap(({ actor, at, what }) => {
      if (what.kind !== 'reviewed') return [];
      const { kind: _kind, ...review } = what;
      return [{ by: actor, at, ...review }];
    }),
    proposals: entries.flatMap(({ actor, at, what }) => {
      if (what.kind !== 'proposed') return [];
      const { answers, note, verdict, revision } = what;
      return [{ by: actor, at, answers, note, verdict, revision }];
    }),
    history: entries,
  };
}
