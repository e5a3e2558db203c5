import type { Messages } from '../../i18n/messages.ts';
import { escapeMrkdwn, isolate, type MessageContent, plainSection } from '../kit/blocks.ts';

/** Stands above the record in the direct message that hands it over. */
export function exportHeading(t: Messages, title: string): MessageContent {
  const { heading, forms } = t.discussion.export;
  return {
    text: `${heading(isolate(escapeMrkdwn(title)))}. ${forms}`,
    blocks: [plainSection(`${heading(isolate(title))}. ${forms}`)],
  };
}

/** Below what Slack takes in one message, with room for the file's name. */
const PAGE = 11_000;

/** The files as text, for where none may be uploaded: nothing is left out, and nothing is parsed. */
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

/** At the end of a page: its other half would stand on the next one, and both would be lost. */
const HALF_A_CHARACTER = /[\uD800-\uDBFF]$/;

/** Cut between lines where there are any. */
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
      const end = PAGE - (HALF_A_CHARACTER.test(page.slice(0, PAGE)) ? 1 : 0);
      pages.push(page.slice(0, end));
      page = page.slice(end);
    }
  }
  return page === '' ? pages : [...pages, page];
}
