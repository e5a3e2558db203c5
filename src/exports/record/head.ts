import type { Decision, Discussion } from '../../domain/decision.ts';
import { instantOf, type Known } from './names.ts';
import type { DecisionRecord } from './schema.ts';
import type { Past } from './schema-history.ts';

/** Another decision, as far as this one speaks of it. */
export type Related = { readonly id: string; readonly title: string; readonly link: string | null };

export const relatedOf = (
  related: Related | null,
  id: string | null,
): DecisionRecord['supersedes'] =>
  related ?? (id === null ? null : { id, title: null, link: null });

export function datesOf(decision: Decision, entries: readonly Past[]): DecisionRecord['dates'] {
  const { createdAt, revealedAt, decided, withdrawn } = decision;
  const at = (moment: number | null | undefined) => (moment == null ? null : instantOf(moment));
  return {
    opened: instantOf(createdAt),
    revealed: at(revealedAt),
    decided: at(decided?.at),
    withdrawn: at(withdrawn?.at),
    superseded: entries.findLast(({ what }) => what.kind === 'superseded')?.at ?? null,
    review: reviewOnOf(decision),
  };
}

/** The day that the last review set, or the decision did. */
export function reviewOnOf({ decided, review }: Decision): DecisionRecord['dates']['review'] {
  const on = review === null ? decided?.reviewOn : review.nextOn;
  return decided && on ? { on, zone: decided.zone } : null;
}

export function peopleOf(
  { decision, ratings, votes }: Discussion,
  names: ReadonlyMap<string, string>,
  { person, people }: Known,
): DecisionRecord['people'] {
  const { ownerId, channelId, decided } = decision;
  return {
    driver: person(ownerId),
    deciders: people(
      decided === null
        ? [ownerId, ...decision.deciders]
        : decided.deciders.length > 0
          ? decided.deciders
          : [decided.by],
    ),
    consulted: people([...ratings, ...votes].map(({ userId }) => userId)),
    informed: [{ id: channelId, name: names.get(channelId) ?? null }],
  };
}
