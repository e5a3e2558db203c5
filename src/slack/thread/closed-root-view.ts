import { type Decided, type Decision, isHidden } from '../../domain/decision.ts';
import type { ThreadContext } from '../../domain/thread-context.ts';
import type { Messages } from '../../i18n/messages.ts';
import {
  type AnyBlock,
  context,
  cutText,
  escapeMrkdwn,
  header,
  isolate,
  LIMIT,
  type MessageContent,
  mention,
  moment,
  plainSection,
  section,
} from '../kit/blocks.ts';
import { button, controls, menu } from '../kit/controls.ts';
import { ACTION, type More } from '../kit/ids.ts';
import { origin, statusLine, titleOf } from '../kit/lines.ts';

/** What became of a case that is not discussed any more: short, and without the voting buttons. */
export function closedRoot(t: Messages, shown: ThreadContext): MessageContent {
  const { decision } = shown;
  const lines = [...ending(t, shown), ...outcome(t, shown)];
  const asked = [statusLine(t, shown), ...origin(t, shown.supersedes)].join(' · ');
  return {
    text: [
      isolate(escapeMrkdwn(decision.title)),
      ...lines.map((line) => (line.isTyped ? isolate(escapeMrkdwn(line.text)) : line.text)),
      asked,
    ].join('\n'),
    blocks: [
      header(decision.title),
      ...lines.map(blockOf),
      context(asked),
      controls(decision.id, buttons(t, shown)),
    ],
  };
}

/** A line of the message; `isTyped` when it holds somebody's words, in which nothing is parsed. */
type Line = { readonly text: string; readonly isTyped?: true; readonly isAside?: true };

const blockOf = ({ text, isTyped, isAside }: Line): AnyBlock => {
  if (isTyped) return plainSection(text);
  return isAside ? context(text) : section(text);
};

/** How it ended, if not by a decision. */
function ending(t: Messages, { decision, supersededBy }: ThreadContext): readonly Line[] {
  const words = t.discussion.closed;
  if (supersededBy !== null) return [{ text: words.supersededBy(titleOf(supersededBy)) }];
  if (decision.status === 'superseded') return [{ text: t.deletion.successorDeleted }];
  if (decision.withdrawn === null) return [];
  const { by, at, reason } = decision.withdrawn;
  return [
    { text: words.withdrawnBy(mention(by), moment(at)) },
    ...(reason === '' ? [] : [{ text: `${words.reason}: ${reason}`, isTyped: true } as const]),
  ];
}

/** What was decided and recommended, as far as anybody may see it. */
function outcome(t: Messages, { decision }: ThreadContext): readonly Line[] {
  const words = t.discussion.closed;
  if (isHidden(decision)) return [{ text: words.hidden, isAside: true }];
  const { verdict, strength } = decision.recommendation;
  const { decided } = decision;
  const recommended = words.recommended(verdict, strength, decided?.outcome === verdict);
  if (decided === null) return [{ text: recommended, isAside: true }];
  const { reason, check } = decided;
  return [
    { text: `*${words.decided(decided.outcome)}*\n${recommended}` },
    ...(reason === '' ? [] : [{ text: `${words.reason}: ${reason}`, isTyped: true } as const]),
    ...(check === '' ? [] : [{ text: `${words.check}: ${check}`, isTyped: true } as const]),
    { text: made(t, decided, lookAgainOn(decision)), isAside: true },
    ...reviewed(t, decision),
  ];
}

function made(t: Messages, { deciders, at }: Decided, next: string | null): string {
  const words = t.discussion.closed;
  const by = words.by(deciders.map(mention), moment(at));
  return cutText(next === null ? by : `${by} · ${words.reviewOn(next)}`, LIMIT.sectionText);
}

/** The day on which it will be looked at again, as was said last. */
function lookAgainOn({ status, decided, review }: Decision): string | null {
  if (status !== 'decided') return null;
  return review === null ? (decided?.reviewOn ?? null) : review.nextOn;
}

function reviewed(
  t: Messages,
  { review, reviewAskedAt, status }: ThreadContext['decision'],
): readonly Line[] {
  const words = t.discussion.closed;
  const lines: Line[] = [];
  if (review !== null) {
    lines.push({ text: words.reviewed(moment(review.at), review.verdict, review.holds) });
  }
  if (reviewAskedAt !== null && status === 'decided') lines.push({ text: words.reviewDue });
  return lines;
}

function buttons(t: Messages, { decision }: ThreadContext) {
  const isDecided = decision.status === 'decided';
  const offered: readonly More[] = isDecided
    ? ['what_if', 'export', 'start_over', 'delete']
    : ['export', 'delete'];
  return [
    ...(isDecided && decision.reviewAskedAt !== null
      ? [button(ACTION.review, t.discussion.buttons.review)]
      : []),
    menu(t, offered),
  ];
}
