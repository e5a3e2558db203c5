import type { Errand, ErrandRow } from '../domain/errand.ts';
import type { Answer } from '../slack/api/answer.ts';
import { unseenYet, type Visibility } from '../slack/api/visibility.ts';
import { archiveHeading } from '../slack/export/archive-messages-view.ts';
import { archiveFiles } from './archive-files.ts';
import { STOPPED } from './errands.ts';
import { type HandOutContext, handOut } from './hand-out.ts';
import { readyNames, readySight } from './ready.ts';
import type { ErrandContext } from './see-to.ts';

export type ArchiveContext = HandOutContext &
  Pick<ErrandContext, 'names' | 'portfolio' | 'rubric'> & {
    readonly visibility: Pick<Visibility, 'of'>;
  };

/** Hands many decisions to one person: those that they may see by now. */
export async function sendArchive(
  context: ArchiveContext,
  row: ErrandRow,
  wanted: Extract<Errand, { kind: 'archive' }>,
  signal: AbortSignal,
): Promise<Answer<null>> {
  const { messages: t, clock } = context;
  const { to, attempts } = row;
  const people = await readyNames(context, context.names.everybody, attempts, signal);
  if (people.kind !== 'done') return people;
  const { sight, isReady } = await readySight(context, to, attempts, signal);
  if (!isReady) return unseenYet(sight);
  const names = new Map([...people.value, ...sight.names]);
  const reader = { sight, names, exportedAt: clock.now() };
  const failed = (decision: string, error: unknown): void =>
    context.logger.error({ err: error, decision }, 'A decision is left out of an export');
  const deps = { ...context, failed };
  const { files, decisions, leftOut } = await archiveFiles(deps, wanted, reader, signal);
  if (signal.aborted) return STOPPED;
  const { isComplete } = sight;
  const heading = archiveHeading(t, { decisions, leftOut, format: wanted.format, isComplete });
  return handOut(context, row, wanted, { heading, files }, signal);
}
