import { isJson } from './json.ts';
import type { Message } from './protocol.ts';

export type Reach = {
  /** User ids, `subteam:S…`, `here`, `channel`, `everyone`: whom the message would ping. */
  readonly pings: readonly string[];
  /** URLs and `#C…` channel ids that would be clickable. */
  readonly links: readonly string[];
};

/** Whom a message would ping and what it would link, by Slack's rules for each kind of text. */
export function reachOf(message: Pick<Message, 'text' | 'blocks' | 'parse'>): Reach {
  const linksNames = message.parse === 'full' || message.parse === 'client';
  const found = [...fromText(message.text, linksNames), ...fromBlocks(message.blocks)];
  const unique = (kind: 'ping' | 'link') => [
    ...new Set(found.filter((item) => item.kind === kind).map((item) => item.to)),
  ];
  return { pings: unique('ping'), links: unique('link') };
}

/** User ids, `here`, `channel`, `everyone` a message would ping. */
export function notifies(message: Pick<Message, 'text' | 'blocks' | 'parse'>): readonly string[] {
  return reachOf(message).pings;
}

type Found = { readonly kind: 'ping' | 'link'; readonly to: string };

/** `<…>` is always read; bare `@here` and URLs only where text is auto-linked. */
function fromText(text: string, autoLinks: boolean): readonly Found[] {
  const found: Found[] = [];
  for (const [, inner = ''] of text.matchAll(/<([^<>]+)>/g)) found.push(...fromBrackets(inner));
  if (!autoLinks) return found;
  const bare = text.replaceAll(/<[^<>]+>/g, ' ');
  for (const [, name = ''] of bare.matchAll(/(?<![\w.])@(here|channel|everyone)\b/g)) {
    found.push({ kind: 'ping', to: name });
  }
  for (const [url] of bare.matchAll(/https?:\/\/[^\s<>]+/g)) found.push({ kind: 'link', to: url });
  return found;
}

function fromBrackets(inner: string): readonly Found[] {
  const target = inner.split('|')[0] ?? '';
  if (/^@[UW]/.test(target)) return [{ kind: 'ping', to: target.slice(1) }];
  if (/^#[CG]/.test(target)) return [{ kind: 'link', to: target }];
  const [, special = ''] = /^!(here|channel|everyone|group)$/.exec(target) ?? [];
  if (special !== '') return [{ kind: 'ping', to: special === 'group' ? 'channel' : special }];
  const [, team = ''] = /^!subteam\^(\w+)/.exec(target) ?? [];
  if (team !== '') return [{ kind: 'ping', to: `subteam:${team}` }];
  return /^(https?|mailto|tel):/.test(target) ? [{ kind: 'link', to: target }] : [];
}

function fromBlocks(value: unknown): readonly Found[] {
  if (Array.isArray(value)) return value.flatMap(fromBlocks);
  if (!isJson(value)) return [];
  const text = typeof value.text === 'string' ? value.text : '';
  switch (value.type) {
    case 'mrkdwn':
      return fromText(text, value.verbatim !== true);
    case 'markdown':
      return fromText(text, true);
    case 'user':
      return [{ kind: 'ping', to: String(value.user_id) }];
    case 'usergroup':
      return [{ kind: 'ping', to: `subteam:${String(value.usergroup_id)}` }];
    case 'broadcast':
      return [{ kind: 'ping', to: String(value.range) }];
    case 'channel':
      return [{ kind: 'link', to: `#${String(value.channel_id)}` }];
    case 'link':
      return [{ kind: 'link', to: String(value.url) }];
    default:
      return Object.values(value).flatMap(fromBlocks);
  }
}
