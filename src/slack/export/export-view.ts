import type { KnownBlock, RadioButtons } from '@slack/types';
import { ARCHIVE_FORMATS, type ArchiveFormat } from '../../domain/job.ts';
import { type Filter, isFiltered } from '../../domain/portfolio.ts';
import type { Messages } from '../../i18n/messages.ts';
import {
  channelMention,
  context,
  escapeMrkdwn,
  isolate,
  type MessageContent,
  type ModalView,
  mention,
  option,
  plain,
  plainSection,
} from '../kit/blocks.ts';
import { input } from '../kit/elements.ts';
import { ACTION, BLOCK, CALLBACK } from '../kit/ids.ts';
import { modal } from '../kit/modal.ts';
import { type ArchiveMemory, WHICH } from './export-form.ts';

/** Asks for the file format and, if the member has set a filter on Home, whether to apply it. */
export function exportModal(t: Messages, filter: Filter): ModalView {
  const words = t.archive.form;
  const memory: ArchiveMemory = { filter: isFiltered(filter) ? filter : null };
  const { title, submit, formatLabel, formats } = words;
  return modal({ callback: CALLBACK.archive, memory, title, submit, close: t.modal.close }, [
    input(BLOCK.format, { label: formatLabel }, choices(ARCHIVE_FORMATS, formats)),
    ...(isFiltered(filter) ? which(t, filter) : []),
    plainSection(words.hint),
  ]);
}

function which(t: Messages, filter: Filter): readonly KnownBlock[] {
  const { whichLabel, filtered, all, filters } = t.archive.form;
  return [
    input(BLOCK.which, { label: whichLabel }, choices(WHICH, { filtered, all })),
    context(filters(filterInWords(t, filter))),
  ];
}

type Words = { readonly name: string; readonly is: string };

/** Radio buttons, with the first one chosen. */
function choices<T extends string>(
  ids: readonly [T, ...T[]],
  words: Readonly<Record<T, Words>>,
): RadioButtons {
  const optionOf = (id: T) => ({
    ...option(words[id].name, id),
    description: plain(words[id].is),
  });
  return {
    type: 'radio_buttons',
    action_id: ACTION.input,
    options: ids.map(optionOf),
    initial_option: optionOf(ids[0]),
  };
}

/** Names each filter that is set; escaped mrkdwn. */
function filterInWords(
  t: Messages,
  { status, verdict, channel, owner, text }: Filter,
): readonly string[] {
  const words = t.archive.form.filter;
  return [
    ...(status === null ? [] : [words.status(t.home.status[status])]),
    ...(verdict === null ? [] : [words.verdict(t.verdict[verdict])]),
    ...(channel === null ? [] : [words.channel(channelMention(channel))]),
    ...(owner === null ? [] : [words.owner(mention(owner))]),
    ...(text === '' ? [] : [words.text(isolate(escapeMrkdwn(text)))]),
  ];
}

/** The text above the files of an export, in the direct message that delivers them. */
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

/** A plain remark about an export. */
export const archiveNote = (text: string): MessageContent => ({
  text: escapeMrkdwn(text),
  blocks: [plainSection(text)],
});

/** The text above one decision's record, in the direct message that delivers it. */
export function exportHeading(t: Messages, title: string): MessageContent {
  const { heading, forms } = t.discussion.export;
  return {
    text: `${heading(isolate(escapeMrkdwn(title)))}. ${forms}`,
    blocks: [plainSection(`${heading(isolate(title))}. ${forms}`)],
  };
}

/** UTF-16 code units a page: below Slack's limit for a message, with room for the file's name. */
const PAGE = 11_000;

/** The complete files as text messages, for where the bot may not upload. Slack parses nothing in them. */
export function exportPages(
  files: readonly { readonly name: string; readonly content: string }[],
): readonly MessageContent[] {
  return files.flatMap(({ name, content }) => {
    const pages = pagesOf(content);
    return pages.map((text, index) => {
      const title = pages.length === 1 ? name : `${name} (${index + 1}/${pages.length})`;
      return {
        text: escapeMrkdwn(title),
        blocks: [
          {
            type: 'rich_text',
            elements: [
              {
                type: 'rich_text_section',
                elements: [{ type: 'text', text: title, style: { bold: true } }],
              },
              { type: 'rich_text_preformatted', elements: [{ type: 'text', text }] },
            ],
          },
        ],
      };
    });
  });
}

/** A surrogate pair cut in two would lose its character on both pages. */
const HIGH_SURROGATE_AT_END = /[\uD800-\uDBFF]$/;

/** Cuts a text into pages, between lines unless one line is longer than a page. */
function pagesOf(content: string): readonly string[] {
  const pages: string[] = [];
  let page = '';
  for (const line of content.split(/(?<=\n)/)) {
    if (page !== '' && page.length + line.length > PAGE) {
      pages.push(page);
      page = '';
    }
    page += line;
    while (page.length > PAGE) {
      const end = PAGE - (HIGH_SURROGATE_AT_END.test(page.slice(0, PAGE)) ? 1 : 0);
      pages.push(page.slice(0, end));
      page = page.slice(end);
    }
  }
  return page === '' ? pages : [...pages, page];
}
