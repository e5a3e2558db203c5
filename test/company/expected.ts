import type { Decision } from '../../src/domain/decision.ts';
import type { AttentionItems, Count } from '../../src/domain/portfolio.ts';
import type { Company, CompanyDecision } from './company.ts';
import type { Colleague } from './people.ts';

const WEEK_MS = 7 * 24 * 3_600_000;

/** What one person may see, newest first: worked out without the store, from who is where. */
export type Seen = {
  readonly channels: ReadonlySet<string>;
  readonly lived: readonly CompanyDecision[];
};

export function seenBy(
  { rooms }: Company,
  all: readonly CompanyDecision[],
  person: Colleague,
): Seen {
  const open = rooms.filter(({ isPrivate, members }) => !isPrivate || members.includes(person));
  const channels = new Set(person.isGuest ? [] : open.map(({ id }) => id));
  return {
    channels,
    lived: all
      .filter(({ simulated }) => channels.has(simulated.context.decision.channelId))
      .toReversed(),
  };
}

export const isHidden = ({ blind, revealedAt }: Decision): boolean =>
  blind !== null && revealedAt === null;

export const verdictOf = (decision: Decision) =>
  isHidden(decision) ? null : decision.recommendation.verdict;

/** Whether it says this word, as one who reads it would find. */
export function says({ simulated: { steps } }: CompanyDecision, word: string): boolean {
  const text = steps
    .flatMap(({ context: { decision, votes } }) => [
      decision.title,
      decision.context,
      decision.decided?.reason ?? '',
      decision.decided?.check ?? '',
      ...votes.map(({ reason }) => reason),
    ])
    .join('\n')
    .toLowerCase();
  // Chinese is written without spaces.
  return /\p{Script=Han}/u.test(word)
    ? text.includes(word)
    : text.split(/[^\p{Letter}\p{Number}]+/u).includes(word);
}

/** How many there are of each kind, in one order. */
export function counted(decisions: readonly Decision[]): readonly Count[] {
  const counts = new Map<string, Count>();
  for (const decision of decisions) {
    const { status, decided } = decision;
    const kind = { status, verdict: verdictOf(decision), outcome: decided?.outcome ?? null };
    const key = `${kind.status} ${kind.verdict} ${kind.outcome}`;
    counts.set(key, { ...kind, decisions: (counts.get(key)?.decisions ?? 0) + 1 });
  }
  return sorted([...counts.values()]);
}

export const sorted = (counts: readonly Count[]): readonly Count[] =>
  counts.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

/** Whether it has been open for too long. */
export const isStale = ({ status, createdAt }: Decision, now: number): boolean =>
  (status === 'open' || status === 'rating') && createdAt < now - WEEK_MS;

/** The ids of what waits for a person, at most four of each kind. */
export function waiting(
  newestFirst: readonly CompanyDecision[],
  now: number,
): Record<keyof AttentionItems, readonly string[]> {
  const oldest = newestFirst.toReversed();
  const some = (
    from: readonly CompanyDecision[],
    is: (decision: Decision, lived: CompanyDecision) => boolean,
  ) =>
    from
      .filter((lived) => is(lived.simulated.context.decision, lived))
      .slice(0, 4)
      .map(({ simulated }) => simulated.context.decision.id);
  const asked = ({ simulated }: CompanyDecision): number =>
    simulated.context.decision.reviewAskedAt ?? 0;
  return {
    undelivered: some(oldest, (_, { refusal }) => refusal !== null),
    review_due: some(
      oldest.filter((lived) => asked(lived) > 0).toSorted((a, b) => asked(a) - asked(b)),
      ({ status }) => status === 'decided',
    ),
    open_too_long: some(oldest, (decision) => isStale(decision, now)),
    fragile: some(
      newestFirst,
      (decision) =>
        decision.status === 'open' &&
        decision.recommendation.strength === 'fragile' &&
        !isStale(decision, now),
    ),
  };
}
