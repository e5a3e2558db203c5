import { cut, LIMIT } from '../kit/blocks.ts';
import { clean, unescapeMrkdwn } from '../kit/text.ts';

/** What somebody typed after the command. */
export type CommandRequest =
  | { readonly kind: 'help' }
  | { readonly kind: 'list'; readonly which: ListKind }
  | { readonly kind: 'search'; readonly text: string }
  /** What does not fit into a title goes into the description, as far as Slack lets it be that long. */
  | { readonly kind: 'assess'; readonly title: string; readonly context: string };

/** This channel's decisions, all or some; one's own; those that have been open too long. */
const LISTS = ['channel', 'open', 'decided', 'mine', 'stale'] as const;
export type ListKind = (typeof LISTS)[number];

/**
 * Only exact keywords are subcommands: "help desk bot" is a title, and so is "list of suppliers".
 * `search` takes words; whoever meant a title can still ask with it.
 */
export function parseCommandText(text: string): CommandRequest {
  const typed = clean(unescapeMrkdwn(text));
  const words = typed.toLowerCase().split(/\s+/);
  if (words.join(' ') === 'help') return { kind: 'help' };
  if (words.join(' ') === 'list') return { kind: 'list', which: 'channel' };
  const which = LISTS.find((list) => list !== 'channel' && words.join(' ') === `list ${list}`);
  if (which !== undefined) return { kind: 'list', which };
  const [, wanted] = typed.match(/^search\s+(.+)$/is) ?? [];
  if (wanted !== undefined) return { kind: 'search', text: wanted };
  const fits = typed.length <= LIMIT.header && !typed.includes('\n');
  return {
    kind: 'assess',
    title: cut(typed.replaceAll('\n', ' '), LIMIT.header),
    context: fits ? '' : cut(typed, LIMIT.inputText),
  };
}
