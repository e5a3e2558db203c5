import type {
  AllMiddlewareArgs,
  GlobalShortcut,
  MessageShortcut,
  SlackShortcutMiddlewareArgs,
} from '@slack/bolt';
import type { Messages } from '../../i18n/messages.ts';
import type { SettingsUseCases } from '../../usecases/settings.ts';
import type { People } from '../api/people.ts';
import { cut, LIMIT } from '../kit/blocks.ts';
import { clean } from '../kit/text.ts';
import { isPrivateTalk } from '../listeners/private-talk.ts';
import { assessmentModal, begin } from './assessment-view.ts';
import { linesOfMessage } from './message-words.ts';
import type { Naming } from './mrkdwn-words.ts';
import { type OpenAssessmentDeps, openAssessment } from './open-assessment.ts';
import { titleIn } from './title-in.ts';

type Deps = OpenAssessmentDeps & { readonly current: SettingsUseCases['current'] };

/** More names than this are not worth the questions. */
const NAMES = 10;

/** The names of those a message mentions, as far as Slack tells them in time. */
async function namesIn(people: People, message: unknown): Promise<ReadonlyMap<string, string>> {
  const ids = new Set<string>();
  const noted = (id: string): string => {
    ids.add(id);
    return '';
  };
  linesOfMessage(message, { person: noted, channel: () => '', group: () => '' });
  const named = await Promise.all(
    [...ids].slice(0, NAMES).map(async (id): Promise<readonly (readonly [string, string])[]> => {
      const name = (await people.profile(id))?.name ?? '';
      return name === '' ? [] : [[id, name]];
    }),
  );
  return new Map(named.flat());
}

/** What a message says, and a title out of it. Whoever reads it may not see all channels it names by id. */
function saidIn(
  { modal: { quoted } }: Messages,
  message: unknown,
  known: ReadonlyMap<string, string>,
): { readonly title: string; readonly context: string } {
  const mentions = new Set<string>();
  const names: Naming = {
    person: (id, label) => {
      const mention = `@${label || (known.get(id) ?? id)}`;
      mentions.add(mention);
      return mention;
    },
    channel: (_, label) => (label === '' ? quoted.channel : `#${label}`),
    group: (_, label) => {
      const mention = label === '' ? quoted.group : label.startsWith('@') ? label : `@${label}`;
      mentions.add(mention);
      return mention;
    },
  };
  const lines = linesOfMessage(message, names);
  return {
    title: clean(titleIn(lines, [...mentions])),
    context: clean(lines.map(({ text }) => text).join('\n')),
  };
}

/** Out of a message: it becomes the description, and the thread will lead back to it. */
export const openFromMessage =
  (deps: Deps) =>
  async ({
    ack,
    shortcut,
    respond,
  }: AllMiddlewareArgs & SlackShortcutMiddlewareArgs<MessageShortcut>): Promise<void> => {
    const { people, messages: t, current } = deps;
    const { channel, message, trigger_id: triggerId } = shortcut;
    await ack();
    const { title, context } = saidIn(t, message, await namesIn(people, message));
    const posted = isPrivateTalk(channel.id, channel.name) ? null : channel.id;
    const begun = begin(current(posted), {
      channel: posted,
      source: { channel: channel.id, ts: message.ts },
    });
    const draft = {
      ...begun.draft,
      title,
      context: cut(context, LIMIT.inputText),
    };
    const form = assessmentModal(t, draft, begun.memory);
    if (await openAssessment(deps, { triggerId, userId: shortcut.user.id }, form)) return;
    await respond({ response_type: 'ephemeral', text: t.discussion.failed });
  };

/** From anywhere: the form asks where to post. */
export const openFromShortcut =
  (deps: Deps) =>
  async ({
    ack,
    shortcut,
  }: AllMiddlewareArgs & SlackShortcutMiddlewareArgs<GlobalShortcut>): Promise<void> => {
    const { draft, memory } = begin(deps.current(null), { channel: null });
    const form = assessmentModal(deps.messages, draft, memory);
    const asker = { triggerId: shortcut.trigger_id, userId: shortcut.user.id };
    const opening = openAssessment(deps, asker, form);
    await ack();
    // There is no place to answer in: Slack itself tells when nothing opened.
    await opening;
  };
