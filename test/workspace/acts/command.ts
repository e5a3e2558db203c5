import { parseResponse, showResponse } from '../api/response-url.ts';
import { findChannel, findPerson, isMember, isReadOnly } from '../channels.ts';
import { isJson } from '../json.ts';
import { commandPayload } from '../payloads.ts';
import { isColleague } from '../people.ts';
import type { ActResult, Channel, Person } from '../protocol.ts';
import type { Room } from '../room.ts';
import { done, failed } from './refusals.ts';

const errorFor = {
  timeout: 'operation_timeout',
  no_connection: 'dispatch_failed',
  http_error: 'dispatch_failed',
} as const;

/** A person sends `/name text` from the message field of a conversation (never of a thread). */
export async function runCommand(
  room: Room,
  person: Person,
  channel: Channel,
  line: string,
): Promise<ActResult> {
  const { world } = room;
  const [, name = '', rest = ''] = /^(\/\S+)\s*([\s\S]*)$/.exec(line) ?? [];
  const command = world.app.manifest.features.slash_commands.find(
    (known) => known.command === name,
  );
  if (command === undefined || !world.installed.value || !isColleague(world, person.id)) {
    return failed(
      `${name} is not a valid command. In Slack, all messages that start with the "/" character are interpreted as commands.`,
    );
  }
  if (!isMember(channel, person.id)) return failed('You must join this conversation first.');
  if (channel.isArchived) return failed('This channel has been archived.');
  if (isReadOnly(world, channel)) {
    return failed('Sending messages to this app has been turned off.');
  }

  const text = command.should_escape ? escapeMentions(room, rest.trim()) : rest.trim();
  const payload = commandPayload(room, { command: name, text, person, channel });
  const outcome = await room.delivery.interact({ kind: 'command', payload });
  if (!outcome.acked) {
    return failed(`${name} failed with the error "${errorFor[outcome.why]}"`);
  }
  return answer(room, person, channel, outcome.response);
}

/** A text or message inside the acknowledgement is shown, to the person alone by default. */
function answer(room: Room, person: Person, channel: Channel, response: unknown): ActResult {
  const message = typeof response === 'string' ? { text: response } : response;
  if (!isJson(message) || Object.keys(message).length === 0) return done;
  if (message.text === '' && message.blocks === undefined) return done;
  const parsed = parseResponse(message);
  if (typeof parsed === 'string') return failed(`The app's answer was refused: ${parsed}`);
  const target = { user: person.id, channel: channel.id, messageTs: null, thread: null };
  showResponse(room, target, parsed, 'command_answer');
  return done;
}

/** What `should_escape` asks for: mentions and links in Slack's angle brackets. */
function escapeMentions(room: Room, text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return escaped
    .replace(/https?:\/\/[^\s|]+/g, (url) => `<${url}>`)
    .replace(/(^|\s)@([\w.-]+)/g, (all, before: string, name: string) => {
      const person = findPerson(room.world, name);
      if (person !== undefined) return `${before}<@${person.id}|${person.name}>`;
      return /^(here|channel|everyone)$/.test(name) ? `${before}<!${name}>` : all;
    })
    .replace(/(^|\s)#([\w-]+)/g, (all, before: string, name: string) => {
      const channel = findChannel(room.world, name);
      if (channel === undefined) return all;
      return `${before}<#${channel.id}|${channel.kind === 'public' ? channel.name : ''}>`;
    });
}
