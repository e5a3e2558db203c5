import type { Blind } from '../../domain/decision.ts';
import type { ThreadContext } from '../../domain/decision-context.ts';
import type { Need, Needs } from '../../engine/index.ts';
import type { Messages } from '../../i18n/messages.ts';
import {
  type AnyBlock,
  type ChartBlock,
  context,
  cut,
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
import { statusLine, supersedesLine, verdictWords } from '../kit/decision-words.ts';
import { button, controls, menu } from '../kit/elements.ts';
import { ACTION } from '../kit/ids.ts';
import { closedRoot } from './closed-root-view.ts';

/**
 * A thread's first message in its present state; plainer forms follow for where Slack refuses the first.
 * Never holds rich text: an update without it could not replace it.
 */
export function rootMessage(t: Messages, thread: ThreadContext): readonly MessageContent[] {
  switch (thread.decision.status) {
    case 'rating':
      return [invitation(t, thread)];
    case 'open':
      return openRoot(t, thread);
    case 'decided':
    case 'withdrawn':
    case 'superseded':
      return [closedRoot(t, thread)];
  }
}

/** The root message of an open decision: verdict, both needs, votes so far, and buttons. */
function openRoot(t: Messages, thread: ThreadContext): readonly MessageContent[] {
  const { decision, ratings, supersedes } = thread;
  const { recommendation, blind } = decision;
  const { strength, alternatives, needs } = recommendation;
  const { knowledge, behaviour } = needs;
  const verdict = verdictWords(t, recommendation);
  const headline = t.root.headline[recommendation.headline];
  const meaning = [
    t.strengthMeaning[strength],
    ...(alternatives.length > 0 ? [t.root.alternatives(alternatives)] : []),
  ].join(' ');
  const isMiddle = blind !== null && decision.revision === 1 && ratings.length > 1;
  const status = [
    statusLine(t, thread),
    ...(isMiddle ? [t.discussion.middleOf] : []),
    ...supersedesLine(t, supersedes),
  ].join(' · ');
  const text = [
    `${typedText(decision.title)}: ${verdict}. ${headline}`,
    meaning,
    `${t.root.knowledge}: ${t.root.need(knowledge)}. ${t.root.behaviour}: ${t.root.need(behaviour)}.`,
    status,
    t.root.inThread,
  ].join('\n');
  const { buttons } = t.discussion;
  return [needsChart(t, needs), needsBars(t, needs)].map((picture) => ({
    text,
    blocks: [
      header(decision.title),
      section(`*${verdict}*\n${headline}`),
      picture,
      context(`${meaning} ${t.root.inThread}`),
      context(status),
      controls(decision.id, [
        button(ACTION.rate, buttons.rate),
        button(ACTION.agree, buttons.agree),
        button(ACTION.disagree, buttons.disagree),
        button(ACTION.decide, buttons.decide),
        menu(t, ['edit', 'what_if', 'export', 'withdraw', 'start_over']),
      ]),
    ],
  }));
}

const midpoint = ({ low, high }: Need): number => (low + high) / 2;

/** Both needs in percent of their maximum, since their points are not comparable. */
function needsChart(t: Messages, { knowledge, behaviour }: Needs): ChartBlock {
  const percent = (points: number, most: number) => Math.round((100 * points) / most);
  const series = (name: string, points: (need: Need) => number) => ({
    name: cut(name, LIMIT.chartLabel),
    data: [
      { label: t.root.knowledge, value: percent(points(knowledge), knowledge.of) },
      { label: t.root.behaviour, value: percent(points(behaviour), behaviour.of) },
    ],
  });
  return {
    type: 'data_visualization',
    title: cut(t.root.needs, LIMIT.chartTitle),
    chart: {
      type: 'bar',
      series: [
        series(t.root.thisCase, midpoint),
        series(t.root.neededFrom, ({ threshold }) => threshold),
      ],
      axis_config: {
        categories: [t.root.knowledge, t.root.behaviour],
        y_label: t.root.axis,
      },
    },
  };
}

const BAR_CELLS = 12;

/** The same as text bars, for where Slack refuses charts. */
function needsBars(t: Messages, { knowledge, behaviour }: Needs): AnyBlock {
  const width = Math.max(t.root.knowledge.length, t.root.behaviour.length);
  const line = (name: string, need: Need): string => {
    const filled = Math.round((BAR_CELLS * midpoint(need)) / need.of);
    const bar = '█'.repeat(filled) + '░'.repeat(BAR_CELLS - filled);
    return `${name.padEnd(width)} ${bar} ${t.root.need(need)}`;
  };
  const lines = [line(t.root.knowledge, knowledge), line(t.root.behaviour, behaviour)];
  return section(`${t.root.needs}\n\`\`\`${lines.join('\n')}\`\`\``);
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
