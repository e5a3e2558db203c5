import { peopleIn } from '../domain/events.ts';
import type { Job, JobRow } from '../domain/job.ts';
import type { ArchiveFile } from '../exports/archive/files.ts';
import { madr } from '../exports/madr/madr.ts';
import { fileName } from '../exports/record/file-name.ts';
import { type Answer, DONE } from '../slack/api/answer.ts';
import { unseenYet, type Visibility } from '../slack/api/visibility.ts';
import { archiveHeading, archiveNote, exportHeading } from '../slack/export/export-view.ts';
import { findDecision } from '../store/decisions.ts';
import type { LinkedDecision } from '../usecases/stream.ts';
import { archiveFiles } from './archive-files.ts';
import { type HandOutContext, handOut } from './hand-out.ts';
import { type JobContext, STOPPED } from './handler.ts';
import { readyNames, readySight } from './ready.ts';
import { recordOf } from './record-of.ts';

type ExportContext = HandOutContext &
  Pick<JobContext, 'names' | 'portfolio' | 'rubric'> & {
    readonly visibility: Pick<Visibility, 'of'>;
  };

/** Hands many decisions to one person: those that they may see by now. */
export async function sendArchive(
  context: ExportContext,
  row: JobRow,
  wanted: Extract<Job, { kind: 'archive' }>,
  signal: AbortSignal,
): Promise<Answer<null>> {
  const { messages: t, clock } = context;
  const { to, attempts } = row;
  const people = await readyNames(context, context.names.everybody, attempts, signal);
  if (people.kind !== 'done') return people;
  const { accessScope, isReady } = await readySight(context, to, attempts, signal);
  if (!isReady) return unseenYet(accessScope);
  const names = new Map([...people.value, ...accessScope.names]);
  const reader = { accessScope, names, exportedAt: clock.now() };
  const failed = (decision: string, error: unknown): void =>
    context.logger.error({ err: error, decision }, 'A decision is left out of an export');
  const deps = { ...context, failed };
  const { files, decisions, leftOut } = await archiveFiles(deps, wanted, reader, signal);
  if (signal.aborted) return STOPPED;
  const { isComplete } = accessScope;
  const heading = archiveHeading(t, { decisions, leftOut, format: wanted.format, isComplete });
  return handOut(context, row, wanted, { heading, files }, signal);
}

/** Hands the record of one decision to somebody, if they may see it by now. */
export async function sendRecord(
  context: ExportContext,
  row: JobRow,
  wanted: Extract<Job, { kind: 'export' }>,
  signal: AbortSignal,
): Promise<Answer<null>> {
  const { db, portfolio, names, messages: t } = context;
  const { to, attempts } = row;
  const decision = await findDecision(db, wanted.decisionId);
  if (decision === null) return DONE;
  const { accessScope, isReady } = await readySight(context, to, attempts, signal);
  const told = await portfolio.one(accessScope, decision.id);
  if (told === null) {
    // Never on a guess: it waits for as long as Slack does not say that they may.
    if (!isReady || accessScope.reason === 'busy') return unseenYet(accessScope);
    return handOut(
      context,
      row,
      wanted,
      { heading: archiveNote(t.discussion.export.unseen), files: [] },
      signal,
    );
  }
  const { decision: now, history } = told;
  const ask = () => names.of(peopleIn(now, history));
  const people = await readyNames(context, ask, attempts, signal);
  if (people.kind !== 'done') return people;
  const named = new Map([...people.value, ...accessScope.names]);
  const parcel = { heading: exportHeading(t, now.title), files: filesOf(context, told, named) };
  return handOut(context, row, wanted, parcel, signal);
}

function filesOf(
  { messages, rubric, clock }: ExportContext,
  told: LinkedDecision,
  names: ReadonlyMap<string, string>,
): readonly ArchiveFile[] {
  const record = recordOf({ messages, rubric }, told, { names, exportedAt: clock.now() });
  return [
    { name: fileName(record, 'md'), content: madr(messages, record) },
    { name: fileName(record, 'json'), content: `${JSON.stringify(record, null, 2)}\n` },
  ];
}
