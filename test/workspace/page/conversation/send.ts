import type { Act, ActResult, Person, Snapshot } from '../../protocol.ts';
import { commandIn, commandsOf } from './suggestions.ts';

type Send = (act: Act) => Promise<ActResult>;

const failureOf = (result: ActResult): string | null =>
  !result.ok && result.reason === 'failed' ? result.message : null;

/** `@ana`, `@Ana Lopes`, `<@U1>` and the app's name all mean a person. */
function personIn(snapshot: Snapshot, words: string): Person | null {
  const wanted = words.trim().replace(/^<?@/, '').replace(/>$/, '').toLowerCase();
  const names = (person: Person) => [
    person.id,
    person.name,
    person.realName,
    ...(person.id === snapshot.app.userId ? [snapshot.app.name] : []),
  ];
  return snapshot.people.find((it) => names(it).some((n) => n.toLowerCase() === wanted)) ?? null;
}

async function runCommand(
  snapshot: Snapshot,
  act: Send,
  channel: string,
  command: string,
  text: string,
): Promise<string | null> {
  if (command === '/invite' || command === '/remove') {
    const person = personIn(snapshot, text.slice(command.length));
    if (person === null)
      return `${command} needs somebody of this workspace, e.g. ${command} @name.`;
    const type = command === '/invite' ? 'invite' : 'remove';
    return failureOf(await act({ type, channel, user: person.id }));
  }
  if (!commandsOf(snapshot).some((known) => known.command === command)) {
    return (
      `${command} is not a valid command. In Slack, all messages that start with the “/” character ` +
      'are interpreted as commands.'
    );
  }
  return failureOf(await act({ type: 'command', channel, text }));
}

/** Says the text or runs the command in it; answers with the red line to show, if any. */
export async function send(
  snapshot: Snapshot,
  act: Send,
  channel: string,
  threadTs: string | null,
  text: string,
): Promise<string | null> {
  const command = commandIn(text);
  if (command !== null && threadTs !== null) {
    return `${command} is not supported in threads. Sorry!`;
  }
  if (command !== null) return runCommand(snapshot, act, channel, command, text);
  return failureOf(
    await act({ type: 'say', channel, text, ...(threadTs === null ? {} : { threadTs }) }),
  );
}
