import { type Decision, type Discussion, panelIn } from '../domain/decision.ts';
import type { HistoryEntry } from '../domain/events.ts';
import type { Rubric } from '../engine/index.ts';
import { decisionRecord, type RecordInput } from '../exports/record/record.ts';
import type { DecisionRecord } from '../exports/record/schema.ts';
import type { Messages } from '../i18n/messages.ts';

/** All that the record of a decision tells of. */
type Told = Discussion & {
  readonly history: readonly HistoryEntry[];
  readonly supersedes: Decision | null;
  readonly supersededBy: Decision | null;
};

/** The record of a decision; people and channels that no name is known of go by their ids. */
export const recordOf = (
  { messages, rubric }: { readonly messages: Messages; readonly rubric: Rubric },
  told: Told,
  { names, exportedAt }: Pick<RecordInput, 'names' | 'exportedAt'>,
): DecisionRecord =>
  decisionRecord(messages, {
    case: told,
    history: told.history,
    panel: panelIn(told, rubric),
    names,
    related: { supersedes: related(told.supersedes), supersededBy: related(told.supersededBy) },
    rubric,
    exportedAt,
  });

const related = (decision: Decision | null) =>
  decision && { id: decision.id, title: decision.title, link: decision.link };
