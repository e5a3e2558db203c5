import type { KnownBlock } from '@slack/types';
import { type Decided, type Decision, isHidden } from '../../domain/decision.ts';
import type { ThreadContext } from '../../domain/decision-context.ts';
import type { Messages } from '../../i18n/messages.ts';
import {
  context,
  cutText,
  header,
  LIMIT,
  localTime,
  type MessageContent,
  mention,
  plainSection,
  section,
  typedText,
} from '../kit/blocks.ts';
import { statusLine, supersedesLine, titleLink } from '../kit/decision-words.ts';
import { button, controls, menu } from '../kit/elements.ts';
import { ACTION, type More } from '../kit/ids.ts';

/** The root message of a closed decision: its outcome, without the voting buttons. */
export function closedRoot(t: Messages, thread: ThreadContext): MessageContent {
  const { decision } = thread;
  const lines = [...ending(t, thread), ...outcome(t, thread)];
  const asked = [statusLine(t, thread), ...supersedesLine(t, thread.supersedes)].join(' · ');
  return {
    text: [
      typedText(decision.title),
      ...lines.map((line) => (line.isTyped ? typedText(line.text) : line.text)),
      asked,
    ].join('\n'),
    blocks: [
      header(decision.title),
      ...lines.map(blockOf),
      context(asked),
      controls(decision.id, buttons(t, decision)),
    ],
  };
}

/** `isTyped`: holds a member's text, in which Slack must parse nothing. `isAside`: in small print. */
type Line = { readonly text: string; readonly isTyped?: true; readonly isAside?: true };

const typedLine = (label: string, typed: string): readonly Line[] =>
  typed === '' ? [] : [{ text: `${label}: ${typed}`, isTyped: true }];

const blockOf = ({ text, isTyped, isAside }: Line): KnownBlock => {
  if (isTyped) return plainSection(text);
  return isAside ? context(text) : section(text);
};

/** Says how the case ended, if not by a decision. */
function ending(t: Messages, { decision, supersededBy }: ThreadContext): readonly Line[] {
  const words = t.discussion.closed;
  if (supersededBy !== null) return [{ text: words.supersededBy(titleLink(supersededBy)) }];
  if (decision.status === 'superseded') return [{ text: t.deletion.successorDeleted }];
  if (decision.withdrawn === null) return [];
  const { by, at, reason } = decision.withdrawn;
  return [
    { text: words.withdrawnBy(mention(by), localTime(at)) },
    ...typedLine(words.reason, reason),
  ];
}

/** What was decided and recommended; nothing of it while hidden. */
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
    ...typedLine(words.reason, reason),
    ...typedLine(words.check, check),
    { text: whoAndWhen(t, decided, nextReviewOn(decision)), isAside: true },
    ...reviewed(t, decision),
  ];
}

function whoAndWhen(t: Messages, { deciders, at }: Decided, next: string | null): string {
  const words = t.discussion.closed;
  const by = words.by(deciders.map(mention), localTime(at));
  return cutText(next === null ? by : `${by} · ${words.reviewOn(next)}`, LIMIT.sectionText);
}

/** The day of the next review, as last set; `YYYY-MM-DD`. */
function nextReviewOn({ status, decided, review }: Decision): string | null {
  if (status !== 'decided') return null;
  return review === null ? (decided?.reviewOn ?? null) : review.nextOn;
}

function reviewed(t: Messages, { review, reviewAskedAt, status }: Decision): readonly Line[] {
  const words = t.discussion.closed;
  const lines: Line[] = [];
  if (review !== null) {
    lines.push({ text: words.reviewed(localTime(review.at), review.verdict, review.holds) });
  }
  if (reviewAskedAt !== null && status === 'decided') lines.push({ text: words.reviewDue });
  return lines;
}

function buttons(t: Messages, { status, reviewAskedAt }: Decision) {
  const isDecided = status === 'decided';
  const offered: readonly More[] = isDecided
    ? ['what_if', 'export', 'start_over', 'delete']
    : ['export', 'delete'];
  return [
    ...(isDecided && reviewAskedAt !== null
      ? [button(ACTION.review, t.discussion.buttons.review)]
      : []),
    menu(t, offered),
  ];
}
