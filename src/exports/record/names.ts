import { type Decision, isHidden } from '../../domain/decision.ts';
import type { Person } from './schema-parts.ts';

/** What every part of a record needs: who people are, and what may be seen. */
export type Known = {
  readonly person: (id: string) => Person;
  readonly people: (ids: readonly string[]) => Person[];
  /** Null in place of what nobody may see yet. */
  readonly seen: <T>(value: T) => T | null;
};

export function knownOf(
  decision: Pick<Decision, 'blind' | 'revealedAt'>,
  names: ReadonlyMap<string, string>,
): Known {
  const hidden = isHidden(decision);
  const person = (id: string): Person => ({ id, name: names.get(id) ?? null });
  return {
    person,
    people: (ids) => [...new Set(ids)].map(person),
    seen: (value) => (hidden ? null : value),
  };
}

export const instantOf = (at: number): string => new Date(at).toISOString();
