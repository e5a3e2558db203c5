import type {
  Block,
  KnownBlock,
  PlainTextElement,
  ModalView as SlackModalView,
} from '@slack/types';

/** A chart; newer than the published types. */
export type ChartBlock = Block & {
  readonly type: 'data_visualization';
  readonly title: string;
  readonly chart: {
    readonly type: 'bar';
    readonly series: readonly {
      readonly name: string;
      readonly data: readonly { readonly label: string; readonly value: number }[];
    }[];
    readonly axis_config: {
      readonly categories: readonly string[];
      readonly x_label?: string;
      readonly y_label?: string;
    };
  };
};

export type AnyBlock = KnownBlock | ChartBlock;
export type ModalView = SlackModalView;

/** A message as it should appear, wherever it is sent. */
export type MessageContent = {
  /** What a screen reader and a notification read out; escaped mrkdwn. */
  readonly text: string;
  readonly blocks: readonly AnyBlock[];
};

/** Slack's limits, in UTF-16 code units: never fewer than the characters Slack counts. */
export const LIMIT = {
  header: 150,
  sectionText: 3000,
  optionText: 75,
  buttonText: 75,
  placeholder: 150,
  modalTitle: 24,
  inputText: 3000,
  chartTitle: 50,
  chartLabel: 20,
  /** Slack refuses updates, and some posts, of more than 4000. */
  messageText: 3900,
  /** Blocks of one message that come to more are refused although each is within its limit. */
  messageTotal: 13_000,
} as const;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** At most `most` code units, cut between characters as people see them and marked with an ellipsis. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  let end = 0;
  for (const { segment, index } of graphemes.segment(text)) {
    if (index + segment.length > most - 1) break;
    end = index + segment.length;
  }
  return `${text.slice(0, end)}…`;
}

/** Text for a place that Slack parses: nothing in it is a mention, a link or a command. */
export function escapeMrkdwn(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Keeps the direction of somebody's text from turning the words around it, marks in it or not. */
export const isolate = (text: string): string =>
  `\u2068${text.replace(/[\u2066-\u2069]/g, '')}\u2069`;

/** Somebody's words inside a text that Slack parses. */
export const typedText = (text: string): string => isolate(escapeMrkdwn(text));

/** At most `most` code units of escaped text, whole lines as far as possible, no link or entity cut. */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text;
  const whole = text.slice(0, most - 1).replace(/\n[^\n]*$/, '');
  const fits = whole.length < most - 1 ? whole : cut(text, most - 1).slice(0, -1);
  return `${fits.replace(/(?:<[^>]*|&[a-z]*)$/, '')}…`;
}

/** What people typed, as `isolate` marks it; all the rest is in our words. */
const TYPED = /\u2068([^\u2069]*)\u2069/g;
/** At least so much stays of each long text, in UTF-16 code units. */
const LEAST = 80;

/**
 * Shortens an escaped text to what Slack takes at the top of a message, where screen readers find it.
 * It shortens what people typed first, the longest the most, and only then leaves out lines at the end.
 * `rest` is the sentence that says so and where the whole text is.
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

/** How long each may be at most so that all fit: what is shorter leaves room for the others. */
function shareOf(lengths: readonly number[], room: number): number {
  let left = room;
  for (const [index, length] of lengths.toSorted((a, b) => a - b).entries()) {
    const share = Math.max(LEAST, Math.floor(left / (lengths.length - index)));
    if (length > share) return share;
    left -= length;
  }
  return Number.POSITIVE_INFINITY;
}

/** Cut between characters as people see them, and no entity in two. */
function cutEscaped(words: string, most: number): string {
  if (words.length <= most) return words;
  return `${cut(words, most)
    .slice(0, -1)
    .replace(/&[a-z]*$/, '')}…`;
}

export const mention = (userId: string): string => `<@${userId}>`;

export const channelMention = (channelId: string): string => `<#${channelId}>`;

export const DATE_FORMAT = '{date_short_pretty} at {time}';

/** The day of a time, in UTC; for where Slack cannot show it in the reader's time zone. */
export const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** A time in the reader's own time zone; escaped mrkdwn. */
export const localTime = (ms: number): string =>
  `<!date^${Math.floor(ms / 1000)}^${DATE_FORMAT}|${dayOf(ms)}>`;

/** A link with somebody's words on it. */
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

/** Our own words, in mrkdwn. `verbatim` keeps Slack from making links or mentions of them. */
export const section = (mrkdwn: string): KnownBlock => ({
  type: 'section',
  text: { type: 'mrkdwn', text: cut(mrkdwn, LIMIT.sectionText), verbatim: true },
  expand: true,
});

/** Words of ours with somebody's text in them: nothing is parsed. */
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
