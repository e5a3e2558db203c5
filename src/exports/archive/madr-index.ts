import type { Outcome, Status } from '../../domain/decision.ts';
import type { Verdict } from '../../engine/index.ts';
import type { Messages } from '../../i18n/messages.ts';
import { dayOf, momentOf } from '../madr/context.ts';
import { heading, type Line, link, paragraph, table, toMarkdown } from '../madr/markdown.ts';
import { isBlank, isolate } from '../madr/text.ts';

/** A decision, and the file beside the index in which it stands. */
export type Listed = {
  readonly file: string;
  readonly record: {
    readonly title: string;
    readonly status: Status;
    readonly opened: string;
    readonly verdict: Verdict | null;
    readonly outcome: Outcome | null;
    readonly channel: { readonly id: string; readonly name: string | null } | null;
  };
};

/** The table of contents of many Markdown records. */
export function indexOf(
  t: Messages,
  listed: readonly Listed[],
  { exportedAt, isComplete }: { readonly exportedAt: number; readonly isComplete: boolean },
): string {
  const { index } = t.archive;
  const { columns, status, outcome } = t.home;
  const at = momentOf(new Date(exportedAt).toISOString());
  const rows = listed.map(({ file, record }): Line[] => [
    dayOf(record.opened),
    [link(isBlank(record.title) ? file : isolate(record.title), file)],
    status[record.status],
    record.verdict === null ? '' : t.verdict[record.verdict],
    record.outcome === null ? '' : outcome(record.outcome),
    channelOf(record.channel),
  ]);
  const { asked, verdict, outcome: decided, channel } = columns;
  return toMarkdown([
    heading(1, index.heading),
    paragraph(index.what(listed.length, at)),
    ...(isComplete ? [] : [paragraph(index.incomplete)]),
    ...table([asked, index.decision, columns.status, verdict, decided, channel], rows),
  ]);
}

const channelOf = (channel: Listed['record']['channel']): string => {
  if (channel === null) return '';
  return channel.name === null ? channel.id : isolate(`#${channel.name}`);
};
