import type { ArchiveFormat } from '../../domain/job.ts';
import type { Messages } from '../../i18n/messages.ts';
import { escapeMrkdwn, type MessageContent, plainSection } from '../kit/blocks.ts';

/** Stands above the files in the direct message that hands them over. */
export function archiveHeading(
  { archive: words }: Messages,
  archive: {
    readonly decisions: number;
    readonly leftOut: number;
    readonly format: ArchiveFormat;
    readonly isComplete: boolean;
  },
): MessageContent {
  const first =
    archive.decisions === 0 ? words.none : words.heading(archive.decisions, archive.format);
  const parts = [
    first,
    ...(archive.leftOut === 0 ? [] : [words.leftOut(archive.leftOut)]),
    ...(archive.isComplete ? [] : [words.incomplete]),
  ];
  return archiveNote(parts.join('\n'));
}

/** Says one thing about them. */
export const archiveNote = (text: string): MessageContent => ({
  text: escapeMrkdwn(text),
  blocks: [plainSection(text)],
});
