import type {
  AllMiddlewareArgs,
  BlockAction,
  GlobalShortcut,
  MessageShortcut,
  SlackActionMiddlewareArgs,
  SlackShortcutMiddlewareArgs,
} from '@slack/bolt';
import type { Place } from '../../domain/decision.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { Logger } from '../../logger.ts';
import type { SettingsUseCases } from '../../usecases/settings.ts';
import type { Gateway } from '../api/gateway.ts';
import { type Membership, type People, RECENT_MS } from '../api/people.ts';
import { cut, LIMIT, type ModalView } from '../kit/blocks.ts';
import { infoModal } from '../kit/modal.ts';
import { clean } from '../kit/rich-text.ts';
import { channelToPostIn } from '../listeners/discussion.ts';
import { type FormUpdates, openForm } from '../listeners/form-updates.ts';
import { assessmentModal, startDraft } from './assessment-view.ts';
import { linesOfMessage } from './message-words.ts';
import type { Naming } from './mrkdwn-words.ts';
import { titleIn } from './title-in.ts';

/** Who opens the form, and what it is filled in with. */
export type AssessmentRequest = {
  readonly triggerId: string;
  readonly userId: string;
  /** Where the thread will be posted; null if the form asks. */
  readonly channel: string | null;
  /** The message that the form is opened from. */
  readonly source?: Place;
  readonly title?: string;
  readonly context?: string;
};

/** Opens the assessment form, or says why not in its place; resolves to whether anything opened. */
export type OpenAssessment = (request: AssessmentRequest) => Promise<boolean>;

/**
 * Guests and others who may not ask see why instead of the form: at once if they are known, else as soon
 * as Slack says who they are. Awaits nothing before it opens the modal: a trigger expires after 3 s.
 */
export const createOpenAssessment =
  (deps: {
    readonly gateway: Gateway;
    readonly people: People;
    readonly updates: FormUpdates;
    readonly current: SettingsUseCases['current'];
    readonly messages: Messages;
    readonly log: Logger;
  }): OpenAssessment =>
  ({ triggerId, userId, channel, source = null, title = '', context = '' }) => {
    const { people, updates, current, messages: t } = deps;
    const { draft, memory } = startDraft(current(channel), { channel, source });
    const refusal = (membership: Membership | null): ModalView | null =>
      membership === null || membership === 'member' || membership === 'unknown_person'
        ? null
        : infoModal(t, t.modal.title, t.people.notFor.ask[membership]);
    const knownRefusal = refusal(people.knownMembership(userId));
    const view = knownRefusal ?? assessmentModal(t, { ...draft, title, context }, memory);
    const opening = openForm(deps, triggerId, view);
    const asking = knownRefusal === null ? people.membership(userId, RECENT_MS) : null;
    return Promise.all([opening, asking]).then(async ([opened, membership]) => {
      const lateRefusal = refusal(membership);
      const viewId = opened?.viewId ?? null;
      if (lateRefusal !== null && viewId !== null) await updates.show(viewId, lateRefusal);
      return opened !== null;
    });
  };

type Deps = {
  readonly openAssessment: OpenAssessment;
  readonly people: People;
  readonly messages: Messages;
};

/** From the Home tab, or from a search whose words become the title. The form asks where to post. */
export const openFromButton =
  ({ openAssessment }: Deps) =>
  async ({
    ack,
    action,
    body,
  }: AllMiddlewareArgs & SlackActionMiddlewareArgs<BlockAction>): Promise<void> => {
    const title = action.type === 'button' ? cut(action.value ?? '', LIMIT.header) : '';
    const { trigger_id: triggerId, user } = body;
    const opening = openAssessment({ triggerId, userId: user.id, channel: null, title });
    await ack();
    await opening;
  };

/** From the global shortcut. The form asks where to post. */
export const openFromShortcut =
  ({ openAssessment }: Deps) =>
  async ({
    ack,
    shortcut: { trigger_id: triggerId, user },
  }: AllMiddlewareArgs & SlackShortcutMiddlewareArgs<GlobalShortcut>): Promise<void> => {
    const opening = openAssessment({ triggerId, userId: user.id, channel: null });
    await ack();
    // Nowhere to answer: Slack itself shows an error if nothing opened.
    await opening;
  };

/** From a message, which becomes the description; the thread will link back to it. */
export const openFromMessage =
  ({ openAssessment, people, messages: t }: Deps) =>
  async ({
    ack,
    shortcut,
    respond,
  }: AllMiddlewareArgs & SlackShortcutMiddlewareArgs<MessageShortcut>): Promise<void> => {
    const { channel, message, trigger_id: triggerId, user } = shortcut;
    await ack();
    const { title, context } = textOf(t, message, await namesIn(people, message));
    const isOpen = await openAssessment({
      triggerId,
      userId: user.id,
      channel: channelToPostIn(channel.id, channel.name),
      source: { channel: channel.id, ts: message.ts },
      title,
      context: cut(context, LIMIT.inputText),
    });
    if (!isOpen) await respond({ response_type: 'ephemeral', text: t.discussion.failed });
  };

/** How many names to ask Slack for, at most. */
const MOST_NAMES = 10;

/** The names, by id, of people whom a message mentions and whom Slack names. */
async function namesIn(people: People, message: unknown): Promise<ReadonlyMap<string, string>> {
  const ids = new Set<string>();
  const collect = (id: string): string => {
    ids.add(id);
    return '';
  };
  linesOfMessage(message, { person: collect, channel: () => '', group: () => '' });
  const named = await Promise.all(
    [...ids]
      .slice(0, MOST_NAMES)
      .map(async (id): Promise<readonly (readonly [string, string])[]> => {
        const name = (await people.profile(id))?.name ?? '';
        return name === '' ? [] : [[id, name]];
      }),
  );
  return new Map(named.flat());
}

/** A message's text, and a title from it. Never resolves a channel's id: not every reader may see the channel. */
function textOf(
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
