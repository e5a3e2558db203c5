import type { ThreadContext } from '../../domain/thread-context.ts';
import type { Messages } from '../../i18n/messages.ts';
import {
  context,
  escapeMrkdwn,
  header,
  isolate,
  type MessageContent,
  section,
} from '../kit/blocks.ts';
import { button, controls, menu } from '../kit/controls.ts';
import { ACTION } from '../kit/ids.ts';
import { origin, statusLine } from '../kit/lines.ts';
import { verdictWords } from '../kit/verdict-words.ts';
import { needsPictures } from './needs-view.ts';

/** The case, the verdict in one line, both needs, what people say so far, and what they can do. */
export function openRoot(t: Messages, shown: ThreadContext): readonly MessageContent[] {
  const { decision, ratings, supersedes } = shown;
  const { recommendation, blind } = decision;
  const verdict = verdictWords(t, recommendation);
  const headline = t.root.headline[recommendation.headline];
  const meaning = [
    t.strengthMeaning[recommendation.strength],
    ...(recommendation.alternatives.length > 0
      ? [t.root.alternatives(recommendation.alternatives)]
      : []),
  ].join(' ');
  const isMiddle = blind !== null && decision.revision === 1 && ratings.length > 1;
  const origins = [...(isMiddle ? [t.discussion.middleOf] : []), ...origin(t, supersedes)];
  const { knowledge, behaviour } = recommendation.needs;
  const standsNow = [statusLine(t, shown), ...origins].join(' · ');
  const text = [
    `${isolate(escapeMrkdwn(decision.title))}: ${verdict}. ${headline}`,
    meaning,
    `${t.root.knowledge}: ${t.root.need(knowledge)}. ${t.root.behaviour}: ${t.root.need(behaviour)}.`,
    standsNow,
    t.root.inThread,
  ].join('\n');
  const { buttons } = t.discussion;
  const top = [header(decision.title), section(`*${verdict}*\n${headline}`)];
  const bottom = [
    context(`${meaning} ${t.root.inThread}`),
    context(standsNow),
    controls(decision.id, [
      button(ACTION.rate, buttons.rate),
      button(ACTION.agree, buttons.agree),
      button(ACTION.disagree, buttons.disagree),
      button(ACTION.decide, buttons.decide),
      menu(t, ['edit', 'what_if', 'export', 'withdraw', 'start_over']),
    ]),
  ];
  return needsPictures(t, recommendation.needs).map((picture) => ({
    text,
    blocks: [...top, picture, ...bottom],
  }));
}
