import type { Decision, Vote } from '../domain/decision.ts';
import type { DecisionContext } from '../domain/decision-context.ts';
import { type DecisionEvent, type HistoryEntry, REMOVED } from '../domain/events.ts';

/** What a record becomes without what one person wrote; equal to what it was where they wrote nothing. */
export type TakenOut = {
  readonly decision: Decision;
  readonly history: readonly HistoryEntry[];
  /** Theirs, without its words; null if they have not voted. */
  readonly vote: Vote | null;
  /** Whether their rating goes, which it does unless it is the only one. */
  readonly dropsRating: boolean;
};

/**
 * Takes the words of a person out of a record; who acted when, and what was voted, remains, and so
 * do the answers that the decision rests on. A title or a description that others have edited after
 * them goes as well, since their words may still be in it, and so does what was copied from them.
 */
export function takeOut(
  { decision, ratings, votes }: DecisionContext,
  history: readonly HistoryEntry[],
  personId: string,
  copied: Copied = NOTHING_COPIED,
): TakenOut {
  const title = firstWritten(history, { personId, copied }, 'title');
  const context = firstWritten(history, { personId, copied }, 'context');
  const put = <T extends Put>(words: T, since: number): T => ({
    ...words,
    title: since >= title ? REMOVED : words.title,
    context: since >= context ? '' : words.context,
  });
  const vote = votes.find(({ userId }) => userId === personId);
  const isTheirs = (by: string | undefined): boolean => by === personId;
  return {
    decision: {
      ...put(decision, history.length),
      decided: isTheirs(decision.decided?.by) ? silent(decision.decided) : decision.decided,
      withdrawn:
        decision.withdrawn !== null && isTheirs(decision.withdrawn.by)
          ? { ...decision.withdrawn, reason: '' }
          : decision.withdrawn,
    },
    history: history.map((entry) => {
      const what = isTheirs(entry.actorId) ? wordless(entry.event) : entry.event;
      return {
        ...entry,
        what: withCase(what, (words, isAfter) => put(words, entry.position - (isAfter ? 0 : 1))),
      };
    }),
    vote: vote === undefined ? null : { ...vote, reason: '', preferred: null },
    dropsRating: ratings.length > 1 && ratings.some(({ userId }) => userId === personId),
  };
}

type Put = { readonly title: string; readonly context: string };

/** Titles and descriptions with which a decision began that were a person's in the one it replaced. */
export type Copied = { readonly [text in keyof Put]: readonly string[] };

export const NOTHING_COPIED: Copied = { title: [], context: [] };

type Whose = { readonly personId: string; readonly copied: Copied };

/** What a decision that replaces this one may have copied of a person's. */
export function copiedFrom(history: readonly HistoryEntry[], whose: Whose): Copied {
  const theirs = (text: keyof Put): readonly string[] => {
    const first = firstWritten(history, whose, text);
    return history
      .filter(({ position }) => position >= first)
      .flatMap(({ event }) => {
        if (event.kind === 'submitted') return [event[text]];
        return event.kind === 'revised' ? [event.after[text]] : [];
      })
      .filter((words) => words !== '' && words !== REMOVED);
  };
  return { title: theirs('title'), context: theirs('context') };
}

/** The position at which they first wrote such a text; beyond all others if they never did. */
function firstWritten(
  history: readonly HistoryEntry[],
  { personId, copied }: Whose,
  text: keyof Put,
): number {
  const first = history.find(({ actorId, event }) => {
    if (event.kind === 'submitted' && copied[text].includes(event[text])) return true;
    if (actorId !== personId) return false;
    return (
      (event.kind === 'submitted' && event[text] !== '') ||
      (event.kind === 'revised' && event.before[text] !== event.after[text])
    );
  });
  return first?.position ?? Number.POSITIVE_INFINITY;
}

/** An entry with the case that it tells of put differently: as it was before it, or after it. */
function withCase(
  what: DecisionEvent,
  put: <T extends Put>(words: T, isAfter: boolean) => T,
): DecisionEvent {
  if (what.kind === 'submitted') return put(what, true);
  if (what.kind !== 'revised') return what;
  return { ...what, before: put(what.before, false), after: put(what.after, true) };
}

/** What somebody did, without their words. */
function wordless(what: DecisionEvent): DecisionEvent {
  switch (what.kind) {
    case 'rated':
      return { ...what, answers: null };
    case 'voted':
      return { ...what, reason: '', preferred: null };
    case 'proposed':
      return { ...what, note: '' };
    case 'decided':
      return silent(what);
    case 'withdrawn':
      return { ...what, reason: '' };
    default:
      return what;
  }
}

/** A reason is never empty where the outcome is not what was recommended, so a mark takes its place. */
const silent = <T extends { readonly reason: string; readonly check: string } | null>(
  made: T,
): T => (made === null ? made : { ...made, reason: made.reason === '' ? '' : REMOVED, check: '' });
