import type { ThreadContext } from '../../domain/decision-context.ts';
import type { DecisionEvent, HistoryEntry } from '../../domain/events.ts';
import { CRITERIA } from '../../engine/index.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { MessageContent } from '../kit/blocks.ts';
import { answerLine } from '../kit/criterion-input.ts';
import { changesBetween, detailChanges, ratedBefore, tallyOf } from '../kit/decision-words.ts';
import { button, controls } from '../kit/elements.ts';
import { ACTION } from '../kit/ids.ts';
import { bullets, paragraph, quote, type RichPart, richTextMessage } from '../kit/rich-text.ts';

/** The thread reply that reports an event; empty for events that get none. */
export function eventReply(t: Messages, thread: ThreadContext): readonly MessageContent[] {
  const { entry } = thread;
  if (entry === null) return [];
  const { event } = entry;
  switch (event.kind) {
    case 'voted':
      return objection(t, thread, entry, event);
    case 'revised':
      return revision(t, thread, entry, event);
    case 'proposed':
      return proposal(t, thread, entry, event);
    case 'decided':
      return decision(t, thread, entry, event);
    case 'withdrawn':
      return withdrawal(t, entry, event);
    case 'reminded':
      return reminder(t, thread, event);
    case 'review_asked':
      return reviewRequest(t, thread);
    case 'reviewed':
      return review(t, thread, entry, event);
    default:
      return [];
  }
}

type EventOf<K extends DecisionEvent['kind']> = Extract<DecisionEvent, { kind: K }>;

/** Reports an objection or its withdrawal; empty if the member has voted differently since. */
function objection(
  t: Messages,
  { decision, votes }: ThreadContext,
  { actorId }: HistoryEntry,
  { voice, reason, preferred, revision }: EventOf<'voted'>,
): readonly MessageContent[] {
  const words = t.discussion.told;
  const latest = votes.find(({ userId }) => userId === actorId);
  if (voice === 'agree') {
    if (latest?.voice !== 'agree') return [];
    return richTextMessage([paragraph({ mention: actorId }, words.agreesNow)]);
  }
  if (preferred === null || latest?.preferred !== preferred || latest.reason !== reason) return [];
  const verdict = revision === decision.revision ? decision.recommendation.verdict : null;
  return richTextMessage([
    paragraph({ mention: actorId }, words.objects(verdict, preferred)),
    quote(reason),
  ]);
}

/** Lists what changed, whether the verdict did, and how many had rated or voted before. */
function revision(
  t: Messages,
  thread: ThreadContext,
  { actorId }: HistoryEntry,
  { before, after, revision }: EventOf<'revised'>,
): readonly MessageContent[] {
  const words = t.discussion.told;
  const answers = changesBetween(t, before.answers, after.answers);
  const considerationsChanged =
    before.considerations.toSorted().join() !== after.considerations.toSorted().join();
  const parts: RichPart[] = [
    paragraph({ mention: actorId }, words.revised),
    bullets([
      ...answers,
      ...(before.title === after.title ? [] : [[words.titleChanged]]),
      ...(before.context === after.context ? [] : [[words.contextChanged]]),
      ...(considerationsChanged ? [[words.considerationsChanged]] : []),
      ...detailChanges(t, before.details, after.details),
    ]),
  ];
  if (answers.length > 0) {
    parts.push(
      paragraph(
        before.verdict === after.verdict
          ? words.verdictStays(after.verdict, after.strength)
          : words.verdictBecomes(before.verdict, after.verdict, after.strength),
      ),
    );
    const threadThen = { ...thread, decision: { ...thread.decision, revision } };
    const ratings = ratedBefore(threadThen);
    const votes = tallyOf(threadThen).before;
    if (ratings + votes > 0) parts.push(paragraph(words.marked(ratings, votes)));
  }
  return richTextMessage(parts);
}

function proposal(
  t: Messages,
  { decision }: ThreadContext,
  { actorId, position }: HistoryEntry,
  { answers, note, verdict, strength }: EventOf<'proposed'>,
): readonly MessageContent[] {
  const words = t.discussion.told;
  const changes = changesBetween(t, decision.answers, answers);
  if (changes.length === 0) return [];
  const isSame = verdict === decision.recommendation.verdict;
  const adopt = button(ACTION.adopt, t.discussion.buttons.adopt, { value: String(position) });
  return richTextMessage(
    [
      paragraph({ mention: actorId }, words.proposes),
      bullets(changes),
      paragraph(isSame ? words.wouldStay(verdict) : words.wouldBecome(verdict, strength)),
      ...quoted(note),
    ],
    { buttons: decision.status === 'open' ? controls(decision.id, [adopt]) : null },
  );
}

function decision(
  t: Messages,
  thread: ThreadContext,
  { actorId }: HistoryEntry,
  { outcome, reason, check, verdict, reviewOn }: EventOf<'decided'>,
): readonly MessageContent[] {
  const { closed, told } = t.discussion;
  const { strength } = thread.decision.recommendation;
  const recommended = closed.recommended(verdict, strength, outcome === verdict);
  return richTextMessage([
    paragraph({ mention: actorId }, told.decides(outcome), ' ', recommended),
    ...(reason === '' ? [] : [paragraph({ bold: closed.reason }), quote(reason)]),
    ...(check === '' ? [] : [paragraph({ bold: closed.check }), quote(check)]),
    ...nextReview(t, reviewOn),
  ]);
}

const withdrawal = (
  t: Messages,
  { actorId }: HistoryEntry,
  { reason }: EventOf<'withdrawn'>,
): readonly MessageContent[] =>
  richTextMessage([
    paragraph({ mention: actorId }, t.discussion.told.withdraws),
    ...quoted(reason),
  ]);

function reminder(
  t: Messages,
  thread: ThreadContext,
  { days }: EventOf<'reminded'>,
): readonly MessageContent[] {
  const { decision, ratings } = thread;
  const words = t.discussion.told;
  const owner = { mention: decision.ownerId };
  if (decision.status === 'rating') {
    const waiting = `${words.lyingBlind(days, ratings.length)} `;
    return richTextMessage([paragraph(waiting, owner, words.revealNow)]);
  }
  if (decision.status !== 'open') return [];
  const waiting = `${words.lyingOpen(days)}${t.discussion.tally(tallyOf(thread))}. `;
  return richTextMessage([paragraph(waiting, owner, words.decideNow)]);
}

/** On the review date, asks whether the answers that the verdict rests on still hold. */
function reviewRequest(t: Messages, { decision }: ThreadContext): readonly MessageContent[] {
  if (decision.decided === null || decision.status !== 'decided') return [];
  const words = t.discussion.told;
  const { verdict, plan } = decision.recommendation;
  const answers = decision.review?.answers ?? decision.answers;
  const criteria = plan.loadBearing.length === 0 ? CRITERIA : plan.loadBearing;
  return richTextMessage(
    [
      paragraph({ mention: decision.ownerId }, ' ', words.reviewAsked(decision.decided.outcome)),
      paragraph(words.restsOn(verdict)),
      bullets(criteria.map((id) => answerLine(t, id, answers[id]))),
      paragraph(words.stillHold),
    ],
    { buttons: controls(decision.id, [button(ACTION.review, t.discussion.buttons.review)]) },
  );
}

/** Reports a review: which answers changed, and what the verdict would be now. */
function review(
  t: Messages,
  { decision }: ThreadContext,
  { actorId }: HistoryEntry,
  { answers, before, verdict, was, holds, nextOn }: EventOf<'reviewed'>,
): readonly MessageContent[] {
  const words = t.discussion.told;
  const changes = changesBetween(t, before, answers);
  const canStartOver = !holds && decision.status === 'decided';
  const startOver = button(ACTION.startOver, t.discussion.buttons.startOver);
  return richTextMessage(
    [
      paragraph({ mention: actorId }, words.looksAgain),
      changes.length === 0 ? paragraph(words.answersSame) : bullets(changes),
      paragraph({ bold: holds ? words.unchanged(verdict) : words.nowWouldBe(verdict, was) }),
      ...nextReview(t, nextOn),
    ],
    { buttons: canStartOver ? controls(decision.id, [startOver]) : null },
  );
}

const quoted = (typed: string): readonly RichPart[] => (typed === '' ? [] : [quote(typed)]);

const nextReview = (t: Messages, day: string | null): readonly RichPart[] =>
  day === null ? [] : [paragraph(t.discussion.closed.lookAgain(day))];
