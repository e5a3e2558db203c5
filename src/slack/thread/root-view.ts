import type { KnownBlock } from '@slack/types';
import type { Blind } from '../../domain/decision.ts';
import type { ThreadContext } from '../../domain/decision-context.ts';
import { contradictions, type Need, type Needs } from '../../engine/index.ts';
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
import { statusLine, supersedesLine } from '../kit/decision-words.ts';
import { button, controls, menu } from '../kit/elements.ts';
import { ACTION } from '../kit/ids.ts';
import { closedRoot } from './closed-root-view.ts';

/**
 * A thread's first message in its present state. Never holds rich text: an update without it could not
 * replace it.
 */
export function rootMessage(t: Messages, thread: ThreadContext): MessageContent {
  switch (thread.decision.status) {
    case 'rating':
      return invitation(t, thread);
    case 'open':
      return openRoot(t, thread);
    case 'decided':
    case 'withdrawn':
    case 'superseded':
      return closedRoot(t, thread);
  }
}

/** The root message of an open decision: what to do and what decides, votes so far, and buttons. */
function openRoot(t: Messages, thread: ThreadContext): MessageContent {
  const { decision, ratings, supersedes } = thread;
  const { recommendation, blind } = decision;
  const { question } = t;
  const way = t.root.way(decision);
  const halves = t.root.halves(decision);
  const decides = [question.decides(decision), question.findOut(decision)]
    .filter((sentence) => sentence !== '')
    .join(' ');
  const step = question.step(decision);
  const isMiddle = blind !== null && decision.revision === 1 && ratings.length > 1;
  const contradicting = contradictions(decision.answers, decision.details)
    .map((code) => t.why.caution[code]())
    .join(' ');
  const status = [
    statusLine(t, thread),
    ...(isMiddle ? [t.discussion.middleOf] : []),
    ...supersedesLine(t, supersedes),
  ].join(' · ');
  const { buttons } = t.discussion;
  return {
    text: [
      `${typedText(decision.title)}: ${way}. ${halves}`,
      ...(contradicting === '' ? [] : [`${t.root.contradicts}: ${contradicting}`]),
      `${question.label}: ${decides}`,
      `${question.stepLabel}: ${step}`,
      status,
    ].join('\n'),
    blocks: [
      header(decision.title),
      section(`*${way}*\n${halves}`),
      ...(contradicting === '' ? [] : [section(`*${t.root.contradicts}:* ${contradicting}`)]),
      section(`*${question.label}:* ${decides}`),
      section(`*${question.stepLabel}:* ${step}`),
      picture(t, recommendation.needs),
      context(status),
      controls(decision.id, [
        button(ACTION.rate, buttons.rate),
        button(ACTION.agree, buttons.agree),
        button(ACTION.disagree, buttons.disagree),
        button(ACTION.decide, buttons.decide),
        menu(t, ['edit', 'what_if', 'export', 'withdraw', 'start_over']),
      ]),
    ],
  };
}

const midpoint = ({ low, high }: Need): number => (low + high) / 2;

const BAR_CELLS = 12;

/** As wide as a bar with its threshold: labels up to the gate, and nothing behind it while it is closed. */
const GATE: Readonly<Record<Needs['behaviour']['labels'], string>> = {
  none: '░░░░░░╫      ',
  too_few: '███░░░╫      ',
  enough: '██████ ██████',
  unknown: '······╫      ',
};

/** Both needs as bars with their thresholds, and the gate of the labels; fits the width of a phone. */
function picture(t: Messages, { knowledge, behaviour }: Needs): KnownBlock {
  const words = t.root.picture;
  const width = Math.max(...[words.knowledge, words.behaviour, words.labels].map((w) => w.length));
  const bar = (name: string, need: Need): string => {
    const cell = (points: number) => Math.round((BAR_CELLS * points) / need.of);
    const filled = cell(midpoint(need));
    const cells = '█'.repeat(filled) + '░'.repeat(BAR_CELLS - filled);
    const at = cell(need.threshold);
    return `${name.padEnd(width)} ${cells.slice(0, at)}│${cells.slice(at)} ${words.need(need)}`;
  };
  const lines = [
    bar(words.knowledge, knowledge),
    bar(words.behaviour, behaviour),
    `${words.labels.padEnd(width)} ${GATE[behaviour.labels]} ${words.gate[behaviour.labels]}`,
  ];
  return section(`\`\`\`${lines.join('\n')}\`\`\``);
}

const NO_LIMITS: Blind = { invited: [], enough: null, deadline: null };

/** The root message of a blind round: asks the channel to rate, and shows who has, but no answers. */
function invitation(t: Messages, thread: ThreadContext): MessageContent {
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
