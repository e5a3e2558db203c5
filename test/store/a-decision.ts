import { type Decision, NOTHING_COPIED } from '../../src/domain/decision.ts';
import type { OutboxEntry } from '../../src/domain/outbox-entry.ts';
import { type Answers, type ConsiderationId, recommend } from '../../src/engine/index.ts';
import { type Db, openStore } from '../../src/store/open.ts';
import { rate } from '../engine/answers.ts';

export const NOON = Date.UTC(2026, 0, 15, 12);

/** A decision that has just been submitted, with only what matters said. */
export function aDecision(
  said: Partial<Omit<Decision, 'answers' | 'recommendation'>> & {
    readonly answers?: Answers;
    readonly considerations?: readonly ConsiderationId[];
  } = {},
): Decision {
  const { answers = rate('3 4 4 3 3 2'), considerations = [], details = {}, ...others } = said;
  const id = said.id ?? 'd1';
  return {
    sourceKey: `view-of-${id}`,
    teamId: 'T1',
    channelId: 'C1',
    ownerId: 'U1',
    deciders: [],
    title: 'Billing bot',
    context: '',
    status: 'open',
    revision: 1,
    blind: null,
    revealedAt: NOON,
    decided: null,
    withdrawn: null,
    reviewAskedAt: null,
    review: null,
    supersedes: null,
    supersededBy: null,
    copied: NOTHING_COPIED,
    source: null,
    createdAt: NOON,
    thread: null,
    link: null,
    version: 1,
    ...others,
    id,
    answers,
    considerations,
    details,
    recommendation: recommend(answers, { considerations, details }),
  };
}

/** The same decision during blind rating: its answers and verdict are hidden. */
export const aHiddenDecision = (said: Parameters<typeof aDecision>[0] = {}): Decision =>
  aDecision({
    status: 'rating',
    blind: { invited: [], enough: null, deadline: null },
    revealedAt: null,
    ...said,
  });

/** A row as a worker has claimed it. */
export function aRow(said: Partial<OutboxEntry> = {}): OutboxEntry {
  return {
    id: 'd1.0',
    decisionId: 'd1',
    channelId: 'C1',
    message: { kind: 'root' },
    sequence: 'd1',
    attempts: 1,
    unconfirmedSince: null,
    notified: null,
    ...said,
  };
}

export const openInMemory = (): Promise<Db> => openStore({ kind: 'sqlite', path: ':memory:' });
