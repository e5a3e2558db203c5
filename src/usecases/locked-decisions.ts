import type { Decision, Place } from '../domain/decision.ts';
import { findDecision, lockDecision } from '../store/decisions.ts';
import { postedMessages } from '../store/erasing.ts';
import { type Db, type Tx, transact } from '../store/open.ts';

/** A decision with those that it replaces and that replace it, all locked. */
export type Locked = {
  readonly decision: Decision;
  readonly older: Decision | null;
  readonly newer: Decision | null;
};

/**
 * Changes a decision and those linked to it, in one transaction. The newest is locked first,
 * as delivery does that tells an older thread of a newer one, so that nobody waits for each other.
 */
export async function withLocked<T>(
  db: Db,
  decisionId: string,
  work: (tx: Tx, locked: Locked | null) => Promise<T>,
): Promise<T> {
  for (;;) {
    const seen = (await findDecision(db, decisionId))?.supersededBy ?? null;
    const outcome = await transact(db, async (tx) => {
      const newer = seen === null ? null : await lockDecision(tx, seen);
      const decision = await lockDecision(tx, decisionId);
      if (decision === null) return { value: await work(tx, null) };
      // Replaced, or its successor deleted, in between: locks again, in the right order.
      if (decision.supersededBy !== seen) return null;
      const { supersedes } = decision;
      const older = supersedes === null ? null : await lockDecision(tx, supersedes);
      return { value: await work(tx, { decision, older, newer }) };
    });
    if (outcome !== null) return outcome.value;
  }
}

/** Where an older decision's thread tells the title of the one that has replaced it. */
export const leadingFrom = (tx: Tx, { id }: Decision): Promise<readonly Place[]> =>
  postedMessages(tx, id, ({ kind }) => kind === 'superseded');

/** Does it with each, also after one that fails; then throws what failed first. */
export async function withEach<T>(
  all: readonly T[],
  work: (one: T) => Promise<void>,
  isStopped: () => boolean = () => false,
): Promise<void> {
  const errors: unknown[] = [];
  for (const one of all) {
    if (isStopped()) break;
    try {
      await work(one);
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0) throw errors[0];
}
