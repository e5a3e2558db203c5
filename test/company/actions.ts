import type { Command, Submission } from '../../src/domain/commands.ts';
import { OUTCOMES } from '../../src/domain/decision.ts';
import type { Colleague } from './people.ts';
import type { Asked } from './plan.ts';
import { detailsOf, type Profile, seenOtherwise } from './profiles.ts';
import type { Chance } from './random.ts';
import type { PlannedAction } from './simulate.ts';
import { CHECKS, type Topic } from './texts.ts';

const DAY = 24 * 3_600_000;

/** How often something happens to a decision. */
const SHARE = {
  revised: 0.05,
  proposed: 0.02,
  withdrawn: 0.07,
  decided: 0.85,
  /** Of those that are decided. */
  overruled: 0.2,
  reviewed: 0.55,
  /** Of the reviews that fall due. */
  reviewDone: 0.6,
  /** Of blind ratings that do not end by themselves. */
  revealed: 0.85,
} as const;

/** What people plan to do about a decision; nobody acts on one they have not seen. */
export function plannedActions(
  { at, luck, room, ownerId, supersededBy }: Asked,
  { answers, blind }: Pick<Submission, 'answers' | 'blind'>,
  { reason }: Topic,
): readonly PlannedAction[] {
  const planned: PlannedAction[] = [];
  const others = room.circle.filter(({ id }) => id !== ownerId);
  const add = (days: number, actorId: string, does: PlannedAction['does']): void => {
    planned.push({ at: at + Math.floor(days * DAY), actorId, does });
  };
  const some = (most: number): readonly Colleague[] => luck.some(others, luck.between(0, most));
  let open = 0;
  if (blind !== null) {
    for (const userId of blind.invited) {
      if (luck.is(0.8)) add(luck.next() * 5, userId, rated(luck, answers));
    }
    open = 6;
    if (luck.is(SHARE.revealed)) add(open, ownerId, () => ({ kind: 'reveal' }));
  }
  for (const { id } of some(2)) add(open + luck.next() * 6, id, rated(luck, answers));
  for (const { id } of some(4)) {
    add(open + luck.next() * 9, id, luck.is(0.7) ? agreed : disagreed(luck, reason(luck)));
  }
  if (luck.is(SHARE.revised)) add(open + luck.next() * 8, ownerId, revised(luck, answers));
  if (luck.is(SHARE.proposed)) add(open + 4, others[0]?.id ?? ownerId, proposed(luck, answers));
  if (supersededBy !== null) {
    const { id } = supersededBy;
    planned.push({
      at: supersededBy.at,
      actorId: ownerId,
      does: () => ({ kind: 'supersede', by: id }),
    });
  }
  const end = open + 1 + luck.next() ** 2 * 30;
  if (supersededBy === null && luck.is(SHARE.withdrawn)) {
    // Some while it is still hidden.
    const text = luck.is(0.5) ? reason(luck) : '';
    add(luck.next() * end, ownerId, () => ({ kind: 'withdraw', reason: text }));
  } else if (luck.is(SHARE.decided)) {
    const review = luck.is(SHARE.reviewed) ? Math.ceil(end) + luck.between(20, 150) : null;
    add(end, ownerId, decided(luck, { at, review, reason: reason(luck) }));
    if (review !== null && luck.is(SHARE.reviewDone)) {
      add(review + luck.next() * 10, ownerId, reviewed(luck, answers));
    }
  }
  return planned;
}

type Does = PlannedAction['does'];

const rated = (luck: Chance, of: Profile['answers']): Does => {
  const answers = seenOtherwise(luck, of);
  return () => ({ kind: 'rate', answers });
};

const agreed: Does = () => ({ kind: 'agree' });

const disagreed = (luck: Chance, reason: string): Does => {
  const preferred = luck.of(OUTCOMES);
  return () => ({ kind: 'disagree', reason, preferred });
};

const revised = (luck: Chance, of: Profile['answers']): Does => {
  const answers = seenOtherwise(luck, of);
  const details = detailsOf(luck);
  return ({ decision: { title, context, considerations } }) => ({
    kind: 'revise',
    to: { title, context: `${context}\nTried once more.`.trim(), answers, considerations, details },
  });
};

const proposed = (luck: Chance, of: Profile['answers']): Does => {
  const answers = seenOtherwise(luck, of);
  return () => ({ kind: 'propose', answers, note: '' });
};

const decided = (
  luck: Chance,
  {
    at,
    review,
    reason,
  }: { readonly at: number; readonly review: number | null; readonly reason: string },
): Does => {
  const overrules = luck.is(SHARE.overruled);
  const other = luck.of(OUTCOMES);
  const check = luck.of(CHECKS);
  const reviewAt = review === null ? null : at + review * DAY;
  return ({ decision }): Command => {
    const { verdict } = decision.recommendation;
    const outcome = !overrules ? verdict : other === verdict ? 'other' : other;
    return {
      kind: 'decide',
      outcome,
      reason: outcome === verdict ? '' : reason,
      check,
      reviewOn: reviewAt === null ? null : new Date(reviewAt).toISOString().slice(0, 10),
      reviewAt,
      zone: 'Europe/Berlin',
      deciders: [decision.ownerId, ...decision.deciders],
    };
  };
};

const reviewed = (luck: Chance, of: Profile['answers']): Does => {
  const answers = luck.is(0.5) ? of : seenOtherwise(luck, of);
  return () => ({ kind: 'review', answers, nextOn: null, nextAt: null });
};
