import type { Errand, ErrandRow } from '../domain/errand.ts';
import { peopleIn } from '../domain/events.ts';
import type { ArchiveFile } from '../exports/archive/files.ts';
import { madr } from '../exports/madr/madr.ts';
import { fileName } from '../exports/record/file-name.ts';
import { type Answer, DONE } from '../slack/api/answer.ts';
import { unseenYet } from '../slack/api/visibility.ts';
import { archiveNote } from '../slack/export/archive-messages-view.ts';
import { exportHeading } from '../slack/export/record-messages-view.ts';
import { findDecision } from '../store/decisions.ts';
import type { LinkedDecision } from '../usecases/stream.ts';
import type { ArchiveContext } from './archive.ts';
import { handOut } from './hand-out.ts';
import { readyNames, readySight } from './ready.ts';
import { recordOf } from './record-of.ts';

/** Hands the record of one decision to somebody, if they may see it by now. */
export async function sendExport(
  context: ArchiveContext,
  row: ErrandRow,
  wanted: Extract<Errand, { kind: 'export' }>,
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
  { messages, rubric, clock }: ArchiveContext,
  told: LinkedDecision,
  names: ReadonlyMap<string, string>,
): readonly ArchiveFile[] {
  const record = recordOf({ messages, rubric }, told, { names, exportedAt: clock.now() });
  return [
    { name: fileName(record, 'md'), content: madr(messages, record) },
    { name: fileName(record, 'json'), content: `${JSON.stringify(record, null, 2)}\n` },
  ];
}
