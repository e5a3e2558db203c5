import { peopleIn } from '../domain/events.ts';
import type { Job, JobRow } from '../domain/job.ts';
import type { ArchiveFile } from '../exports/archive/files.ts';
import { madrPieces } from '../exports/madr/madr.ts';
import { fileName } from '../exports/record/file-name.ts';
import { breathe } from '../loop.ts';
import { type Answer, DONE } from '../slack/api/answer.ts';
import { unseenYet, type Visibility } from '../slack/api/visibility.ts';
import { archiveHeading, archiveNote, exportHeading } from '../slack/export/export-view.ts';
import { findDecision } from '../store/decisions.ts';
import type { LinkedDecision } from '../usecases/stream.ts';
import { archiveFiles, recordOf } from './archive-files.ts';
import { type HandOutContext, handOut } from './hand-out.ts';
import { type JobContext, STOPPED } from './handler.ts';
import { readyNames, readyScope } from './ready.ts';

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
