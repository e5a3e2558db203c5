import { type Decision, type Discussion, isHidden } from '../../domain/decision.ts';
import type { DecisionRecord } from './schema.ts';
import type { HistoryRecord } from './schema-discussion.ts';
import type { Person } from './schema-parts.ts';

/** What every part of a record is built with: people's names, and what to hide. */
export type RecordView = {
  readonly person: (id: string) => Person;
  readonly people: (ids: readonly string[]) => Person[];
  /** Null in place of the value while a blind rating is not revealed. */
  readonly unlessHidden: <T>(value: T) => T | null;
};

export function recordView(
  decision: Pick<Decision, 'blind' | 'revealedAt'>,
  names: ReadonlyMap<string, string>,
): RecordView {
  const hidden = isHidden(decision);
  const person = (id: string): Person => ({ id, name: names.get(id) ?? null });
  return {
    person,
    people: (ids) => [...new Set(ids)].map(person),
    unlessHidden: (value) => (hidden ? null : value),
  };
}

export const instantOf = (at: number): string => new Date(at).toISOString();

/** A decision that this one replaces, or that replaces this one. */
export type Related = { readonly id: string; readonly title: string; readonly link: string | null };

export const relatedOf = (
  related: Related | null,
  id: string | null,
): DecisionRecord['supersedes'] =>
  related ?? (id === null ? null : { id, title: null, link: null });

export function datesOf(
  decision: Decision,
  entries: readonly HistoryRecord[],
): DecisionRecord['dates'] {
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

/** The next review: as set by the last review or, before any, with the decision. */
export function reviewOnOf({ decided, review }: Decision): DecisionRecord['dates']['review'] {
  const on = review === null ? decided?.reviewOn : review.nextOn;
  return decided && on ? { on, zone: decided.zone } : null;
}

export function peopleOf(
  { decision, ratings, votes }: Discussion,
  names: ReadonlyMap<string, string>,
  { person, people }: RecordView,
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
