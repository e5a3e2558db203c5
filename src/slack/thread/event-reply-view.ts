import type { DecisionEvent, HistoryEntry } from '../../domain/events.ts';
import type { ThreadContext } from '../../domain/thread-context.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { MessageContent } from '../kit/blocks.ts';
import { changesBetween } from '../kit/changes.ts';
import { button } from '../kit/controls.ts';
import { ACTION } from '../kit/ids.ts';
import { bullets, paragraph, quote, type RichPart } from '../kit/rich-text.ts';
import { tallyOf } from '../kit/shown.ts';
import { replyMessage } from './reply-view.ts';
import { reviewAskedMessage, reviewedMessage } from './review-view.ts';
import { revisedMessage } from './revised-view.ts';

/** The reply that tells of what happened; none for what the thread need not hear of. */
export function eventReply(t: Messages, shown: ThreadContext): readonly MessageContent[] {
  const { entry } = shown;
  if (entry === null) return [];
  const { event } = entry;
  switch (event.kind) {
    case 'voted':
      return objection(t, shown, entry, event);
    case 'revised':
      return revisedMessage(t, shown, entry.actorId, event);
    case 'proposed':
      return proposal(t, shown, entry, event);
    case 'decided':
      return decision(t, shown, entry, event);
    case 'withdrawn':
      return withdrawal(t, shown, entry, event);
    case 'reminded':
      return reminder(t, shown, event);
    case 'review_asked':
      return reviewAskedMessage(t, shown);
    case 'reviewed':
      return reviewedMessage(t, shown, entry.actorId, event);
    default:
      return [];
  }
}

type Of<K extends DecisionEvent['kind']> = Extract<DecisionEvent, { kind: K }>;

/** An objection, or that it is taken back. Not told any more once the person has said something else. */
function objection(
  t: Messages,
  { decision, votes }: ThreadContext,
  { actorId }: HistoryEntry,
  { voice, reason, preferred, revision }: Of<'voted'>,
): readonly MessageContent[] {
  const now = votes.find(({ userId }) => userId === actorId);
  if (voice === 'agree') {
    if (now?.voice !== 'agree') return [];
    return replyMessage(decision.id, [
      paragraph({ mention: actorId }, t.discussion.told.agreesNow),
    ]);
  }
  if (preferred === null || now?.preferred !== preferred || now.reason !== reason) return [];
  const verdict = revision === decision.revision ? decision.recommendation.verdict : null;
  return replyMessage(decision.id, [
    paragraph({ mention: actorId }, t.discussion.told.objects(verdict, preferred)),
    quote(reason),
  ]);
}

function proposal(
  t: Messages,
  { decision }: ThreadContext,
  { actorId, position }: HistoryEntry,
  { answers, note, verdict, strength }: Of<'proposed'>,
): readonly MessageContent[] {
  const words = t.discussion.told;
  const changes = changesBetween(t, decision.answers, answers);
  if (changes.length === 0) return [];
  const isSame = verdict === decision.recommendation.verdict;
  const { adopt } = t.discussion.buttons;
  return replyMessage(
    decision.id,
    [
      paragraph({ mention: actorId }, words.proposes),
      bullets(changes),
      paragraph(isSame ? words.wouldStay(verdict) : words.wouldBecome(verdict, strength)),
      ...(note === '' ? [] : [quote(note)]),
    ],
    decision.status === 'open' ? [button(ACTION.adopt, adopt, { value: String(position) })] : [],
  );
}

function decision(
  t: Messages,
  shown: ThreadContext,
  { actorId }: HistoryEntry,
  { outcome, reason, check, verdict, reviewOn }: Of<'decided'>,
): readonly MessageContent[] {
  const { closed, told } = t.discussion;
  const { strength } = shown.decision.recommendation;
  const parts: RichPart[] = [
    paragraph(
      { mention: actorId },
      told.decides(outcome),
      ' ',
      closed.recommended(verdict, strength, outcome === verdict),
    ),
  ];
  if (reason !== '') parts.push(paragraph({ bold: closed.reason }), quote(reason));
  if (check !== '') parts.push(paragraph({ bold: closed.check }), quote(check));
  if (reviewOn !== null) parts.push(paragraph(closed.lookAgain(reviewOn)));
  return replyMessage(shown.decision.id, parts);
}

function withdrawal(
  t: Messages,
  { decision }: ThreadContext,
  { actorId }: HistoryEntry,
  { reason }: Of<'withdrawn'>,
): readonly MessageContent[] {
  return replyMessage(decision.id, [
    paragraph({ mention: actorId }, t.discussion.told.withdraws),
    ...(reason === '' ? [] : [quote(reason)]),
  ]);
}

function reminder(
  t: Messages,
  shown: ThreadContext,
  { days }: Of<'reminded'>,
): readonly MessageContent[] {
  const { decision, ratings } = shown;
  const words = t.discussion.told;
  const owner = { mention: decision.ownerId };
  if (decision.status === 'rating') {
    return replyMessage(decision.id, [
      paragraph(`${words.lyingBlind(days, ratings.length)} `, owner, words.revealNow),
    ]);
  }
  if (decision.status !== 'open') return [];
  return replyMessage(decision.id, [
    paragraph(
      `${words.lyingOpen(days)}${t.discussion.tally(tallyOf(shown))}. `,
      owner,
      words.decideNow,
    ),
  ]);
}
