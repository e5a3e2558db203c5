import { cut, LIMIT } from '../blocks.ts';
import { clean, unescapeMrkdwn } from '../text.ts';

/** What somebody typed after the command. */
export type CommandRequest =
  | { readonly kind: 'help' }
  /** What does not fit into a title goes into the description, as far as Slack lets it be that long. */
  | { readonly kind: 'assess'; readonly title: string; readonly context: string };

/** Only the exact keyword is a subcommand: "help desk bot" is a title. */
export function parseCommandText(text: string): CommandRequest {
  const typed = clean(unescapeMrkdwn(text));
  if (typed.toLowerCase() === 'help') return { kind: 'help' };
  const fits = typed.length <= LIMIT.header && !typed.includes('\n');
  return {
    kind: 'assess',
    title: cut(typed.replaceAll('\n', ' '), LIMIT.header),
    context: fits ? '' : cut(typed, LIMIT.inputText),
  };
}
