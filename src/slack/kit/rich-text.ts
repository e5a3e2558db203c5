import type {
  ActionsBlock,
  RichTextBlock,
  RichTextBlockElement,
  RichTextDate,
  RichTextSection,
} from '@slack/types';
import { isVisible } from '../../domain/text.ts';
import {
  channelMention,
  DATE_FORMAT,
  dayOf,
  escapeMrkdwn,
  header,
  linkTo,
  localTime,
  type MessageContent,
  mention,
  typedText,
} from './blocks.ts';

/** A piece of a sentence. A string holds our own words; `user` holds a member's text. */
export type Span =
  | string
  | { readonly bold: string }
  | { readonly user: string }
  | { readonly mention: string }
  /** A channel's id. Slack shows its name only to members who may see it. */
  | { readonly channel: string }
  /** A time in milliseconds, which Slack shows in the reader's time zone. */
  | { readonly date: number }
  | { readonly link: string; readonly label: string };

export type RichPart =
  | { readonly kind: 'paragraph'; readonly spans: readonly Span[] }
  | { readonly kind: 'heading'; readonly text: string }
  | {
      readonly kind: 'list';
      readonly items: readonly (readonly Span[])[];
    }
  | { readonly kind: 'quote'; readonly text: string };

export const paragraph = (...spans: readonly Span[]): RichPart => ({ kind: 'paragraph', spans });
export const heading = (text: string): RichPart => ({ kind: 'heading', text });
export const quote = (text: string): RichPart => ({ kind: 'quote', text });
export const bullets = (items: readonly (readonly Span[])[]): RichPart => ({
  kind: 'list',
  items,
});

/** A heading and a bulleted list; empty without items. */
export const titledList = (
  title: string,
  items: readonly (readonly Span[])[],
): readonly RichPart[] => (items.length === 0 ? [] : [heading(title), bullets(items)]);

/**
 * A message in rich text, with an optional title and buttons. The second form is the text alone, for
 * where Slack refuses rich text.
 */
export function richTextMessage(
  parts: readonly RichPart[],
  {
    title = null,
    buttons = null,
  }: { readonly title?: string | null; readonly buttons?: ActionsBlock | null } = {},
): readonly MessageContent[] {
  const text = toText(title === null ? parts : [heading(title), ...parts]);
  return [
    {
      text,
      blocks: [
        ...(title === null ? [] : [header(title)]),
        toRichText(parts),
        ...(buttons === null ? [] : [buttons]),
      ],
    },
    { text, blocks: [] },
  ];
}

/** A rich text block; Slack parses nothing in it. */
export function toRichText(parts: readonly RichPart[]): RichTextBlock {
  return { type: 'rich_text', elements: parts.map(toElement) };
}

function toElement(part: RichPart, index: number): RichTextBlockElement {
  switch (part.kind) {
    case 'paragraph':
      return sectionOf([...part.spans, '\n']);
    case 'heading':
      return sectionOf([index > 0 ? '\n' : '', { bold: part.text }, '\n']);
    case 'quote':
      return { type: 'rich_text_quote', elements: [{ type: 'text', text: part.text }] };
    case 'list':
      return {
        type: 'rich_text_list',
        style: 'bullet',
        elements: part.items.map(sectionOf),
      };
  }
}

const dateElement = (ms: number): RichTextDate => ({
  type: 'date',
  timestamp: Math.floor(ms / 1000),
  format: DATE_FORMAT,
  fallback: dayOf(ms),
});

function sectionOf(spans: readonly Span[]): RichTextSection {
  return {
    type: 'rich_text_section',
    elements: spans
      .filter((span) => span !== '')
      .map((span) => {
        if (typeof span === 'string') return { type: 'text', text: span };
        if ('bold' in span) return { type: 'text', text: span.bold, style: { bold: true } };
        if ('user' in span) return { type: 'text', text: span.user };
        if ('mention' in span) return { type: 'user', user_id: span.mention };
        if ('channel' in span) return { type: 'channel', channel_id: span.channel };
        if ('date' in span) return dateElement(span.date);
        return { type: 'link', url: span.link, text: span.label };
      }),
  };
}

/** The same as escaped mrkdwn, a line a part, for notifications and screen readers. */
export function toText(parts: readonly RichPart[]): string {
  return parts.map(textOf).join('\n');
}

function textOf(part: RichPart): string {
  switch (part.kind) {
    case 'paragraph':
      return lineOf(part.spans);
    case 'heading':
      return escapeMrkdwn(part.text);
    case 'quote':
      return typedText(part.text);
    case 'list':
      return part.items.map((item) => `• ${lineOf(item)}`).join('\n');
  }
}

function lineOf(spans: readonly Span[]): string {
  return spans
    .map((span) => {
      if (typeof span === 'string') return escapeMrkdwn(span);
      if ('bold' in span) return escapeMrkdwn(span.bold);
      if ('user' in span) return typedText(span.user);
      if ('mention' in span) return mention(span.mention);
      if ('channel' in span) return channelMention(span.channel);
      if ('date' in span) return localTime(span.date);
      return linkTo(span.link, span.label);
    })
    .join('');
}

/** Control characters break terminals, and PostgreSQL refuses NUL. */
const CONTROL = /(?![\n\t])\p{Cc}/gu;

/** Embeddings, overrides and isolates turn all text after them. LRM and RLM do not, and stay. */
const DIRECTION_CHANGES = /[\u202A-\u202E\u2066-\u2069]/g;

/**
 * A member's text as the bot stores it: without control characters and without marks that change the
 * direction of the text around it. Empty if it has no visible character.
 */
export function clean(text: string): string {
  const kept = text
    .replaceAll('\r\n', '\n')
    .toWellFormed()
    .replace(DIRECTION_CHANGES, '')
    .replace(CONTROL, '\uFFFD')
    .trim();
  return isVisible(kept) ? kept : '';
}

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** Undoes the escaping that Slack applies to commands and messages. */
export function unescapeMrkdwn(text: string): string {
  return text.replace(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity] ?? entity);
}
