import { isJson, type Json, objects, textOf } from '../../json.ts';
import type { Snapshot } from '../../protocol.ts';
import type { Element } from '../blocks/surface.ts';
import { mentionOf, nameOf } from '../client/workspace-context.ts';
import { plainText } from '../text/text-object.tsx';

export type Choice = {
  readonly id: string;
  readonly text: string;
  readonly description: string;
  /** What Slack keeps as the value: an option object, or the id of a person or conversation. */
  readonly kept: unknown;
  readonly option: Json;
};
export type ChoiceGroup = { readonly label: string; readonly choices: readonly Choice[] };

function fromOption(option: Json): Choice {
  return {
    id: textOf(option, 'value'),
    text: plainText(option.text),
    description: isJson(option.description) ? plainText(option.description) : '',
    kept: option,
    option,
  };
}

const fromId = (id: string, text: string): Choice => ({
  id,
  text,
  description: '',
  kept: id,
  option: {},
});

function conversations(element: Element, snapshot: Snapshot): readonly Choice[] {
  const filter = isJson(element.filter) ? element.filter : {};
  return snapshot.channels
    .filter((channel) => !channel.isArchived)
    .filter(({ kind }) => !Array.isArray(filter.include) || filter.include.includes(kind))
    .filter(
      (channel) =>
        filter.exclude_bot_users !== true ||
        channel.kind !== 'im' ||
        !channel.members.includes(snapshot.app.userId),
    )
    .map((channel) => fromId(channel.id, mentionOf(snapshot, channel)));
}

/** What a select, radio or checkbox element offers, in its groups; one nameless group without any. */
export function choicesOf(element: Element, snapshot: Snapshot): readonly ChoiceGroup[] {
  const source = element.type.replace(/^multi_/, '');
  const one = (choices: readonly Choice[]): readonly ChoiceGroup[] => [{ label: '', choices }];
  if (source === 'users_select') {
    const active = snapshot.people.filter((person) => !person.isDeleted);
    const appsLast = active.toSorted((a, b) => Number(a.isBot) - Number(b.isBot));
    return one(appsLast.map((person) => fromId(person.id, nameOf(snapshot, person.id))));
  }
  if (source === 'channels_select') {
    const open = snapshot.channels.filter((it) => it.kind === 'public' && !it.isArchived);
    return one(open.map((channel) => fromId(channel.id, `#${channel.name}`)));
  }
  if (source === 'conversations_select') return one(conversations(element, snapshot));
  const groups = objects(element.option_groups);
  if (groups.length === 0) return one(objects(element.options).map(fromOption));
  return groups.map((group) => ({
    label: plainText(group.label),
    choices: objects(group.options).map(fromOption),
  }));
}

/** The id of a kept value: of an option object its `value`, of a person or conversation itself. */
export function idOf(kept: unknown): string {
  return typeof kept === 'string' ? kept : textOf(kept, 'value');
}
