import type { SlashCommand, Snapshot } from '../../protocol.ts';

export type Suggestion = SlashCommand & { readonly source: string };

/** The commands of Slack itself that a conversation with an app needs. */
const builtIn: readonly SlashCommand[] = [
  { command: '/invite', description: 'Invite somebody to this channel', usageHint: '@someone' },
  { command: '/remove', description: 'Remove somebody from this channel', usageHint: '@someone' },
];

export function commandsOf(snapshot: Snapshot): readonly Suggestion[] {
  return [
    ...snapshot.app.commands.map((command) => ({ ...command, source: snapshot.app.name })),
    ...builtIn.map((command) => ({ ...command, source: 'Slack' })),
  ];
}

export const commandIn = (text: string): string | null =>
  /^\/[^\s/]+/.exec(text)?.[0]?.toLowerCase() ?? null;

/** While the command itself is being typed; with its arguments the list is out of the way. */
export function suggestionsFor(
  text: string,
  commands: readonly Suggestion[],
): readonly Suggestion[] {
  if (!/^\/\S*$/.test(text)) return [];
  return commands.filter(({ command }) => command.startsWith(text.toLowerCase()));
}
