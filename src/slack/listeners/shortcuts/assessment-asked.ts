import type {
  AllMiddlewareArgs,
  GlobalShortcut,
  MessageShortcut,
  SlackShortcutMiddlewareArgs,
} from '@slack/bolt';
import type { SettingsVerbs } from '../../../decisions/settings.ts';
import type { Messages } from '../../../i18n/messages.ts';
import type { Logger } from '../../../logger.ts';
import { cut, LIMIT } from '../../blocks.ts';
import type { Gateway } from '../../gateway.ts';
import type { People } from '../../people.ts';
import { clean, mentionedIn, readable } from '../../text.ts';
import { assessmentModal, begin } from '../../views/assessment-modal.ts';
import { openForm } from '../open-form.ts';
import { isPrivateTalk } from '../private-talk.ts';

type Deps = {
  readonly gateway: Gateway;
  readonly messages: Messages;
  readonly log: Logger;
  readonly current: SettingsVerbs['current'];
};

/** More names than this are not worth the questions. */
const NAMES = 10;

/** The names of those a message mentions, as far as Slack tells them in time. */
async function namesIn(people: People, text: string): Promise<ReadonlyMap<string, string>> {
  const named = await Promise.all(
    mentionedIn(text)
      .slice(0, NAMES)
      .map(async (id): Promise<readonly (readonly [string, string])[]> => {
        const name = (await people.profile(id))?.name ?? '';
        return name === '' ? [] : [[id, name]];
      }),
  );
  return new Map(named.flat());
}

/** Out of a message: it becomes the description, and the thread will lead back to it. */
export const messageRated =
  ({ people, gateway, messages: t, log, current }: Deps & { readonly people: People }) =>
  async ({
    ack,
    shortcut,
    respond,
  }: AllMiddlewareArgs & SlackShortcutMiddlewareArgs<MessageShortcut>): Promise<void> => {
    const { channel, message, trigger_id } = shortcut;
    await ack();
    const words = message.text ?? '';
    const text = clean(readable(words, await namesIn(people, words)));
    const [firstLine = ''] = text.split('\n');
    const posted = isPrivateTalk(channel.id, channel.name) ? null : channel.id;
    const begun = begin(current(posted), {
      channel: posted,
      source: { channel: channel.id, ts: message.ts },
    });
    const draft = {
      ...begun.draft,
      title: cut(firstLine.trim(), LIMIT.header),
      context: cut(text, LIMIT.inputText),
    };
    const form = assessmentModal(t, draft, begun.memory);
    if (await openForm({ gateway, log }, trigger_id, form)) return;
    await respond({ response_type: 'ephemeral', text: t.discussion.failed });
  };

/** From anywhere: the form asks where to post. */
export const assessmentWished =
  ({ gateway, messages: t, log, current }: Deps) =>
  async ({
    ack,
    shortcut,
  }: AllMiddlewareArgs & SlackShortcutMiddlewareArgs<GlobalShortcut>): Promise<void> => {
    const { draft, memory } = begin(current(null), { channel: null });
    const form = assessmentModal(t, draft, memory);
    const opening = openForm({ gateway, log }, shortcut.trigger_id, form);
    await ack();
    // There is no place to answer in: Slack itself tells when nothing opened.
    await opening;
  };
