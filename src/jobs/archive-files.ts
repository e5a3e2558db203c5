import { type Decision, panelIn } from '../domain/decision.ts';
import type { ArchiveFormat } from '../domain/job.ts';
import type { AccessScope, Filter } from '../domain/portfolio.ts';
import type { Rubric } from '../engine/index.ts';
import { archive } from '../exports/archive/archive.ts';
import type { ArchiveFile } from '../exports/archive/files.ts';
import { decisionRecord, type RecordInput } from '../exports/record/record.ts';
import type { DecisionRecord } from '../exports/record/schema.ts';
import type { Messages } from '../i18n/messages.ts';
import { inTurns } from '../loop.ts';
import type { Portfolio } from '../usecases/portfolio.ts';
import type { LinkedDecision } from '../usecases/stream.ts';

export type ArchiveDeps = {
  readonly messages: Messages;
  readonly portfolio: Portfolio;
  readonly rubric: Rubric;
  /** The record of one cannot be made; the others are. */
  readonly failed: (decisionId: string, error: unknown) => void;
};

/** For whom and when; people and channels that no name is known of go by their ids. */
export type ArchiveReader = {
  readonly accessScope: AccessScope;
  readonly names: ReadonlyMap<string, string>;
  readonly exportedAt: number;
};

/** What there is to hand over. */
export type Archived = {
  readonly files: readonly ArchiveFile[];
  readonly decisions: number;
  /** How many there are whose record cannot be made. */
  readonly leftOut: number;
};

/**
 * All decisions within an access scope that a filter lets through, as files; none when there are none,
 * or when the signal is aborted before all are read.
 */
export async function archiveFiles(
  deps: ArchiveDeps,
  { format, filter }: { readonly format: ArchiveFormat; readonly filter: Filter },
  reader: ArchiveReader,
  signal?: AbortSignal,
): Promise<Archived> {
  const { accessScope, exportedAt } = reader;
  const file = archive(deps.messages, { format, exportedAt, isComplete: accessScope.isComplete });
  let decisions = 0;
  let leftOut = 0;
  for await (const page of deps.portfolio.stream(accessScope, filter)) {
    if (signal?.aborted) return { files: [], decisions, leftOut };
    for (const linked of page) {
      const record = made(deps, linked, reader);
      if (record === null) leftOut += 1;
      else await inTurns(file.add(record));
      if (record !== null) decisions += 1;
    }
  }
  return { files: decisions === 0 ? [] : await inTurns(file.end()), decisions, leftOut };
}

function made(
  deps: ArchiveDeps,
  linked: LinkedDecision,
  reader: ArchiveReader,
): DecisionRecord | null {
  try {
    return recordOf(deps, linked, reader);
  } catch (error) {
    deps.failed(linked.decision.id, error);
    return null;
  }
}

/** The record of a decision; people and channels that no name is known of go by their ids. */
export const recordOf = (
  { messages, rubric }: { readonly messages: Messages; readonly rubric: Rubric },
  linked: LinkedDecision,
  { names, exportedAt }: Pick<RecordInput, 'names' | 'exportedAt'>,
): DecisionRecord =>
  decisionRecord(messages, {
    discussion: linked,
    history: linked.history,
    panel: panelIn(linked, rubric),
    names,
    related: { supersedes: related(linked.supersedes), supersededBy: related(linked.supersededBy) },
    rubric,
    exportedAt,
  });

const related = (decision: Decision | null) =>
  decision && { id: decision.id, title: decision.title, link: decision.link };
