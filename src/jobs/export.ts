import { type Decision, panelIn } from '../domain/decision.ts';
import { peopleIn } from '../domain/events.ts';
import type { ArchiveFormat, Job, JobRow } from '../domain/job.ts';
import type { AccessScope, Filter } from '../domain/portfolio.ts';
import type { Rubric } from '../engine/index.ts';
import { archive } from '../exports/archive/archive.ts';
import type { ArchiveFile } from '../exports/archive/files.ts';
import { madrPieces } from '../exports/madr/madr.ts';
import { fileName } from '../exports/record/file-name.ts';
import { decisionRecord, type RecordInput } from '../exports/record/record.ts';
import type { DecisionRecord } from '../exports/record/schema.ts';
import type { Messages } from '../i18n/messages.ts';
import { breathe, inTurns } from '../loop.ts';
import { type Answer, DONE } from '../slack/api/answer.ts';
import { unseenYet, type Visibility } from '../slack/api/visibility.ts';
import { archiveHeading, archiveNote, exportHeading } from '../slack/export/export-view.ts';
import { findDecision } from '../store/decisions.ts';
import type { LinkedDecision, Portfolio } from '../usecases/portfolio.ts';
import { type HandOutContext, handOut, readyNames, readyScope } from './hand-out.ts';
import { type JobContext, STOPPED } from './handler.ts';

type ExportContext = HandOutContext &
  Pick<JobContext, 'names' | 'portfolio' | 'rubric'> & {
    readonly visibility: Pick<Visibility, 'of'>;
  };

/** Hands many decisions to one person: those that they may see by now. */
export async function sendArchive(
  context: ExportContext,
  row: JobRow,
  job: Extract<Job, { kind: 'archive' }>,
  signal: AbortSignal,
): Promise<Answer<null>> {
  const { messages: t, clock } = context;
  const { to, attempts } = row;
  const people = await readyNames(context, context.names.everybody, attempts, signal);
  if (people.kind !== 'done') return people;
  const { accessScope, isReady } = await readyScope(context, to, attempts, signal);
  if (!isReady) return unseenYet(accessScope);
  const names = new Map([...people.value, ...accessScope.names]);
  const reader = { accessScope, names, exportedAt: clock.now() };
  const failed = (decision: string, error: unknown): void =>
    context.logger.error({ err: error, decision }, 'A decision is left out of an export');
  const deps = { ...context, failed };
  const { files, decisions, leftOut } = await archiveFiles(deps, job, reader, signal);
  if (signal.aborted) return STOPPED;
  const { isComplete } = accessScope;
  const heading = archiveHeading(t, { decisions, leftOut, format: job.format, isComplete });
  return handOut(context, row, job, { heading, files }, signal);
}

/** Hands the record of one decision to a person, if they may see it by now. */
export async function sendRecord(
  context: ExportContext,
  row: JobRow,
  job: Extract<Job, { kind: 'export' }>,
  signal: AbortSignal,
): Promise<Answer<null>> {
  const { db, portfolio, names, messages: t } = context;
  const { to, attempts } = row;
  const decision = await findDecision(db, job.decisionId);
  if (decision === null) return DONE;
  const { accessScope, isReady } = await readyScope(context, to, attempts, signal);
  const linked = await portfolio.one(accessScope, decision.id);
  if (linked === null) {
    // Never on a guess: it waits for as long as Slack does not say that they may.
    if (!isReady || accessScope.reason === 'busy') return unseenYet(accessScope);
    return handOut(
      context,
      row,
      job,
      { heading: archiveNote(t.discussion.export.unseen), files: [] },
      signal,
    );
  }
  const { decision: now, history } = linked;
  const ask = () => names.of(peopleIn(now, history));
  const people = await readyNames(context, ask, attempts, signal);
  if (people.kind !== 'done') return people;
  const named = new Map([...people.value, ...accessScope.names]);
  const parcel = {
    heading: exportHeading(t, now.title),
    files: await filesOf(context, linked, named),
  };
  return handOut(context, row, job, parcel, signal);
}

async function filesOf(
  { messages, rubric, clock }: ExportContext,
  linked: LinkedDecision,
  names: ReadonlyMap<string, string>,
): Promise<readonly ArchiveFile[]> {
  const record = recordOf({ messages, rubric }, linked, { names, exportedAt: clock.now() });
  let markdown = '';
  for (const piece of madrPieces(messages, record)) {
    markdown += piece;
    await breathe();
  }
  return [
    { name: fileName(record, 'md'), content: markdown },
    { name: fileName(record, 'json'), content: `${JSON.stringify(record, null, 2)}\n` },
  ];
}

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
const recordOf = (
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
