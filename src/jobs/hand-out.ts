import type { Clock } from '../clock.ts';
import type { Job, JobRow } from '../domain/job.ts';
import { HOUR_MS } from '../domain/time.ts';
import { type ArchiveFile, asTexts } from '../exports/archive/files.ts';
import { type Answer, DONE } from '../slack/api/answer.ts';
import type { Named } from '../slack/api/names.ts';
import { MORE_TO_READ } from '../slack/api/page-stream.ts';
import type { Visibility, Visible } from '../slack/api/visibility.ts';
import { archiveNote, exportPages } from '../slack/export/export-view.ts';
import type { MessageContent } from '../slack/kit/blocks.ts';
import { saveProgress } from '../store/jobs.ts';
import { type JobContext, STOPPED } from './handler.ts';

export type HandOutContext = Pick<
  JobContext,
  'db' | 'gateway' | 'messages' | 'clock' | 'logger' | 'paceMs'
>;
/** A job that hands something out, and knows how far that has come. */
type HandOutJob = Extract<Job, { kind: 'archive' | 'export' }>;
type Handed = NonNullable<HandOutJob['handed']>;

/** What is handed out; without any files the heading says why. */
export type Parcel = {
  readonly heading: MessageContent;
  readonly files: readonly ArchiveFile[];
};

/** More messages than that would bury everything else that the app has told a person. */
const MOST_PAGES = 20;
/** In bytes: what can surely not stand on so few pages. */
const MOST_TEXT = 300_000;
/** So many times the files are uploaded; then they are handed over as text. */
const TRIES_TO_UPLOAD = 5;

/**
 * Hands files to one person in a direct message, or their text in the thread below where Slack does
 * not take any and it is short. An attempt that was interrupted can be made again: what is there
 * by then is not said once more.
 */
export async function handOut(
  context: HandOutContext,
  row: JobRow,
  job: HandOutJob,
  { heading, files }: Parcel,
  signal: AbortSignal,
): Promise<Answer<null>> {
  const { gateway, messages: t, logger } = context;
  if (signal.aborted) return STOPPED;
  const begun = await headed(context, row, job, heading);
  if (begun.kind !== 'done') return begun;
  if (files.length === 0) return DONE;
  const handed = begun.value;
  const { channel, ts: threadTs } = handed.heading;
  if (signal.aborted) return STOPPED;
  const uploaded = await gateway.upload({ channel, threadTs, files });
  if (uploaded.kind === 'done') return uploaded;
  const tries = row.attempts - handed.since + 1;
  if (uploaded.kind === 'later' && tries < TRIES_TO_UPLOAD) return uploaded;
  logger.warn({ error: uploaded.error }, 'Slack does not take the file of an export');
  const contents = pagesOf(files) ?? [
    archiveNote(
      uploaded.error === 'missing_scope'
        ? t.archive.noPermission
        : t.archive.notTaken(uploaded.error),
    ),
  ];
  return sayInThread(context, row, { ...job, handed }, contents, signal);
}

/** Posts the heading once, and keeps it up to date. */
async function headed(
  { gateway, db }: HandOutContext,
  row: JobRow,
  job: HandOutJob,
  content: MessageContent,
): Promise<Answer<Handed>> {
  if (job.handed !== undefined) {
    const updated = await gateway.update(job.handed.heading, content);
    return updated.kind === 'later' ? updated : { kind: 'done', value: job.handed };
  }
  const posted = await gateway.post({ channel: row.to, content, rowId: row.id });
  if (posted.kind !== 'done') return posted;
  const handed = { heading: posted.value, since: row.attempts, pages: 0 };
  await saveProgress(db, row, { ...job, handed });
  return { kind: 'done', value: handed };
}

/** The files as pages of text, or null when they are too many. */
function pagesOf(files: readonly ArchiveFile[]): readonly MessageContent[] | null {
  const texts = asTexts(files, MOST_TEXT);
  const pages = texts === null ? null : exportPages(texts);
  return pages === null || pages.length > MOST_PAGES ? null : pages;
}

async function sayInThread(
  { db, gateway, clock, paceMs }: HandOutContext,
  row: JobRow,
  job: HandOutJob & { readonly handed: Handed },
  contents: readonly MessageContent[],
  signal: AbortSignal,
): Promise<Answer<null>> {
  const { heading, pages } = job.handed;
  const place = { channel: heading.channel, threadTs: heading.ts };
  for (const [index, content] of contents.entries()) {
    if (index < pages) continue;
    await clock.wait(paceMs, signal);
    if (signal.aborted) return STOPPED;
    const page = await gateway.post({ ...place, content, rowId: row.id });
    if (page.kind !== 'done') return page;
    await saveProgress(db, row, { ...job, handed: { ...job.handed, pages: index + 1 } });
  }
  return DONE;
}

type Context = Pick<JobContext, 'clock' | 'logger'> & {
  readonly visibility: Pick<Visibility, 'of'>;
};

/** Until then an attempt waits for what Slack does not say: names, and what its reader may see. */
const TRIES_FOR_ALL = 8;
/** What has not come to an end after that will not. */
const LONGEST_MS = HOUR_MS;
const PAUSE_MS = 1_000;

/**
 * What people are called; for now no answer while Slack may tell more, and after some attempts as
 * much as is known.
 */
export async function readyNames(
  { clock, logger }: Context,
  ask: () => Promise<Answer<Named>>,
  attempts: number,
  signal: AbortSignal,
): Promise<Answer<Named>> {
  const named = await untilAll(clock, ask, restOfNames, signal);
  if (named.kind === 'done') return named;
  if (named.kind === 'later' && (signal.aborted || attempts < TRIES_FOR_ALL)) return named;
  logger.warn({ error: named.error }, 'Slack did not tell names');
  return { kind: 'done', value: new Map() };
}

/** What a person may see; after some attempts as much of it as is known. */
export async function readyScope(
  { clock, visibility }: Context,
  userId: string,
  attempts: number,
  signal: AbortSignal,
): Promise<{ readonly accessScope: Visible; readonly isReady: boolean }> {
  const accessScope = await untilAll(clock, () => visibility.of(userId), restOfScope, signal);
  const isReady = !signal.aborted && (accessScope.reason !== 'busy' || attempts >= TRIES_FOR_ALL);
  return { accessScope, isReady };
}

const restOfNames = (named: Answer<Named>): number | null =>
  named.kind === 'later' && named.error === MORE_TO_READ ? (named.retryAfterMs ?? PAUSE_MS) : null;

const restOfScope = ({ isGrowing, retryAfterMs }: Visible): number | null =>
  isGrowing === true ? (retryAfterMs ?? PAUSE_MS) : null;

/** Asks again for as long as there is more each time, at the pace that Slack asks for. */
async function untilAll<T>(
  clock: Clock,
  ask: () => Promise<T>,
  restOf: (told: T) => number | null,
  signal: AbortSignal,
): Promise<T> {
  for (let waited = 0; ; ) {
    const told = await ask();
    const rest = restOf(told);
    if (rest === null || waited >= LONGEST_MS || signal.aborted) return told;
    await clock.wait(rest, signal);
    waited += rest;
  }
}
