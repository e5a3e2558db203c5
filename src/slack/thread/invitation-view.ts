import type { Blind } from '../../domain/decision.ts';
import type { ThreadContext } from '../../domain/thread-context.ts';
import type { Messages } from '../../i18n/messages.ts';
import {
  context,
  cutText,
  header,
  LIMIT,
  localTime,
  type MessageContent,
  mention,
  plain,
  plainSection,
  section,
  typedText,
} from '../kit/blocks.ts';
import { button, controls, menu } from '../kit/controls.ts';
import { supersedesLine } from '../kit/decision-words.ts';
import { ACTION } from '../kit/ids.ts';

const NO_LIMITS: Blind = { invited: [], enough: null, deadline: null };

/** The root message of a blind round: asks the channel to rate, and shows who has, but no answers. */
export function invitation(t: Messages, thread: ThreadContext): MessageContent {
  const { decision, ratings, settings, supersedes } = thread;
  const { invited, enough, deadline } = decision.blind ?? NO_LIMITS;
  const words = t.discussion.invitation;
  const owner = mention(decision.ownerId);
  const rated = new Set(ratings.map(({ userId }) => userId));
  const waiting = invited.filter((userId) => !rated.has(userId)).map(mention);
  const people = words.rated([...rated].map(mention));
  const progress = waiting.length === 0 ? people : `${people} ${words.waiting(waiting)}`;
  const ends = words.ends({
    owner: settings.decide === 'members' ? t.settings.anyMember : owner,
    enough,
    deadline: deadline === null ? null : localTime(deadline),
  });
  const last = [ends, ...supersedesLine(t, supersedes)].join(' ');
  const { buttons, revealConfirm } = t.discussion;
  const text = [
    `${typedText(decision.title)}: ${words.ask(owner)} ${words.how}`,
    progress,
    last,
    ...(decision.context === '' ? [] : [typedText(decision.context)]),
  ].join('\n');
  return {
    text,
    blocks: [
      header(decision.title),
      ...(decision.context === '' ? [] : [plainSection(decision.context)]),
      section(`${words.ask(owner)}\n${words.how}`),
      section(cutText(progress, LIMIT.sectionText)),
      context(last),
      controls(decision.id, [
        button(ACTION.rate, buttons.rate, { style: 'primary' }),
        button(ACTION.reveal, buttons.reveal, {
          confirm: {
            title: plain(revealConfirm.title),
            text: plain(revealConfirm.text(ratings.length)),
            confirm: plain(revealConfirm.confirm),
            deny: plain(revealConfirm.deny),
          },
        }),
        menu(t, ['export', 'withdraw', 'start_over', 'delete']),
      ]),
    ],
  };
}
