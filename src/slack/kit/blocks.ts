import type { KnownBlock, PlainTextElement, ModalView as SlackModalView } from '@slack/types';

export type ModalView = SlackModalView;

/** What a message says, whatever channel it goes to. */
export type MessageContent = {
  /** What notifications and screen readers use; escaped mrkdwn. */
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
};

/** Slack's limits. Slack counts characters; we count UTF-16 code units, which are never fewer. */
export const LIMIT = {
  header: 150,
  sectionText: 3000,
  optionText: 75,
  buttonText: 75,
  placeholder: 150,
  modalTitle: 24,
  inputText: 3000,
  /** Slack refuses updates, and some posts, with a text longer than 4000. */
  messageText: 3900,
  /** Slack refuses a message whose blocks are longer together, even if each is within its limit. */
  messageTotal: 13_000,
} as const;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Cuts a text to `most` code units, between graphemes, and ends it with an ellipsis. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  let end = 0;
  for (const { segment, index } of graphemes.segment(text)) {
    if (index + segment.length > most - 1) break;
    end = index + segment.length;
  }
  return `${text.slice(0, end)}…`;
}

/** Escapes a text, so that Slack finds no mention, link or command in it. */
export function escapeMrkdwn(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Wraps a member's text in Unicode isolates, so that right-to-left text in it leaves our words in order. */
export const isolate = (text: string): string =>
  `\u2068${text.replace(/[\u2066-\u2069]/g, '')}\u2069`;

/** A member's text, made safe to put into mrkdwn. */
export const typedText = (text: string): string => isolate(escapeMrkdwn(text));

/** Cuts escaped mrkdwn to `most` code units: at a line's end if possible, never inside a link or entity. */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text;
  const whole = text.slice(0, most - 1).replace(/\n[^\n]*$/, '');
  const fits = whole.length < most - 1 ? whole : cut(text, most - 1).slice(0, -1);
  return `${fits.replace(/(?:<[^>]*|&[a-z]*)$/, '')}…`;
}

/** Members' texts, as `isolate` marks them. */
const TYPED = /\u2068([^\u2069]*)\u2069/g;
/** What `shortText` leaves of each long text at least, in UTF-16 code units. */
const LEAST_KEPT = 80;

/**
 * Shortens escaped mrkdwn to what Slack takes as a message's `text`. Shortens members' texts first,
 * the longest most, and only then drops lines at the end. Appends `rest`, the sentence that says where
 * the full text is.
 */
export function shortText(text: string, rest: string, most: number = LIMIT.messageText): string {
  if (text.length <= most) return text;
  const room = most - rest.length - 1;
  const typed = [...text.matchAll(TYPED)].map(([, words]) => words?.length ?? 0);
  const ours = text.length - typed.reduce((sum, length) => sum + length, 0);
  const share = shareOf(typed, room - ours);
  const shorter = text.replaceAll(TYPED, (_, words: string) => isolate(cutEscaped(words, share)));
  return `${cutText(shorter, room)}\n${rest}`;
}

/** The longest each text may be so that all fit; shorter texts leave their room to longer ones. */
function shareOf(lengths: readonly number[], room: number): number {
  let left = room;
  for (const [index, length] of lengths.toSorted((a, b) => a - b).entries()) {
    const share = Math.max(LEAST_KEPT, Math.floor(left / (lengths.length - index)));
    if (length > share) return share;
    left -= length;
  }
  return Number.POSITIVE_INFINITY;
}

/** Cuts between graphemes and never inside an entity. */
function cutEscaped(words: string, most: number): string {
  if (words.length <= most) return words;
  return `${cut(words, most)
    .slice(0, -1)
    .replace(/&[a-z]*$/, '')}…`;
}

export const mention = (userId: string): string => `<@${userId}>`;

export const channelMention = (channelId: string): string => `<#${channelId}>`;

export const DATE_FORMAT = '{date_short_pretty} at {time}';

/** A time in milliseconds as `YYYY-MM-DD` in UTC, for where Slack cannot use the reader's time zone. */
export const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** A time in milliseconds, which Slack shows in the reader's time zone; escaped mrkdwn. */
export const localTime = (ms: number): string =>
  `<!date^${Math.floor(ms / 1000)}^${DATE_FORMAT}|${dayOf(ms)}>`;

/** A link in mrkdwn; escapes `url` and `label`. */
export const linkTo = (url: string, label: string): string =>
  `<${escapeMrkdwn(url)}|${escapeMrkdwn(label)}>`;

export const plain = (text: string): PlainTextElement => ({
  type: 'plain_text',
  text,
  emoji: false,
});

export const header = (text: string): KnownBlock => ({
  type: 'header',
  text: plain(cut(text, LIMIT.header)),
});

/** A section of our own mrkdwn. `verbatim` stops Slack from turning words into links or mentions. */
export const section = (mrkdwn: string): KnownBlock => ({
  type: 'section',
  text: { type: 'mrkdwn', text: cut(mrkdwn, LIMIT.sectionText), verbatim: true },
  expand: true,
});

/** A section that may hold a member's text: Slack parses nothing in it. */
export const plainSection = (text: string): KnownBlock => ({
  type: 'section',
  text: plain(cut(text, LIMIT.sectionText)),
  expand: true,
});

export const context = (mrkdwn: string): KnownBlock => ({
  type: 'context',
  elements: [{ type: 'mrkdwn', text: cut(mrkdwn, LIMIT.sectionText), verbatim: true }],
});

export const option = (text: string, value: string) => ({
  text: plain(cut(text, LIMIT.optionText)),
  value,
});
