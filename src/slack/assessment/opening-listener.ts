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
import { clean } from '../kit/text.ts';
import { channelToPostIn } from '../listeners/discussion.ts';
import { type FormUpdates, openForm } from '../listeners/form-updates.ts';
import { assessmentModal, begin } from './assessment-view.ts';
import { linesOfMessage } from './message-words.ts';
import type { Naming } from './mrkdwn-words.ts';
import { titleIn } from './title-in.ts';

/** Who wants the form, and how far it is filled in. */
export type AssessmentRequest = {
  readonly triggerId: string;
  readonly userId: string;
  /** Where the thread will go; null if the form is to ask. */
  readonly channel: string | null;
  /** The message that it is asked out of. */
  readonly source?: Place;
  readonly title?: string;
  readonly context?: string;
};

/** Opens the form that asks for a recommendation; says whether anything opened. */
export type OpenAssessment = (request: AssessmentRequest) => Promise<boolean>;

/**
 * Whoever may not ask is told so instead of the form, or as soon as Slack says who they are: before they
 * have typed. Awaits nothing before the form is on its way, since a trigger lives three seconds.
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
  async ({ triggerId, userId, channel, source = null, title = '', context = '' }) => {
    const { people, updates, current, messages: t } = deps;
    const { draft, memory } = begin(current(channel), { channel, source });
    const refusal = (membership: Membership | null): ModalView | null =>
      membership === null || membership === 'member' || membership === 'unknown_person'
        ? null
        : infoModal(t, t.modal.title, t.people.notFor.ask[membership]);
    const atOnce = refusal(people.knownMembership(userId));
    const form = atOnce ?? assessmentModal(t, { ...draft, title, context }, memory);
    const opening = openForm(deps, triggerId, form);
    const asking = atOnce === null ? people.membership(userId, RECENT_MS) : null;
    const [opened, membership] = await Promise.all([opening, asking]);
    const instead = refusal(membership);
    const viewId = opened?.viewId ?? null;
    if (instead !== null && viewId !== null) await updates.show(viewId, instead);
    return opened !== null;
  };

type Deps = {
  readonly openAssessment: OpenAssessment;
  readonly people: People;
  readonly messages: Messages;
};

/** From the Home tab, or with what was searched for: the form asks where to post. */
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

/** From anywhere: the form asks where to post. */
export const openFromShortcut =
  ({ openAssessment }: Deps) =>
  async ({
    ack,
    shortcut: { trigger_id: triggerId, user },
  }: AllMiddlewareArgs & SlackShortcutMiddlewareArgs<GlobalShortcut>): Promise<void> => {
    const opening = openAssessment({ triggerId, userId: user.id, channel: null });
    await ack();
    // There is no place to answer in: Slack itself tells when nothing opened.
    await opening;
  };

/** Out of a message: it becomes the description, and the thread will lead back to it. */
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
