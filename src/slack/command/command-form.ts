import { cut, LIMIT } from '../kit/blocks.ts';
import { clean, unescapeMrkdwn } from '../kit/rich-text.ts';

/** What a member asked for after the command. */
export type CommandRequest =
  | { readonly kind: 'help' }
  | { readonly kind: 'list'; readonly which: ListKind }
  | { readonly kind: 'search'; readonly text: string }
  /** `context` holds the text again if it does not fit into a title. */
  | { readonly kind: 'assess'; readonly title: string; readonly context: string };

/** This channel's decisions: all, open or decided. `mine`: the member's own. `stale`: open for too long. */
const LISTS = ['channel', 'open', 'decided', 'mine', 'stale'] as const;
export type ListKind = (typeof LISTS)[number];

/**
 * Only exact keywords are subcommands: "help desk bot" is a title, and so is "list of suppliers".
 * `search` takes any words; the answer offers to use them as a title instead.
 */
export function parseCommandText(text: string): CommandRequest {
  const typed = clean(unescapeMrkdwn(text));
  const words = typed.toLowerCase().split(/\s+/);
  if (words.join(' ') === 'help') return { kind: 'help' };
  if (words.join(' ') === 'list') return { kind: 'list', which: 'channel' };
  const which = LISTS.find((list) => list !== 'channel' && words.join(' ') === `list ${list}`);
  if (which !== undefined) return { kind: 'list', which };
  const [, searched] = typed.match(/^search\s+(.+)$/is) ?? [];
  if (searched !== undefined) return { kind: 'search', text: searched };
  const fits = typed.length <= LIMIT.header && !typed.includes('\n');
  return {
    kind: 'assess',
    title: cut(typed.replaceAll('\n', ' '), LIMIT.header),
    context: fits ? '' : cut(typed, LIMIT.inputText),
  };
}
