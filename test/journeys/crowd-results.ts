import type { DecisionContext } from '../../src/domain/decision-context.ts';
import type { HistoryEntry } from '../../src/domain/events.ts';
import { type Answers, CRITERIA, DEFAULT_RUBRIC, recommend } from '../../src/engine/index.ts';
import { findDecision } from '../../src/store/decisions.ts';
import { readHistory } from '../../src/store/history.ts';
import type { Db } from '../../src/store/open.ts';
import { loadContext } from '../../src/store/ratings-and-votes.ts';
import { type Action, shuffled } from './crowd.ts';

/** Ratings and votes, no two of them alike; every fifth person objects, and twice. */
export function fourActions(name: string, index: number, random: () => number): readonly Action[] {
  const rate = (first: number): Action => ({
    kind: 'rate',
    answers: [first, ...CRITERIA.slice(1).map(() => Math.floor(random() * 5))].join(' '),
  });
  const disagree = (reason: string): Action => ({
    kind: 'disagree',
    preferred: random() < 0.5 ? 'rag' : 'other',
    reason: `${name}: ${reason}`,
  });
  const others: readonly Action[] =
    index % 5 === 0
      ? [disagree('first thoughts'), disagree('second thoughts')]
      : [{ kind: 'agree' }, rate(2)];
  return shuffled(random, [...others, rate(0), rate(4)]);
}

const levelsOf = (answers: Answers): string => CRITERIA.map((id) => answers[id]).join(' ');

/** A action in one line. */
export function actionLine(userId: string, action: Action): string {
  switch (action.kind) {
    case 'agree':
      return `${userId} agrees`;
    case 'disagree':
      return `${userId} prefers ${action.preferred}: ${action.reason}`;
    case 'rate':
      return `${userId} answers ${action.answers}`;
  }
}

/** An entry of the history in the same words. */
export function entryLine({ actorId, event }: HistoryEntry): string {
  if (event.kind === 'rated' && event.answers !== null)
    return `${actorId} answers ${levelsOf(event.answers)}`;
  if (event.kind !== 'voted') return `${actorId} ${event.kind}`;
  if (event.voice === 'agree') return `${actorId} agrees`;
  return `${actorId} prefers ${event.preferred}: ${event.reason}`;
}

/** What must count: the last vote and the last rating of each, in the order of the history. */
export function lastOfEach(history: readonly HistoryEntry[]): readonly string[] {
  const last = new Map<string, string>();
  for (const entry of history) {
    const { actorId, event } = entry;
    if (event.kind === 'voted') last.set(`${actorId} votes`, entryLine(entry));
    if (event.kind === 'rated') last.set(`${actorId} rates`, entryLine(entry));
    if (event.kind === 'submitted') {
      last.set(`${actorId} rates`, `${actorId} answers ${levelsOf(event.answers)}`);
    }
  }
  return [...last.values()].toSorted();
}

/** What does count, in the same words. */
export const countedIn = ({ ratings, votes }: DecisionContext): readonly string[] =>
  [
    ...ratings.map(({ userId, answers }) => `${userId} answers ${levelsOf(answers)}`),
    ...votes.map(({ userId, voice, preferred, reason }) =>
      voice === 'agree' ? `${userId} agrees` : `${userId} prefers ${preferred}: ${reason}`,
    ),
  ].toSorted();

const WORDS = {
  rag: 'RAG',
  finetune: 'Fine-tuning',
  hybrid: 'Hybrid',
  prompting: 'Prompting first',
} as const;

/** How many people's own answers say event, in the words of the thread. */
export function ownVerdicts({ ratings }: DecisionContext): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { answers } of ratings) {
    const verdict = WORDS[recommend(answers, { rubric: DEFAULT_RUBRIC }).verdict];
    counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  }
  return counts;
}

export async function onlyCase(db: Db): Promise<DecisionContext> {
  const { id } = await db.selectFrom('decisions').select('id').executeTakeFirstOrThrow();
  const decision = await findDecision(db, id);
  if (decision === null) throw new Error('there is no decision');
  return loadContext(db, decision);
}

export const entriesIn = async (db: Db): Promise<readonly HistoryEntry[]> =>
  readHistory(db, (await onlyCase(db)).decision.id);
