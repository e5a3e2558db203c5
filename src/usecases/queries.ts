import {
  type Assessed,
  choosing,
  type Decision,
  type Outcome,
  panelIn,
} from '../domain/decision.ts';
import type { DecisionContext } from '../domain/decision-context.ts';
import type { HistoryEntry } from '../domain/events.ts';
import {
  type Answers,
  type Panel,
  type Recommendation,
  type Rubric,
  recommend,
} from '../engine/index.ts';
import { findChannel, findDecision } from '../store/decisions.ts';
import { readHistory } from '../store/history.ts';
import type { Db } from '../store/open.ts';
import { loadContext } from '../store/ratings-and-votes.ts';

/** Reads without changing anything. */
export type Queries = {
  /** The channel that a decision is in; null where there is no such decision. */
  readonly channelOf: (decisionId: string) => Promise<string | null>;
  readonly context: (decisionId: string) => Promise<DecisionContext | null>;
  readonly history: (decisionId: string) => Promise<readonly HistoryEntry[]>;
  /** What other answers to the same case would be judged. */
  readonly whatIf: (decision: Decision, answers: Answers) => Recommendation;
  /** The case with the advice for what people may decide; for none of the four, that for the verdict. */
  readonly choosing: (decision: Decision, outcome: Outcome) => Assessed;
  /** What everybody's answers say together; needs at least one rating. */
  readonly panel: (context: DecisionContext) => Panel;
};

export const createQueries = ({
  db,
  rubric,
}: {
  readonly db: Db;
  readonly rubric: Rubric;
}): Queries => ({
  channelOf: (decisionId) => findChannel(db, decisionId),
  context: async (decisionId) => {
    const decision = await findDecision(db, decisionId);
    return decision === null ? null : loadContext(db, decision);
  },
  history: (decisionId) => readHistory(db, decisionId),
  whatIf: ({ considerations, details }, answers) =>
    recommend(answers, { rubric, considerations, details }),
  choosing: (decision, outcome) =>
    outcome === 'other' ? decision : choosing(outcome, decision, rubric),
  panel: (context) => panelIn(context, rubric),
});
