import type { Rubric } from '../engine/index.ts';
import { fileName } from '../exports/file-name.ts';
import { madr } from '../exports/madr.ts';
import type { Place } from '../records/decision.ts';
import type { OutboxRow } from '../records/effect.ts';
import { type HistoryEntry, peopleIn } from '../records/history.ts';
import type { Answer } from '../slack/answer.ts';
import type { Gateway } from '../slack/gateway.ts';
import { exportHeading, exportPages } from '../slack/views/export-messages.ts';
import { readHistory } from '../store/history.ts';
import type { Db } from '../store/open.ts';
import type { DeliverContext } from './deliver.ts';
import { recordOf } from './record-of.ts';
import type { Scene } from './scene.ts';

export type ExportContext = DeliverContext & {
  readonly db: Db;
  readonly rubric: Rubric;
  readonly now: number;
};

/**
 * Hands the record to one person in a direct message: as files where the bot may upload any, else
 * as text in the thread under it, complete in either case.
 */
export async function deliverExport(
  context: ExportContext,
  row: OutboxRow,
  scene: Scene,
): Promise<Answer<Place | null>> {
  const { gateway, messages: t } = context;
  const files = await filesOf(context, scene);
  const { title } = scene.decision;
  const posted = await gateway.post({
    channel: row.channelId,
    content: exportHeading(t, title),
    rowId: row.id,
  });
  if (posted.kind !== 'done') return posted;
  const { channel, ts } = posted.value;
  const uploaded = await gateway.upload({ channel, threadTs: ts, files });
  if (uploaded.kind === 'done') return posted;
  if (uploaded.kind === 'later') return { ...uploaded, inDoubt: false };
  for (const content of exportPages(files)) {
    const page = await gateway.post({ channel, threadTs: ts, content, rowId: row.id });
    if (page.kind !== 'done') return page;
  }
  return posted;
}

async function filesOf({ gateway, messages, db, rubric, now }: ExportContext, scene: Scene) {
  const history = await readHistory(db, scene.decision.id);
  const names = await namesOf(gateway, scene, history);
  const told = { ...scene, history };
  const record = recordOf({ messages, rubric }, told, { names, exportedAt: now });
  return [
    { name: fileName(record, 'md'), content: madr(messages, record) },
    { name: fileName(record, 'json'), content: `${JSON.stringify(record, null, 2)}\n` },
  ];
}

/** Names as far as Slack tells them: a record outlives its workspace, and ids say nothing there. */
async function namesOf(
  gateway: Gateway,
  { decision }: Scene,
  history: readonly HistoryEntry[],
): Promise<ReadonlyMap<string, string>> {
  const ids = peopleIn(decision, history);
  const names = await Promise.all(
    ids.map(async (id): Promise<readonly (readonly [string, string])[]> => {
      const answer = await gateway.person(id);
      return answer.kind === 'done' && answer.value.name !== '' ? [[id, answer.value.name]] : [];
    }),
  );
  return new Map(names.flat());
}
