import { asTexts } from '../exports/archive-as-texts.ts';
import type { ArchiveFile } from '../exports/archive-text.ts';
import type { Place } from '../records/decision.ts';
import type { Errand, ErrandRow } from '../records/errand.ts';
import { type Answer, DONE } from '../slack/answer.ts';
import type { MessageContent } from '../slack/blocks.ts';
import { archiveHeading, archiveNote } from '../slack/views/archive-messages.ts';
import { exportPages } from '../slack/views/export-messages.ts';
import { archiveFiles } from './archive-files.ts';
import type { ErrandContext } from './see-to.ts';

export type ArchiveContext = Pick<
  ErrandContext,
  'gateway' | 'messages' | 'visibility' | 'portfolio' | 'rubric' | 'clock' | 'logger' | 'paceMs'
>;
type Wanted = Extract<Errand, { kind: 'archive' }>;

/** More messages than that would bury everything else that the app has said to somebody. */
const MOST_PAGES = 20;
/** In bytes: what can surely not stand on so few pages. */
const MOST_TEXT = 300_000;
/** So many times names are asked for; then people go by their ids. */
const TRIES_FOR_NAMES = 4;

/**
 * Hands many decisions to one person in a direct message: those that they may see by now, as files,
 * or as text where the bot may not upload any and it is short. An attempt that was interrupted can be
 * made again from the beginning.
 */
export async function sendArchive(
  context: ArchiveContext,
  { id: rowId, to, attempts }: ErrandRow,
  wanted: Wanted,
): Promise<Answer<null>> {
  const { gateway, messages: t, visibility, clock, logger } = context;
  const people = await gateway.names();
  if (people.kind === 'later' && attempts < TRIES_FOR_NAMES) return people;
  if (people.kind !== 'done') logger.warn({ error: people.error }, 'Slack did not tell names');
  const sight = await visibility.of(to);
  const names = new Map([...(people.kind === 'done' ? people.value : []), ...sight.names]);
  const exportedAt = clock.now();
  const { files, decisions } = await archiveFiles(context, wanted, { sight, names, exportedAt });
  const { isComplete } = sight;
  const heading = archiveHeading(t, { decisions, format: wanted.format, isComplete });
  const posted = await gateway.post({ channel: to, content: heading, rowId });
  if (posted.kind !== 'done' || decisions === 0) return ended(posted);
  const { channel, ts } = posted.value;
  const uploaded = await gateway.upload({ channel, threadTs: ts, files });
  if (uploaded.kind === 'done' || uploaded.kind === 'later') return uploaded;
  logger.warn({ error: uploaded.error }, 'Slack does not take the file of an export');
  const contents = pagesOf(files) ?? [
    archiveNote(
      uploaded.error === 'missing_scope'
        ? t.archive.noPermission
        : t.archive.notTaken(uploaded.error),
    ),
  ];
  return sayInThread(context, posted.value, rowId, contents);
}

/** The files as pages of text, or null when they are too many. */
function pagesOf(files: readonly ArchiveFile[]): readonly MessageContent[] | null {
  const texts = asTexts(files, MOST_TEXT);
  const pages = texts === null ? null : exportPages(texts);
  return pages === null || pages.length > MOST_PAGES ? null : pages;
}

async function sayInThread(
  { gateway, clock, paceMs }: ArchiveContext,
  { channel, ts }: Place,
  rowId: string,
  contents: readonly MessageContent[],
): Promise<Answer<null>> {
  for (const content of contents) {
    await clock.wait(paceMs);
    const page = await gateway.post({ channel, threadTs: ts, content, rowId });
    if (page.kind !== 'done') return page;
  }
  return DONE;
}

const ended = (answer: Answer<Place>): Answer<null> => (answer.kind === 'done' ? DONE : answer);
